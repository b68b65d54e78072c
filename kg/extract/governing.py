"""What governs an argument: a verb, a preposition, a noun.

With a dependency parse the tree says so; without one, word order and the word
lists of the language do. Both give the same `Argument`s.
"""

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.argument import PUNCTUATION, Argument, Kind, is_verb, marker_at
from kg.extract.coreference import Chain
from kg.extract.language import Language
from kg.extract.pipeline import Sentence
from kg.gazetteer import load

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_OPEN = frozenset("\"“‘'(`")
_NEAR = 4
"""Nouns that may stand between a preposition and the name at the end of its phrase."""


def widen(argument: Argument, sentence: Sentence, language: Language) -> None:
    """Let the state stand for its people: "militer Korea Selatan", "Russian officials"."""
    lowers = sentence.lowers
    if language.head_first:
        argument.start = _first_of_representatives(argument.start, lowers, language)
        return
    end = argument.end + (lowers[argument.end : argument.end + 1] == ["'s"])
    while end < len(lowers) and (
        language.has("representative", lowers[end]) or sentence.tags[end] == "ADJ"
    ):
        end += 1
        if language.has("representative", lowers[end - 1]):
            argument.end = end  # "in Beijing earlier" ends with its name


def _first_of_representatives(start: int, lowers: list[str], language: Language) -> int:
    while start and (
        language.has("representative", lowers[start - 1])
        or language.has("determiner", lowers[start - 1])
    ):
        start -= 1
    linked = start > 1 and language.has("representativeOf", lowers[start - 1])
    people = ("representative", "delegation", "plural")
    if not linked or not any(language.has(name, lowers[start - 2]) for name in people):
        return start
    return _first_of_representatives(start - 2, lowers, language)


def govern(argument: Argument, sentence: Sentence, language: Language, *, adjective: bool) -> None:
    """Set what governs an argument; an `adjective` belongs to the noun behind it."""
    if sentence.deps and not argument.pronoun:
        _govern_by_tree(argument, sentence, language)
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


def _govern_by_tree(argument: Argument, sentence: Sentence, language: Language) -> None:
    top = _top(sentence, argument.start, argument.end)
    for _ in range(8):  # climb through "X and Y" and "X, the president" to what governs the first
        relation, head = sentence.deps[top], sentence.heads[top]
        if relation == "pobj" and _represents(sentence, head, language):
            head = sentence.heads[head]  # "officials from Iran" act as Iran does
        elif relation == "pobj" and language.has("among", sentence.lowers[head]):
            head = sentence.heads[head]  # "with leaders, including Xi"
            if sentence.tags[head] not in ("NOUN", "PROPN"):
                break
        elif relation == "compound" and _names_kind(argument, sentence, head, language):
            pass  # "the Rossiya Segodnya media group": what the name is of is the name's
        elif relation not in ("conj", "appos") or head == top:
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


def _names_kind(argument: Argument, sentence: Sentence, noun: int, language: Language) -> bool:
    return argument.type == "Organization" and language.has("firmWord", sentence.lowers[noun])


def _represents(sentence: Sentence, preposition: int, language: Language) -> bool:
    noun = sentence.heads[preposition]
    return language.has("representativeOf", sentence.lowers[preposition]) and (
        language.has("representative", sentence.lowers[noun])
        or language.has("delegation", sentence.lowers[noun])
    )


def _top(sentence: Sentence, start: int, end: int) -> int:
    """Return the token of a phrase whose head lies outside it."""
    for token in range(start, end):
        if sentence.deps[token] == "det" and token < end - 1:
            continue  # "the Pacific"
        if not start <= sentence.heads[token] < end or sentence.heads[token] == token:
            return token
    return end - 1


def _govern_by_order(argument: Argument, sentence: Sentence, language: Language) -> None:
    kind, marker, head, distance = _governor(argument, sentence, language)
    argument.kind = "genitive" if distance else kind
    if not (distance and kind == "free"):
        argument.marker = marker
    if head >= 0:
        argument.head = head


