"""Find the names in one sentence: by the gazetteer, by heads of bodies and sites, by the model.

The longest reading of a stretch wins; where two are as long, the gazetteer goes
before patterns and patterns before the model. States inside the name of a body
("Kementerian Pertahanan Jepang") stay as attributes: named, but not acting.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.extract.language import Language
from kg.extract.phrases import Phrases
from kg.extract.pipeline import Sentence, words_of
from kg.gazetteer import Entry, Gazetteer, Name, load
from kg.names import same_case
from kg.vocabulary import superclasses

LABELS: Mapping[str, str] = {
    "PER": "Person",
    "PERSON": "Person",
    "STATE": "State",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Facility",
    "ORG": "Organization",
    "MEDIA": "NewsMedia",
}
"""Label of a model -> class; the labels that are missing name no thing of ours."""

NAMING = ("State", "Person", "Organization", "Place")
_VAGUE_HEADS = frozenset({"region", "area"})
"""Slugs of heads that add nothing to a name: "wilayah", "kawasan"."""
_SITE = re.compile(r"\w\.(?:com|co|net|org|id|uk|tv|news)\b")
_PRIORITY = {"gazetteer": 0, "body": 1, "site": 2, "office": 3, "model": 4}


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
    attribute: bool = False
    """It modifies an office or a body and fills no role by itself."""
    adjective: bool = False
    """A demonym: "North Korean"."""
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


@cache
def lexicon(language: Language) -> Lexicon:
    """Tokenise the whole gazetteer for `language`, once."""
    gazetteer = load()

    def phrases(*types: str) -> list[tuple[tuple[str, ...], tuple[Entry, Name]]]:
        return [
            (tuple(w.casefold() for w in words_of(language, name.text)), (entry, name))
            for entry in gazetteer.of_type(*types)
            for name in entry.names
            if _usable(name, language)
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
    )


def _usable(name: Name, language: Language) -> bool:
    # A short form of another language is a different word here: "AS" in English.
    other = name.language not in (None, language.code)
    return not (other and (len(name.text) <= 3 or name.kind == "demonym")) or name.text.isupper()


def find_mentions(sentence: Sentence, language: Language) -> list[Found]:
    """Return the names in `sentence`, left to right; only attributes lie inside another."""
    gazetteer = load()
    known = list(_known(sentence, lexicon(language)))
    states = [f for f in known if f.type == "State" or gazetteer.state_of_capital(f.known or "")]
    model = list(_model(sentence, language, gazetteer, states))
    bodies = list(_bodies(sentence, language, states))
    sites = list(_sites(sentence, language, [*states, *bodies], model))
    weapons = _weapons(sentence, language)
    inside = _inside_longer_name(sentence)
    known = [
        f
        for f in known  # a summit is named by the body that meets, an operation not by a mosque
        if not inside.issuperset(range(f.start, f.end)) or not _is_mere_place(f)
    ]
    certain = {token for f in known if not f.tentative for token in range(f.start, f.end)}
    others = [
        f
        for f in (*bodies, *sites, *model)
        if not weapons & set(range(f.start, f.end))
        # "Hizbullah Lebanon" is two names that are known, not a third.
        and not (f.rule == "model" and certain.issuperset(range(f.start, f.end)))
        # Nor is "Putin Meets Kim" in a headline a person.
        and not (sentence.headline and certain.intersection(range(f.start, f.end)))
    ]
    return _resolve([*known, *others])


def _is_mere_place(found: Found) -> bool:
    classes = superclasses(found.type)
    return "Place" in classes and "Actor" not in classes


def _known(sentence: Sentence, lexicon: Lexicon) -> Iterator[Found]:
    for start, end, (entry, name) in lexicon.names.find_all(sentence.lowers):
        surface = " ".join(sentence.words[start:end])
        adjective = name.kind == "demonym" and entry.type != "State"
        if same_case(name.text, surface) and not adjective:
            ambiguous = name.kind == "ambiguous"
            # Which Kim it is the article must tell: a surname joins the full name that it has.
            known = None if ambiguous and entry.type == "Person" else entry.slug
            yield Found(
                start,
                end,
                entry.type,
                "gazetteer",
                known,
                tentative=ambiguous,
                adjective=name.kind == "demonym",
            )


def _bodies(sentence: Sentence, language: Language, states: list[Found]) -> Iterator[Found]:
    """Combine the head of a body with the state beside it: "Kementerian Pertahanan di Tokyo"."""
    by_length = sorted(states, key=lambda f: f.length)
    starts = {state.start: state for state in by_length}
    ends = {state.end: state for state in by_length}
    for start, end, _ in lexicon(language).bodies.find(sentence.lowers):
        written = " ".join(sentence.lowers[start:end])
        vague = sentence.words[start].islower() and language.has("representative", written)
        if vague or _inside_office(sentence, language, start):
            continue
        left, right = (
            (start, _state_behind(sentence, language, end, starts))
            if language.head_first
            else _beside(sentence, language, (start, end), (starts, ends))
        )
        bare = (left, right) == (start, end)
        if bare and (right - left < 2 or not _is_name(sentence.words[left])):
            continue
        yield Found(left, right, "Organization", "body")


def _inside_office(sentence: Sentence, language: Language, start: int) -> bool:
    return any(s <= start < e for s, e, _ in lexicon(language).offices.find(sentence.lowers))


def _state_behind(
    sentence: Sentence, language: Language, end: int, starts: Mapping[int, Found]
) -> int:
    """Return where a head that ends at `end` ends with its state: "Kementerian ... di Tokyo"."""
    lowers, behind = sentence.lowers, end
    if end < len(lowers) and language.has("bodyOf", lowers[end]):
        behind += 1
        while behind < len(lowers) and language.has("determiner", lowers[behind]):
            behind += 1
    elif not language.head_first:
        return end
    return starts[behind].end if behind in starts else end


def _beside(
    sentence: Sentence,
    language: Language,
    head: tuple[int, int],
    states: tuple[Mapping[int, Found], Mapping[int, Found]],
) -> tuple[int, int]:
    """Widen a head to the state before it, "Japan's Ministry of Defence", or behind."""
    (start, end), (starts, ends) = head, states
    owned = start and sentence.lowers[start - 1] in ("'s", "’s", "'", "’")
    left = start - 1 if owned else start
    if left in ends:
        return ends[left].start, end
    return start, _state_behind(sentence, language, end, starts)


def _sites(
    sentence: Sentence, language: Language, others: list[Found], model: list[Found]
) -> Iterator[Found]:
    """Join a head such as "Pelabuhan" or "airport" with the capitalised name beside it.

    The state behind a head is where the thing is, not what it is called ("wilayah Israel"), and
    a head within another name heads nothing ("angkatan laut").
    """
    if sentence.headline:
        return
    taken = {token for other in others for token in range(other.start, other.end)}
    organizations = {f.end for f in model if f.type == "Organization"}
    for start, end, entry in lexicon(language).sites.find(sentence.lowers):
        left, right = start, end
        if language.head_first:
            while right < len(sentence.words) and _is_name(sentence.words[right]):
                right += 1
        elif sentence.words[start][0].isupper():
            while left and _is_name(sentence.words[left - 1]):
                left -= 1
        named = {*range(left, start), *range(end, right)}
        if named and right - left <= 6 and not taken & {*named, start, start - 1}:
            type_ = "Organization" if right in organizations else entry.head_of or "Place"
            yield Found(left, right, type_, "site", _same_place(sentence, named, entry))


def _inside_longer_name(sentence: Sentence) -> set[int]:
    """Return the tokens of operations, treaties, weapons: "Operasi Banjir Al-Aqsa"."""
    return {
        token
        for start, end, label in sentence.named
        if label in ("EVT", "DOC", "WPN", "EVENT", "LAW") and end - start > 1
        for token in range(start, end)
    }


def _same_place(sentence: Sentence, named: set[int], head: Entry) -> str | None:
    """Return the city that "kota Galati" is, the place that "wilayah Gaza" is."""
    name = " ".join(sentence.words[token] for token in sorted(named))
    found = load().find(name, "Place")
    fits = [e for e in found if e.type == head.head_of == "City" or head.slug in _VAGUE_HEADS]
    return fits[0].slug if len(fits) == 1 else None


def _weapons(sentence: Sentence, language: Language) -> set[int]:
    """Return the tokens that name missiles, which models take for people and places."""
    return {
        token
        for start, end, (_, name) in lexicon(language).weapons.find_all(sentence.lowers)
        if same_case(name.text, " ".join(sentence.words[start:end]))
        for token in range(start, end)
    }


def _is_name(word: str) -> bool:
    return word[0].isupper() and any(c.islower() for c in word)


def _model(
    sentence: Sentence, language: Language, gazetteer: Gazetteer, states: list[Found]
) -> Iterator[Found]:
    starts = {state.start: state.end for state in states}
    for start, end, label in _joined(sentence):
        type_ = LABELS.get(label)
        start, end = _trimmed(sentence, language, start, end)
        if type_ == "Person" and starts.get(start, end) < end:
            start = starts[start]  # "Menlu Rumania Oana Toiu": the state is not her first name
            start, end = _trimmed(sentence, language, start, end)
        if type_ is None or start >= end or not _is_proper(sentence, start, end):
            continue
        if label == "STATE" and not _knows_state(sentence, start, end, gazetteer):
            if any(start < state.start and state.end == end for state in states):
                continue  # "Republik India" says no more than "India"
            type_ = "Place"
        yield Found(start, end, _by_form(sentence, language, start, end, type_), "model")


def _by_form(sentence: Sentence, language: Language, start: int, end: int, type_: str) -> str:
    """Correct a class by the form of the name: a web site, a firm."""
    if _SITE.search(sentence.lowers[start:end][-1]):
        return "NewsMedia"
    firm = language.has("organizationWord", sentence.lowers[end - 1])
    return "Organization" if firm and end - start > 1 else type_


def _joined(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Yield the model's names, those that it cut at a hyphen made whole: "Wang Cheng-shio"."""
    spans = sorted(sentence.named)
    while spans:
        start, end, label = spans.pop(0)
        while label in ("PER", "PERSON") and _hyphenated(sentence, end):
            end += 2
            if spans and spans[0][0] <= end and spans[0][2] == label:
                end = max(end, spans[0][1])
            spans = [span for span in spans if span[0] >= end]
            if _goes_on(sentence, end):
                end += 1
        yield start, end, label


