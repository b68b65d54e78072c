"""Tell by the word beside a verb that what it tells is over, was not done, or is only aimed at."""

from kg.extract.argument import QUOTES, is_verb
from kg.extract.clauses import Clause, Report
from kg.extract.frames import needs
from kg.extract.status import Scope, status_of

_ERRAND_REACH = 24
"""Tokens between a journey and what it is made for."""
_ENDS = QUOTES | {";", ":", "."}
_AIM_REACH = 2
"""Tokens between "untuk" and its verb: "untuk akhirnya mencapai"."""


def is_stopped_habit(clause: Clause, report: Report) -> bool:
    """Tell "will stop firing missiles", which tells of no launch in particular."""
    return _is_stopped(clause, report) and not needs(report.frame.evokes).lasting


def beside_verb(clause: Clause, report: Report) -> str | None:
    """Return the status that the word beside the verb of a report gives it, or None.

    What one stops doing has been done: "will stop attacking Israel".
    """
    if _is_stopped(clause, report) or _goes_on(clause, report):
        return "Occurred"
    if _is_before(clause, "without", report.anchor) and _is_verbal(report):
        return "Denied"
    if any(_is_before(clause, "nearly", verb) for verb in (report.anchor, report.undergone)):
        return "Hypothetical" if _is_verbal(report) or report.undergone >= 0 else None
    if _is_aim(clause, report):
        return "Hypothetical"
    return _of_errand(clause, report) if report.status == "Occurred" else None


def _of_errand(clause: Clause, report: Report) -> str | None:
    """Return the status of "is to arrive in Cairo, Egypt, to hold talks": that of the journey."""
    sentence, language = clause.sentence, clause.language
    if not _is_verbal(report) or needs(report.frame.evokes).lasting:
        return None  # "will meet to end the war" plans no war
    if not _is_before(clause, "purpose", report.anchor):
        return None
    for position in range(report.anchor - 2, max(-1, report.anchor - _ERRAND_REACH), -1):
        word = sentence.lowers[position]
        if word in _ENDS or language.has("clauseBreak", word):
            return None
        if is_verb(sentence, position, language):
            after = Scope(position + 1, position + 2)  # the verb may itself be one of planning
            told = status_of(sentence, after, language)
            return told if told in ("Planned", "Expected") else None
    return None


def _is_verbal(report: Report) -> bool:
    return not report.nominal or report.light >= 0


def _is_stopped(clause: Clause, report: Report) -> bool:
    return report.voice == "active" and _is_before(clause, "stopping", report.start)


def _goes_on(clause: Clause, report: Report) -> bool:
    """Tell "will end the war", "continues the war", of one that is being fought."""
    if not report.nominal or not needs(report.frame.evokes).lasting:
        return False
    verbs = (report.light + 1, report.start)
    return any(_is_before(clause, "goingOn", behind) for behind in verbs)


def _is_before(clause: Clause, name: str, position: int) -> bool:
    if position < 1:
        return False
    sentence = clause.sentence
    words = (sentence.lowers[position - 1], sentence.lemmas[position - 1])
    return any(clause.language.has(name, word) for word in words)


def _is_aim(clause: Clause, report: Report) -> bool:
    """Tell "talks to reach a deal", which is not reached by that."""
    if not needs(report.frame.evokes).aimed or not _is_verbal(report):
        return False
    sentence, language = clause.sentence, clause.language
    for position in range(report.anchor - 1, max(-1, report.anchor - 1 - _AIM_REACH), -1):
        if language.has("purpose", sentence.lowers[position]):
            return not _is_before(clause, "achieving", position)
        if is_verb(sentence, position, language):
            return False
    return False
