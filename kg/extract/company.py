"""Who takes part where a noun leaves it to its sentence: "in talks with X, Y said"."""

from kg.extract.argument import Argument
from kg.extract.clauses import Clause, Report, with_group
from kg.extract.frames import needs
from kg.extract.order import subject_behind
from kg.extract.subjects import subject

_DURING_REACH = 3
"""Tokens between "during" and the noun: "dalam sebuah percakapan"."""


def those_during(clause: Clause, report: Report) -> list[Argument]:
    """Return who met where a sentence only says when they did something: "agreed in talks"."""
    sentence, language = clause.sentence, clause.language
    low = max(0, report.start - _DURING_REACH)
    during = [i for i in range(low, report.start) if language.has("during", sentence.lowers[i])]
    if not during:
        return []
    verb = sentence.heads[during[-1]] if sentence.deps else during[-1]
    found = subject(clause, verb) if verb != report.start else []
    behind = None if found or not language.head_first else subject_behind(clause, report.start)
    found = with_group(clause, behind) if behind else found
    actors = {e for argument in found for e in argument.entities}
    told = language.head_first and any(
        language.has("anaphor", word) for word in sentence.lowers[report.end : report.end + 1]
    )
    return found if len(actors) > 1 or told else []


def traveller(clause: Clause, report: Report) -> list[Argument]:
    """Return the person who did something on a visit: "spoke during a visit to Moscow"."""
    sentence = clause.sentence
    wanted = needs(report.frame.evokes).personal
    if not sentence.deps or report.frame.subject not in wanted:
        return []
    preposition = sentence.heads[report.end - 1]
    errand = clause.language.has("errand", sentence.lowers[preposition])
    verb = sentence.heads[preposition]
    if not errand or sentence.tags[verb] not in ("VERB", "AUX"):
        return []
    return [a for a in subject(clause, verb) if a.type == "Person"]


def other_party(clause: Clause, report: Report) -> list[Argument]:
    """Return who met, where the noun names only whom: "Dalam pertemuan dengan Li, Prabowo ..."."""
    found = subject(clause, report.start)
    agents = [
        a
        for a in clause.arguments
        if a.end <= report.start and clause.language.has("agent", a.marker)
    ]
    if agents and (not found or found[-1].end <= agents[-1].start):
        return with_group(clause, agents[-1])  # "disampaikan oleh X dalam pembicaraan dengan Y"
    if found and not clause.language.has("according", clause.sentence.lowers[report.start - 1]):
        return found
    for argument in clause.arguments:
        before = clause.sentence.lowers[max(0, argument.start - 1) : argument.start]
        if argument.start >= report.end and before == [","] and argument.kind == "free":
            return with_group(clause, argument)
    return []
