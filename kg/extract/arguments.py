"""What can fill a role in a sentence, and what governs it: a verb, a preposition, a noun.

With a dependency parse the tree says so; without one, word order and the word
lists of the language do. Both give the same `Argument`s.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kg.extract.coreference import Chain, Reading
from kg.extract.language import Language
from kg.extract.offices import OfficeFound
from kg.extract.pipeline import Sentence

Kind = Literal["free", "object", "preposition", "genitive"]
PUNCTUATION = frozenset(",;:.!?()[]\"“”‘’'`–—-…/")
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_OPEN = frozenset("\"“‘'(`")
_NEAR = 4
"""Nouns that may stand between a preposition and the name at the end of its phrase."""


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


@dataclass(slots=True)
class Salience:
    """Who was spoken of last: what a pronoun may mean."""

    person: int = -1
    pair: tuple[int, ...] = ()
    """The last two people."""
    parties: tuple[int, ...] = ()
    """The last two states or bodies."""


def arguments(
    reading: Reading, chains: list[Chain], language: Language, salience: Salience
) -> list[Argument]:
    """Return the arguments of a sentence, left to right, and move `salience` on."""
    sentence = reading.sentence
    found = [
        Argument(f.start, f.end, (f.entity,), chains[f.entity].type)
        for f in reading.mentions
        if not f.attribute and f.entity >= 0
    ]
    _widen_to_offices(found, reading.offices, chains)
    found += _pronouns(sentence, chains, language, salience)
    found = _disjoint(found)
    adjectives = {f.start for f in reading.mentions if f.adjective}
    for argument in found:
        _widen_to_representatives(argument, sentence, language)
        _govern(argument, sentence, language, adjective=argument.start in adjectives)
    _group(found, sentence, language)
    _move_on(salience, found)
    return found


def _widen_to_offices(
    found: list[Argument], offices: Iterable[OfficeFound], chains: list[Chain]
) -> None:
    by_entity = {(a.entities, a.start): a for a in found}
    for office in offices:
        start = min(office.start, office.of.start) if office.of else office.start
        end = max(office.end, office.of.end) if office.of else office.end
        if office.person:
            held = by_entity.get(((office.person.entity,), office.person.start))
            if held:
                held.start, held.end = min(held.start, start), max(held.end, end)
        elif office.entity >= 0:
            found.append(Argument(start, end, (office.entity,), chains[office.entity].type))


def _pronouns(
    sentence: Sentence, chains: list[Chain], language: Language, salience: Salience
) -> Iterable[Argument]:
    if salience.person >= 0:
        for start, end, _ in language.find("pronoun", sentence.lowers):
            person = salience.person
            yield Argument(start, end, (person,), chains[person].type, pronoun=True)
    plurals = (
        ("pluralPronoun", salience.pair, "Person"),
        ("pluralParty", salience.parties, "State"),
    )
    for name, pair, type_ in plurals:
        for start, end, _ in language.find(name, sentence.lowers) if len(pair) > 1 else ():
            yield Argument(start, end, pair, type_, pronoun=True)


def _disjoint(found: Iterable[Argument]) -> list[Argument]:
    kept: list[Argument] = []
    for argument in sorted(found, key=lambda a: (a.start, -a.end)):
        if not kept or argument.start >= kept[-1].end:
            kept.append(argument)
    return kept


def _widen_to_representatives(argument: Argument, sentence: Sentence, language: Language) -> None:
    """Let the state stand for its people: "militer Korea Selatan", "Russian officials"."""
    lowers = sentence.lowers
    if language.head_first:
        while argument.start and (
            language.has("representative", lowers[argument.start - 1])
            or language.has("determiner", lowers[argument.start - 1])
        ):
            argument.start -= 1
    else:
        end = argument.end + (lowers[argument.end : argument.end + 1] == ["'s"])
        while end < len(lowers) and (
            language.has("representative", lowers[end]) or sentence.tags[end] == "ADJ"
        ):
            end += 1
            argument.end = end


def _govern(argument: Argument, sentence: Sentence, language: Language, *, adjective: bool) -> None:
    if sentence.deps and not argument.pronoun:
        _govern_by_tree(argument, sentence)
    elif language.head_first:
        _govern_by_order(argument, sentence, language)
    else:
        _govern_by_order(argument, sentence, language)
        after = sentence.lowers[argument.end : argument.end + 1]
        if adjective or (after and after[0] in _POSSESSIVE):
            argument.kind, argument.head = "genitive", argument.end


_RELATIONS: dict[str, Kind] = {
    "nsubj": "free",
    "nsubjpass": "free",
    "csubj": "free",
    "dobj": "object",
    "obj": "object",
    "dative": "object",
    "attr": "object",
    "oprd": "object",
    "pobj": "preposition",
    "poss": "genitive",
    "amod": "genitive",
    "compound": "genitive",
    "nmod": "genitive",
    "npadvmod": "genitive",
}


def _govern_by_tree(argument: Argument, sentence: Sentence) -> None:
    top = _top(sentence, argument.start, argument.end)
    for _ in range(8):  # climb through "X and Y" and "X, the president" to what governs the first
        relation, head = sentence.deps[top], sentence.heads[top]
        if relation not in ("conj", "appos") or head == top:
            break
        top = head
    argument.kind = _RELATIONS.get(relation, "free")
    if relation == "npadvmod" and sentence.tags[head] == "VERB":
        argument.kind = "object"  # what a verb takes, unless it is a noun that takes it
    argument.head = head if head != top else -1
    if argument.kind == "preposition":
        argument.marker = sentence.lowers[head]
        argument.head = head
    elif argument.kind == "genitive" and sentence.deps[head] == "pobj":
        argument.marker = sentence.lowers[sentence.heads[head]]


def _top(sentence: Sentence, start: int, end: int) -> int:
    """Return the token of a phrase whose head lies outside it."""
    for token in range(start, end):
        if not start <= sentence.heads[token] < end or sentence.heads[token] == token:
            return token
    return end - 1


def _govern_by_order(argument: Argument, sentence: Sentence, language: Language) -> None:
    lowers = sentence.lowers
    position = argument.start - 1
    while position >= 0 and (
        lowers[position] in _OPEN or language.has("determiner", lowers[position])
    ):
        position -= 1
    for distance in range(_NEAR + 1):
        if position < 0 or _breaks(lowers[position], language):
            argument.kind = "genitive" if distance else "free"
            return
        marker = marker_at(sentence, position, language)
        if marker:
            argument.kind = "genitive" if distance else "preposition"
            argument.marker = marker
            argument.head = position
            return
        if is_verb(sentence, position, language):
            saying = language.has("saying", lowers[position])
            argument.kind = "genitive" if distance else "free" if saying else "object"
            argument.head = argument.head if distance else position
            return
        if language.has("possessed", lowers[position]) or distance == 0:
            argument.head = position
        position -= 1
    argument.kind = "genitive"


def _breaks(word: str, language: Language) -> bool:
    return (
        word in PUNCTUATION
        or language.has("conjunction", word)
        or language.has("clauseBreak", word)
        or language.has("anaphor", word)
        or language.has("copula", word)
    )


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
        return sentence.tags[position] in ("VERB", "AUX")
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


def _group(found: list[Argument], sentence: Sentence, language: Language) -> None:
    """Number what "and" joins; what follows in a list is governed as the first is."""
    for index, argument in enumerate(found):
        argument.group = index
        if not index:
            continue
        before = found[index - 1]
        between = sentence.lowers[before.end : argument.start]
        if not _joins(between, language) or not _comparable(before, argument):
            continue
        if between == [","] and not _list_goes_on(found, index, sentence, language):
            continue
        argument.group = before.group
        if not sentence.deps:
            argument.kind, argument.marker, argument.head = before.kind, before.marker, before.head


def _joins(between: list[str], language: Language) -> bool:
    words = [w for w in between if not language.has("determiner", w) and w not in _OPEN]
    plain = [w for w in words if w not in (",", ")", "”", '"')]
    if plain in (["-"], ["–"]):
        return True  # "Israel-Hamas"
    return bool(between) and all(language.has("conjunction", w) for w in plain) and len(plain) < 3


def _comparable(left: Argument, right: Argument) -> bool:
    places = {"City", "Region", "Sea", "Facility", "Place"}
    return (left.type in places) == (right.type in places)


def _list_goes_on(
    found: list[Argument], index: int, sentence: Sentence, language: Language
) -> bool:
    """Tell "A, B and C" from "A, B": the comma of a list is followed by an "and"."""
    for left, right in zip(found[index:], found[index + 1 :], strict=False):
        between = sentence.lowers[left.end : right.start]
        if not _joins(between, language):
            return False
        if any(language.has("conjunction", w) for w in between):
            return True
    return False


def _move_on(salience: Salience, found: list[Argument]) -> None:
    named = [a for a in found if not a.pronoun and len(a.entities) == 1]
    people = [a for a in named if a.type == "Person"]
    for argument in people:
        salience.pair = _last_two(salience.pair, argument.entities[0])
    for argument in named:
        if argument.type in ("State", "Organization"):
            salience.parties = _last_two(salience.parties, argument.entities[0])
    free = [a for a in people if a.kind == "free"]
    if free or people:
        salience.person = (free or people)[0].entities[0]


def _last_two(pair: tuple[int, ...], entity: int) -> tuple[int, ...]:
    return (*[e for e in pair if e != entity], entity)[-2:]
