"""Subject, object, agent and owner of a trigger: by the tree where there is one, else by order."""

from kg.extract.argument import PUNCTUATION, Argument, is_verb
from kg.extract.clauses import Clause, Report, with_group
from kg.extract.frames import frames, needs
from kg.extract.pipeline import Sentence
from kg.extract.subjects import subject

GENITIVE_REACH = 4
"""Tokens between a noun and whose it is: "sanksi ekonomi terbaru PBB"."""
_OBJECT_REACH = 7
"""Tokens of a noun phrase before the name that ends it: "sebuah pangkalan militer milik Israel"."""
_PARTING = ("preposition", "clauseBreak", "saying")
_MARKS = frozenset("-“”\"'()")
_POSSESSOR_REACH = 3
"""Tokens between a noun, or the missile before it, and the word that says whose it is."""


def agent(clause: Clause, end: int) -> list[Argument]:
    """Return who did what the passive verb that ends at `end` says: "diluncurkan (oleh) X"."""
    sentence, language = clause.sentence, clause.language
    for argument in clause.arguments:
        if sentence.deps and argument.kind == "preposition":
            by = argument.head
            if sentence.deps[by] == "agent" and sentence.heads[by] == end - 1:
                return with_group(clause, argument)
        between = [
            w for w in sentence.lowers[end : argument.start] if not language.has("determiner", w)
        ]
        adjacent = len(between) <= 1 and all(language.has("agent", w) for w in between)
        owns = sentence.deps and argument.kind == "genitive"  # "by Yemen's Houthi rebels"
        if argument.start >= end and adjacent and not owns:
            return with_group(clause, argument)
    return []


def direct_object(clause: Clause, report: Report, right: int) -> list[Argument]:
    """Return the object of the trigger with what "and" joins to it."""
    for argument in clause.arguments:
        if report.end <= argument.start < right and argument.kind == "object":
            near = argument.opens - report.end <= GENITIVE_REACH
            if near or report.start <= argument.head < report.end:
                return with_group(clause, argument)
    return []


def object_owner(clause: Clause, report: Report, right: int) -> list[Argument]:
    """Return whose the object is where a noun names it: "menyerang pangkalan militer Israel"."""
    sentence, language = clause.sentence, clause.language
    if sentence.deps or not language.head_first:
        return []
    for argument in clause.arguments:
        between = range(report.end, argument.start)
        if argument.start < report.end or argument.start >= right or argument.pronoun:
            continue
        whole = 0 < len(between) <= _OBJECT_REACH and not any(_parts(clause, i) for i in between)
        return with_group(clause, argument) if whole else []
    return []


def _parts(clause: Clause, position: int) -> bool:
    """Tell whether a token ends the noun phrase before it."""
    word, language = clause.sentence.lowers[position], clause.language
    return (
        word in PUNCTUATION - _MARKS
        or is_verb(clause.sentence, position, language)
        or any(language.has(name, word) for name in _PARTING)
    ) and not language.has("ofWhom", word)


def owner(clause: Clause, report: Report, right: int) -> list[Argument]:
    """Return whose noun the trigger is."""
    for argument in clause.arguments:
        if argument.kind == "genitive" and report.start <= argument.head < report.end:
            return with_group(clause, argument)
        if clause.sentence.deps:
            continue
        gap = argument.start - report.end
        behind = clause.language.head_first and 0 <= gap <= GENITIVE_REACH
        if behind and argument.start < right and argument.kind in ("genitive", "free", "object"):
            between = clause.sentence.lowers[report.end : argument.start]
            parted = any(
                w in (",", "(", "--") or clause.language.has("preposition", w) for w in between
            )
            if not parted:
                return with_group(clause, argument)
    return []