def _hyphenated(sentence: Sentence, end: int) -> bool:
    """Tell whether a hyphen with no space about it stands at token `end`, and a word behind it."""
    if end + 1 >= len(sentence.words) or sentence.words[end] not in ("-", "‐", "‑"):
        return False
    tight = sentence.ends[end - 1] == sentence.starts[end] and (
        sentence.ends[end] == sentence.starts[end + 1]
    )
    return tight and sentence.words[end + 1][0].isalpha()


def _goes_on(sentence: Sentence, end: int) -> bool:
    return end < len(sentence.words) and _is_name(sentence.words[end])


def _knows_state(sentence: Sentence, start: int, end: int, gazetteer: Gazetteer) -> bool:
    name = " ".join(sentence.words[start:end])
    return bool(gazetteer.find(name, "State", ambiguous=True, demonyms=True))


def _trimmed(sentence: Sentence, language: Language, start: int, end: int) -> tuple[int, int]:
    """Drop what a model takes along: articles, titles, quotation marks, the possessive."""
    table = lexicon(language)
    while start < end:
        lowers = sentence.lowers[start:end]
        titles = [
            e
            for phrases in (table.offices, table.honorifics)
            for s, e, _ in phrases.find(lowers)
            if s == 0 and e < len(lowers)
        ]
        if titles:
            start += max(titles)
        elif (
            language.has("determiner", lowers[0])
            or language.has("according", lowers[0])
            or not lowers[0][0].isalnum()
        ):
            start += 1
        else:
            break
    while start < end and (
        sentence.lowers[end - 1] in ("'s", "’s")
        or (not sentence.words[end - 1][-1].isalnum() and sentence.words[end - 1] not in (")", "."))
    ):
        end -= 1
    return start, end


