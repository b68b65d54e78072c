"""A noun phrase that can fill a role, and what the tokens beside it are: verbs, prepositions."""

from dataclasses import dataclass
from typing import Literal

from kg.extract.language import Language
from kg.extract.pipeline import Sentence

Kind = Literal["free", "object", "preposition", "genitive"]
QUOTES = frozenset({"“", '"', "”"})
PUNCTUATION = frozenset(",;:.!?()[]\"“”‘’'`–—-…/") | {"--", "---"}


@dataclass(slots=True)
class Argument:
    """A noun phrase that stands for things of the article."""

    start: int
    end: int
    """Tokens of the whole phrase, offices and bodies' heads included."""
    entities: tuple[int, ...]
    """Indexes of the things; several for "kedua pemimpin"."""
    type: str
    kind: Kind = "free"
    marker: str = ""
    """The preposition that governs it; of a genitive, that of the noun that it belongs to."""
    head: int = -1
    """Token that governs it: a verb, the preposition, the noun; -1 for none."""
    group: int = -1
    """Arguments joined by "and" share a number."""
    pronoun: bool = False
    local: bool = False
    """It points to a place: "here"."""
    collective: bool = False
    """A word for a fixed set, which says little by itself: "inter-Korean talks"."""
    inner: bool = False
    """It only says whose the phrase is that an apposition names: "utusan Trump, Steve Witkoff"."""
    left: int = -1
    """First token of the phrase that it stands in apposition to; -1 for its own first."""

    @property
    def opens(self) -> int:
        """First token of the phrase, with what it stands in apposition to."""
        return self.left if self.left >= 0 else self.start


def marker_at(sentence: Sentence, position: int, language: Language) -> str:
    """Return the longest preposition that ends with the token at `position`, or ""."""
    for length in (4, 3, 2, 1):
        start = position - length + 1
        phrase = " ".join(sentence.lowers[max(start, 0) : position + 1])
        if start >= 0 and language.has("preposition", phrase):
            return phrase
    return ""


def marker_starts(sentence: Sentence, position: int, language: Language) -> bool:
    """Tell whether a preposition of several words begins at `position`: "yang menargetkan"."""
    return any(
        language.has("preposition", " ".join(sentence.lowers[position : position + length]))
        for length in (4, 3, 2)
    )


def is_verb(sentence: Sentence, position: int, language: Language) -> bool:
    """Tell whether a token is a verb: by its tag, else by its prefix."""
    if sentence.tagged:
        preposition = bool(sentence.deps) and sentence.deps[position] == "prep"  # "including"
        return sentence.tags[position] in ("VERB", "AUX") and not preposition
    word = sentence.lowers[position]
    if language.has("saying", word):
        return True
    return (
        len(word) > 4
        and sentence.words[position].islower()
        and word.startswith(language.verb_prefixes or ("\0",))
        and not language.has("notVerb", word)
        and not language.has("preposition", word)
        and not language.has("clauseBreak", word)
    )
