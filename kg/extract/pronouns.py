"""Words that stand for several things at once: "kedua pemimpin", "they", "the two Koreas"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.extract.argument import QUOTES, Argument
from kg.extract.coreference import Chain
from kg.extract.groupings import groupings
from kg.extract.language import Language
from kg.extract.pipeline import Sentence

_PARTIES_REACH = 4
"""Tokens behind "bilateral" within which its parties would be named."""
_DESCRIBED = {
    "definiteState": ("State",),
    "definiteBody": ("Organization",),
    "definiteCity": ("City",),
}
"""List of phrases, "negara itu" -> classes of what they can mean."""

_ACTORS = ("Person", "State", "Organization")


@dataclass(slots=True)
class Salience:
    """Who was spoken of last: what a pronoun may mean."""

    person: int = -1
    pair: tuple[int, ...] = ()
    """The last two people."""
    parties: tuple[int, ...] = ()
    """The last two states or bodies."""
    group: tuple[int, ...] = ()
    """Those whom the last sentence that named any joined by "and"."""
    last: dict[str, int] = field(default_factory=dict)
    """Class -> the thing of that class that was named last."""
    here: int = -1
    """Where the article was written, if it names that place, or the state of it; else -1."""


def pronouns(
    sentence: Sentence,
    chains: list[Chain],
    language: Language,
    salience: Salience,
    named: Sequence[Argument],
) -> Iterator[Argument]:
    """Yield the pronouns of a sentence as arguments, given its names, grouped already."""
    for start, end, _ in _pointing("pronoun", sentence, language):
        person = _antecedent(sentence, language, named, start)
        person = salience.person if person < 0 else person
        if person >= 0:
            yield Argument(start, end, (person,), chains[person].type, pronoun=True)
    if salience.here >= 0:
        for start, end, _ in language.find("here", sentence.lowers):
            place = chains[salience.here].type
            yield Argument(start, end, (salience.here,), place, pronoun=True, local=True)
    yield from _speakers(sentence, chains, language, salience, named)
    yield from _described(sentence, chains, language, salience, named)
    yield from _plurals(sentence, chains, language, salience, named)
    for start, end, members in groupings(language).find(sentence.lowers):
        found = tuple(i for i, chain in enumerate(chains) if chain.known in members)
        if len(found) > 1:
            yield Argument(start, end, found, "State", pronoun=True, collective=True)


def _pointing(name: str, sentence: Sentence, language: Language) -> Iterator[tuple[int, int, str]]:
    """Yield the words of a list, but for "mereka yang", which means whoever it is."""
    for start, end, word in language.find(name, sentence.lowers):
        behind = sentence.lowers[end : end + 1]
        if not (behind and language.has("relative", behind[0])):
            yield start, end, word


def _antecedent(
    sentence: Sentence, language: Language, named: Sequence[Argument], start: int
) -> int:
    """Return the person who is the subject before a pronoun in its sentence, or -1.

    Who is quoted, "kata dia", was named before the sentence.
    """
    before = sentence.lowers[start - 1] if start else ""
    verb = before.startswith(language.verb_prefixes or ("\0",))
    if language.head_first and language.has("saying", before) and not verb:
        return -1
    people = [
        a
        for a in named
        if a.end <= start and a.type == "Person" and a.kind == "free"
        if a.head >= 0 or not sentence.deps
    ]
    return people[-1].entities[0] if people else -1


def _speakers(
    sentence: Sentence,
    chains: list[Chain],
    language: Language,
    salience: Salience,
    named: Sequence[Argument],
) -> Iterator[Argument]:
    """Yield "saya" in a quotation as who is quoted."""
    found = language.find("firstPerson", sentence.lowers)
    if not found or not any(word in QUOTES for word in sentence.lowers):
        return
    beside = [
        a.entities[0] for a in named if a.type == "Person" and _is_said_by(sentence, language, a)
    ]
    person = beside[0] if beside else salience.person
    for start, end, _ in found:
        if person >= 0:
            yield Argument(start, end, (person,), chains[person].type, pronoun=True)


def _is_said_by(sentence: Sentence, language: Language, argument: Argument) -> bool:
    """Tell "kata X" and "X mengatakan"."""
    beside = (
        *sentence.lowers[max(0, argument.start - 1) : argument.start],
        *sentence.lowers[argument.end : argument.end + 1],
    )
    return any(language.has("saying", word) for word in beside)


def _described(
    sentence: Sentence,
    chains: list[Chain],
    language: Language,
    salience: Salience,
    named: Sequence[Argument],
) -> Iterator[Argument]:
    """Yield "negara itu", "kelompok tersebut" as the last of its kind that was named."""
    for name, types in _DESCRIBED.items():
        for start, end, _ in language.find(name, sentence.lowers):
            here = [a for a in named if a.end <= start and a.type in types]
            earlier = next((salience.last[t] for t in types if t in salience.last), -1)
            thing = here[-1].entities[0] if here else earlier
            if thing >= 0 and not any(a.start < end and start < a.end for a in named):
                yield Argument(start, end, (thing,), chains[thing].type, pronoun=True)


def _plurals(
    sentence: Sentence,
    chains: list[Chain],
    language: Language,
    salience: Salience,
    named: Sequence[Argument],
) -> Iterator[Argument]:
    here = list(named)
    for name, pair, type_ in (
        ("pluralPronoun", salience.pair, "Person"),
        ("pluralParty", salience.parties, "State"),
        ("pairwise", (), "State"),
    ):
        for start, end, _ in _pointing(name, sentence, language):
            if name == "pairwise" and _names_parties(named, end):
                continue
            states = name == "pluralParty"
            joined = _last_group(here, start, states=states)
            meant = joined or (
                pair if len(pair) > 1 else _fitting(salience.group, chains, states=states)
            )
            if len(meant) > 1:
                found = Argument(start, end, meant, type_, pronoun=True)
                here = sorted([*here, found], key=lambda a: a.start)
                yield found


def _names_parties(named: Sequence[Argument], end: int) -> bool:
    return any(end <= a.start < end + _PARTIES_REACH and a.type in _ACTORS for a in named)


def _fitting(group: tuple[int, ...], chains: list[Chain], *, states: bool) -> tuple[int, ...]:
    people = any(chains[e].type == "Person" for e in group)
    return () if states and people else group


def _last_group(found: Sequence[Argument], before: int, *, states: bool = False) -> tuple[int, ...]:
    """Return those whom "and" or a word for both joins last before a token."""
    ended = [a for a in found if a.end <= before]
    for argument in reversed(ended):
        joined = argument.entities if argument.pronoun else group_of(argument, ended)
        if len(joined) > 1 and not (states and argument.type == "Person"):
            return joined
    return ()


def group_of(argument: Argument, found: Sequence[Argument]) -> tuple[int, ...]:
    """Return the actors that "and" joins to an argument, itself included."""
    joined = [a for a in found if a.group == argument.group and not a.pronoun]
    if any(a.type not in _ACTORS for a in joined):
        return ()
    return tuple(dict.fromkeys(e for a in joined for e in a.entities))


def move_on(salience: Salience, found: Sequence[Argument]) -> None:
    """Note whom a sentence spoke of last."""
    found = [a for a in found if not a.local]
    named = [a for a in found if not a.pronoun and len(a.entities) == 1]
    people = [a for a in named if a.type == "Person"]
    for argument in people:
        salience.pair = _last_two(salience.pair, argument.entities[0])
    for argument in named:
        salience.last[argument.type] = argument.entities[0]
        if argument.type in ("State", "Organization"):
            salience.parties = _last_two(salience.parties, argument.entities[0])
    if found:
        salience.group = _last_group(found, found[-1].end) or salience.group
    free = [a for a in people if a.kind == "free"]
    going_on = [a for a in found if a.pronoun and a.kind == "free" and len(a.entities) == 1]
    if free or (people and not going_on):  # "he will meet King Salman. Then he ..."
        salience.person = (free or people)[0].entities[0]


def _last_two(pair: tuple[int, ...], entity: int) -> tuple[int, ...]:
    return (*[e for e in pair if e != entity], entity)[-2:]