def _is_proper(sentence: Sentence, start: int, end: int) -> bool:
    return any(c.isupper() for word in sentence.words[start:end] for c in word[:2])


def _resolve(candidates: Iterable[Found]) -> list[Found]:
    """Keep the longest of what overlaps; states within a kept body stay as its attributes."""
    taken: dict[int, Found] = {}
    kept: list[Found] = []
    inside: list[Found] = []
    for found in sorted(
        candidates,
        key=lambda f: (-f.length, _PRIORITY[f.rule], f.tentative, f.start, f.known or ""),
    ):
        over = {id(taken[i]): taken[i] for i in range(found.start, found.end) if i in taken}
        if not over:
            kept.append(found)
            taken.update(dict.fromkeys(range(found.start, found.end), found))
        elif len(over) == 1 and _is_attribute(found, next(iter(over.values()))):
            found.attribute = True
            inside.append(found)
    nested: list[Found] = []
    for found in inside:  # the longest first, as they were sorted
        if not any(f.start < found.end and found.start < f.end for f in nested):
            nested.append(found)
    return sorted([*kept, *nested], key=lambda f: (f.start, -f.end))


def _is_attribute(found: Found, outer: Found) -> bool:
    fits = outer.start <= found.start and found.end <= outer.end and found.length < outer.length
    return (
        fits
        and found.type in ("State", "City")
        and outer.type == "Organization"
        and not found.tentative
    )
