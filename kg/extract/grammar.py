"""Subject, object, agent and owner of a trigger: by the tree where there is one, else by order."""

from kg.extract.arguments import Argument
from kg.extract.clauses import Clause, Report
from kg.extract.pipeline import Sentence

GENITIVE_REACH = 4
"""Tokens between a noun and whose it is: "sanksi ekonomi terbaru PBB"."""


def subject(clause: Clause, verb: int) -> list[Argument]:
    """Return the subject of the verb at token `verb` with what "and" joins to it."""
    sentence = clause.sentence
    before = [a for a in clause.arguments if a.end <= verb]
    if sentence.deps:
        by_tree = [
            a for a in clause.arguments if a.kind == "free" and a.head == _finite(sentence, verb)
        ]
        if by_tree:  # of "On the birthday of Kim Il Sung, the North ..." the one beside the verb
            nearest = [a for a in by_tree if a.end <= verb][-1:] or by_tree[:1]
            return with_group(clause, nearest[0])
        if sentence.deps[verb] == "pcomp":
            return _controller(clause, sentence.heads[verb])
        if sentence.deps[verb] == "acl":
            return []  # "a vote to expand sanctions": whose vote it is is not said
    for argument in reversed(before):
        adjacent = all(
            clause.language.has("modal", w) or clause.language.has("anaphor", w)
            for w in sentence.lowers[argument.end : verb]
        )
        embedded = adjacent and argument.kind in ("genitive", "object") and not argument.marker
        if argument.kind == "free" or embedded:
            if sentence.lowers[argument.end : verb].count(";"):
                return []
            return with_group(clause, argument)
    return []


def _controller(clause: Clause, preposition: int) -> list[Argument]:
    """Return who does what a preposition governs: "accused Russia of launching"."""
    sentence = clause.sentence
    verb = sentence.heads[preposition]
    objects = [a for a in clause.arguments if a.kind == "object" and a.head == verb]
    if objects and clause.language.has("controlled", sentence.lowers[preposition]):
        return with_group(clause, objects[0])
    return subject(clause, verb) if verb != preposition else []


def _finite(sentence: Sentence, verb: int) -> int:
    """Climb from "to meet", "met and ..." to the verb that has the subject."""
    subjects = {
        h for h, d in zip(sentence.heads, sentence.deps, strict=True) if d in ("nsubj", "nsubjpass")
    }
    for _ in range(6):
        if verb in subjects or sentence.deps[verb] not in (
            "xcomp",
            "conj",
            "aux",
            "advcl",
            "ccomp",
        ):
            return verb
        verb = sentence.heads[verb]
    return verb


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
        if argument.start >= end and adjacent:
            return with_group(clause, argument)
    return []


def direct_object(clause: Clause, report: Report, right: int) -> list[Argument]:
    """Return the object of the trigger with what "and" joins to it."""
    for argument in clause.arguments:
        if report.end <= argument.start < right and argument.kind == "object":
            near = argument.start - report.end <= GENITIVE_REACH
            if near or report.start <= argument.head < report.end:
                return with_group(clause, argument)
    return []


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
            parted = any(w in (",", "(") or clause.language.has("preposition", w) for w in between)
            if not parted:
                return with_group(clause, argument)
    return []


def possessor(clause: Clause, report: Report) -> list[Argument]:
    """Return whose "kunjungannya" or "its launch" it is: named before it in the sentence."""
    lowers, language = clause.sentence.lowers, clause.language
    suffixes = tuple(language.words.get("possessiveSuffix", ()))
    words = lowers[report.start : report.end + 1]
    if suffixes and any(w.endswith(suffixes) and len(w) > 5 for w in words):
        return subject(clause, report.start)
    before = lowers[max(0, report.start - 3) : report.start]
    if any(language.has("possessiveThing", w) for w in before):
        things = [a for a in clause.arguments if a.end <= report.start and a.type != "Person"]
        return things[-1:]
    if any(language.has("possessive", w) for w in before):
        return subject(clause, report.start)
    return []


def other_party(clause: Clause, report: Report) -> list[Argument]:
    """Return who met, where the noun names only whom: "Dalam pertemuan dengan Li, Prabowo ..."."""
    found = subject(clause, report.start)
    if found and not clause.language.has("according", clause.sentence.lowers[report.start - 1]):
        return found
    for argument in clause.arguments:
        before = clause.sentence.lowers[max(0, argument.start - 1) : argument.start]
        if argument.start >= report.end and before == [","] and argument.kind == "free":
            return with_group(clause, argument)
        if argument.end <= report.start and clause.language.has("agent", argument.marker):
            return with_group(clause, argument)
    return []


def with_group(clause: Clause, argument: Argument) -> list[Argument]:
    """Return an argument with what "and" joins to it."""
    return [a for a in clause.arguments if a.group == argument.group]
