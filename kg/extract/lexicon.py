"""The gazetteer's names as the tokens of one language, and what a match of one of them is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kg.extract.language import Language
from kg.extract.phrases import Phrases
from kg.extract.pipeline import words_of
from kg.gazetteer import Entry, Name, load

NAMING = ("State", "Person", "Organization", "Place")


@dataclass(slots=True)
class Found:
    """A stretch of tokens that names a thing, before it is known which."""

    start: int
    end: int
    type: str
    rule: str
    known: str | None = None
    tentative: bool = False
    """An ambiguous name: it counts only where the article names the same thing otherwise."""
    seen: bool = False
    """Of an ambiguous name: the model, too, sees a name of its kind there."""
    attribute: bool = False
    """It modifies an office or a body and fills no role by itself."""
    adjective: bool = False
    """A demonym: "North Korean"."""
    description: bool = False
    """It says what the thing named behind it is, and is no name of it: "kantor berita Iran"."""
    entity: int = -1
    """Index of the entity, once coreference has run; -1 for none."""
    metonym_of: int = -1
    """Index of the state that a capital stands for here; -1 for none."""
    person: "Found | None" = None
    """Of a state or body: the holder of the office that it is an attribute of."""

    @property
    def length(self) -> int:
        """Number of tokens."""
        return self.end - self.start


@dataclass(frozen=True)
class Lexicon:
    """The gazetteer's names as token sequences of one language's pipeline, lower-cased."""

    names: Phrases[tuple[Entry, Name]]
    bodies: Phrases[str]
    sites: Phrases[Entry]
    offices: Phrases[str]
    honorifics: Phrases[str]
    weapons: Phrases[tuple[Entry, Name]]
    nameless: Phrases[str]
    """Words that name no thing though a part of them does elsewhere: "medan perang"."""


@cache
def lexicon(language: Language) -> Lexicon:
    """Tokenise the whole gazetteer for `language`, once."""
    gazetteer = load()

    def phrases(*types: str) -> list[tuple[tuple[str, ...], tuple[Entry, Name]]]:
        return [
            (tuple(w.casefold() for w in words_of(language, name.text)), (entry, name))
            for entry in gazetteer.of_type(*types)
            for name in _told_apart(entry.names, language)
        ]

    def slugs(type_: str) -> Phrases[str]:
        return Phrases((words, entry.slug) for words, (entry, _) in phrases(type_))

    return Lexicon(
        names=Phrases(phrases(*NAMING)),
        bodies=slugs("BodyHead"),
        sites=Phrases((words, entry) for words, (entry, _) in phrases("SiteHead")),
        offices=slugs("Office"),
        honorifics=slugs("Honorific"),
        weapons=Phrases(phrases("MissileType")),
        nameless=Phrases(
            (tuple(words_of(language, phrase)), phrase)
            for phrase in sorted(language.words.get("notName", ()))
            if " " in phrase
        ),
    )


def _told_apart(names: Iterable[Name], language: Language) -> Iterator[Name]:
    """Yield the names that serve in `language`; one that is doubtful there stands as doubtful."""
    every = list(names)
    usable = [name for name in every if _usable(name, language)]
    doubtful = {name.text.casefold() for name in usable if name.kind == "ambiguous"}
    # "West" tells no more in Indonesian, where it is a part of foreign names, than in English.
    foreign = {(name.text, name.language) for name in every if name.kind == "ambiguous"}
    for name in usable:
        certain = name.text.casefold() not in doubtful and (name.text, name.language) not in foreign
        if name.kind == "ambiguous" or certain:
            yield name


def _usable(name: Name, language: Language) -> bool:
    # A short form of another language is a different word here: "AS" in English.
    other = name.language not in (None, language.code)
    if other and name.kind == "ambiguous":
        return False
    return not (other and (len(name.text) <= 3 or name.kind == "demonym")) or name.text.isupper()