def of_whom(clause: Clause, report: Report) -> list[Argument]:
    """Return whose noun it is by a preposition that marks nothing else: "the assets of Bout"."""
    markers = frames(clause.language.code).markers.get(report.frame.evokes, {})
    for argument in clause.arguments:
        of = argument.kind == "preposition" and clause.language.has("ofWhom", argument.marker)
        if of and argument.marker not in markers and clause.sentence.deps:
            if report.start <= clause.sentence.heads[argument.head] < report.end:
                return with_group(clause, argument)
    return []


def possessor(clause: Clause, report: Report) -> list[Argument]:
    """Return whose "kunjungannya" or "its launch" it is: named before it in the sentence."""
    lowers, language = clause.sentence.lowers, clause.language
    suffixes = tuple(language.words.get("possessiveSuffix", ()))
    words = lowers[report.start : report.end + 1]
    if suffixes and any(w.endswith(suffixes) and len(w) > 5 for w in words):
        return _whoever(clause, report, subject(clause, report.start))
    before = lowers[_phrase_start(clause, report.start) : report.start]
    if any(language.has("possessiveThing", w) for w in before):
        things = [a for a in clause.arguments if a.end <= report.start and a.type != "Person"]
        return things[-1:]
    if any(language.has("possessive", w) for w in before):
        return subject(clause, report.start)
    return []


def _whoever(clause: Clause, report: Report, found: list[Argument]) -> list[Argument]:
    """Return the last person named where only one can be meant: "kata Kim ... kunjungannya"."""
    personal = report.frame.subject in needs(report.frame.evokes).personal
    if not personal or any(a.type == "Person" for a in found):
        return found
    return [a for a in clause.arguments if a.end <= report.start and a.type == "Person"][-1:]


def _phrase_start(clause: Clause, noun: int) -> int:
    """Return where the words begin that may say whose a noun is: "its new missile test"."""
    start = max(0, noun - _POSSESSOR_REACH)
    weapons = [c for c in clause.concepts if c.end == noun]
    return max(0, weapons[0].start - _POSSESSOR_REACH) if weapons else start


def light_object(clause: Clause, report: Report) -> list[Argument]:
    """Return what stands between a light verb and its noun: "hit Russia with sanctions"."""
    for argument in clause.arguments:
        between = report.light < argument.start and argument.end <= report.start
        if between and argument.kind == "object":
            return with_group(clause, argument)
    return []


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Tell "was fired", "fired by" from "fired"."""
    below = {
        sentence.deps[i] for i, head in enumerate(sentence.heads) if head == verb and i != verb
    }
    if below & {"auxpass", "nsubjpass"} or ("agent" in below and "nsubj" not in below):
        return True  # of "they spoke by phone" the parser takes the phone for an agent
    relation = sentence.deps[verb] if sentence.deps else ""
    return relation == "acl" and not sentence.lowers[verb].endswith("ing") and "nsubj" not in below


def is_passive_form(clause: Clause, verb: int) -> bool:
    """The same by the verb's prefix, where there is no tree."""
    sentence = clause.sentence
    if sentence.deps:
        return is_passive(sentence, verb)
    return sentence.lowers[verb].startswith(clause.language.passive_prefixes)


def stands_beside(clause: Clause, argument: Argument, report: Report) -> bool:
    """Tell "Lavrov diterima" from "undangan Kim itu sudah diterima", where nobody is received."""
    if clause.sentence.deps:
        return True
    inside = {i for a in clause.arguments for i in range(a.start, a.end)}
    position = report.start - 1
    while position >= 0 and clause.language.has("modal", clause.sentence.lowers[position]):
        position -= 1
    if clause.language.has("conjunction", clause.sentence.lowers[position]):
        return True  # "mengunjungi Moldova dan diterima ..."
    return all(
        i in inside
        or clause.sentence.lowers[i] in PUNCTUATION
        or any(
            clause.language.has(name, clause.sentence.lowers[i])
            for name in ("modal", "relative", "conjunction", "planned", "expected")
        )
        for i in range(argument.end, report.start)
    )