def _governor(
    argument: Argument, sentence: Sentence, language: Language
) -> tuple[Kind, str, int, int]:
    """Return what governs the phrase that an argument ends: kind, marker, head, nouns between."""
    lowers = sentence.lowers
    position, head = argument.start - 1, -1
    while position >= 0 and (
        lowers[position] in _OPEN or language.has("determiner", lowers[position])
    ):
        position -= 1
    for distance in range(_NEAR + 1):
        if distance and position > 0 and _joins_nouns(sentence, position, language):
            position -= 1
        if position < 0 or _breaks(lowers[position], language):
            return "free", "", head, distance
        marker = marker_at(sentence, position, language)
        if marker:
            return "preposition", marker, position, distance
        if is_verb(sentence, position, language):
            saying = language.has("saying", lowers[position])
            return ("free" if saying else "object"), "", head if distance else position, distance
        if language.has("possessed", lowers[position]) or distance == 0:
            head = position
        position -= 1
    return "free", "", head, _NEAR + 1


def _joins_nouns(sentence: Sentence, position: int, language: Language) -> bool:
    """Tell the "and" of "pangkalan militer dan intelijen Israel", which ends no phrase."""
    before = sentence.words[position - 1]
    return (
        language.has("conjunction", sentence.lowers[position])
        and before.isalpha()
        and before.islower()
        and not language.has("anaphor", before)
        and not is_verb(sentence, position - 1, language)
    )


def appose(found: list[Argument], sentence: Sentence, language: Language) -> None:
    """Let a name in apposition be governed as its phrase is: "menerima utusan Trump, Witkoff"."""
    for index, (before, argument) in enumerate(pairwise(found)):
        if _is_apposition(found[index : index + 3], sentence, language):
            kind, marker, head, distance = _governor(before, sentence, language)
            argument.kind, argument.marker, argument.head = kind, marker, head
            argument.left, before.inner = before.start - distance, True


def without_lands(
    found: list[Argument], sentence: Sentence, chains: Sequence[Chain]
) -> list[Argument]:
    """Drop the state of "di Jenewa, Swiss", which says where the city lies and does nothing.

    In "Di Moskow, Rusia mengumumkan ..." the comma ends what stands in front of it all.
    """
    kept: list[Argument] = []
    for argument in found:
        before = kept[-1] if kept else None
        if before and sentence.lowers[before.end : argument.start] == [","]:
            fronted = before.kind == "preposition" and before.head == 0
            inner, outer = (chains[a.entities[0]].known or "" for a in (before, argument))
            if not fronted and load().contains(outer, inner):
                continue
        kept.append(argument)
    return kept


def introduce(found: list[Argument], sentence: Sentence, language: Language) -> None:
    """Let a state only say whose somebody is: "his Russian counterpart, Sergei Lavrov"."""
    for before, argument in pairwise(found):
        singled = language.has("individual", sentence.lowers[before.end - 1])
        between = sentence.lowers[before.end : argument.start]
        if singled and between in ([], [","]) and argument.type == "Person":
            if before.type != "Person":
                argument.left, before.inner = before.start, True


def _is_apposition(found: list[Argument], sentence: Sentence, language: Language) -> bool:
    """Tell "utusan Trump, Witkoff, ..." from a list: a comma on both sides, nothing joined on."""
    before, argument = found[:2]
    lowers = sentence.lowers
    if argument.type != "Person" or argument.kind != "free":
        return False
    if lowers[before.end : argument.start] != [","] or lowers[
        argument.end : argument.end + 1
    ] not in (
        [","],
        ["."],
        [")"],
        [],
    ):
        return False
    owned = before.kind == "genitive" or language.has("delegation", lowers[before.start])
    behind = lowers[argument.end : found[2].start] if len(found) > 2 else []
    joined = behind and all(w == "," or language.has("conjunction", w) for w in behind)
    return owned and not joined


def _breaks(word: str, language: Language) -> bool:
    return (
        word in PUNCTUATION
        or language.has("conjunction", word)
        or language.has("clauseBreak", word)
        or language.has("anaphor", word)
        or language.has("copula", word)
    )
