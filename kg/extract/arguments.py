"""What can fill a role in a sentence: its names and pronouns, each with what governs it."""

from collections.abc import Iterable

from kg.extract.argument import Argument
from kg.extract.coreference import Chain
from kg.extract.governing import appose, govern, introduce, widen, without_lands
from kg.extract.language import Language
from kg.extract.offices import OfficeFound
from kg.extract.pipeline import Sentence
from kg.extract.pronouns import Salience, move_on, pronouns
from kg.extract.weighing import Reading

__all__ = ["Argument", "Salience", "arguments"]

_OPEN = frozenset("\"“‘'(`")


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
    found = _disjoint(found)
    adjectives = {f.start for f in reading.mentions if f.adjective}
    for argument in found:
        adjective = argument.start in adjectives
        widen(argument, sentence, language)
        govern(argument, sentence, language, adjective=adjective)
    if language.head_first:
        appose(found, sentence, language)
    else:
        introduce(found, sentence, language)
    found = without_lands(found, sentence, chains)
    _group(found, sentence, language)
    pointing = list(pronouns(sentence, chains, language, salience, found))
    for argument in pointing:
        widen(argument, sentence, language)
        behind = sentence.tags[argument.end : argument.end + 1]
        govern(argument, sentence, language, adjective=behind == ["NOUN"])
        if argument.local:
            argument.kind, argument.marker = "preposition", "in"
    if pointing:
        found = _disjoint([*found, *pointing])
        _group(found, sentence, language)
    move_on(salience, found)
    return [argument for argument in found if not argument.inner]


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


def _disjoint(found: Iterable[Argument]) -> list[Argument]:
    kept: list[Argument] = []
    for argument in sorted(found, key=lambda a: (a.start, -a.end)):
        if not kept or argument.start >= kept[-1].end:
            kept.append(argument)
    return kept


def _group(found: list[Argument], sentence: Sentence, language: Language) -> None:
    """Number what "and" joins; what follows in a list is governed as the first is."""
    outer = [argument for argument in found if not argument.inner]
    for index, argument in enumerate(found):
        argument.group = index
    for index, argument in enumerate(outer[1:], start=1):
        before = outer[index - 1]
        between = sentence.lowers[before.end : argument.opens]
        if not _joins(between, language) or not _comparable(before, argument):
            continue
        if (
            between == [","]
            and not _list_goes_on(outer, index, sentence, language)
            and not _is_pair(outer, index, sentence, language)
        ):
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


def _is_pair(found: list[Argument], index: int, sentence: Sentence, language: Language) -> bool:
    """Tell "Trump, Putin to meet", where a headline's comma stands for "and"."""
    left, right = found[index - 1], found[index]
    alike = left.type == right.type and left.type in ("Person", "State")
    return sentence.headline and not language.head_first and alike and left.kind == right.kind


def _list_goes_on(
    found: list[Argument], index: int, sentence: Sentence, language: Language
) -> bool:
    """Tell "A, B and C" from "A, B": the comma of a list is followed by an "and"."""
    for left, right in zip(found[index:], found[index + 1 :], strict=False):
        between = sentence.lowers[left.end : right.opens]
        if not _joins(between, language):
            return False
        if any(language.has("conjunction", w) for w in between):
            return True
    return False
