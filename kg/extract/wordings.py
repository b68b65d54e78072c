"""Fill the roles that take words rather than things: topics, measures, instruments, vehicles."""

from kg.extract.clauses import Clause, Report, is_boundary
from kg.extract.frames import Wording, frames

_LONGEST = 12
"""Tokens of a filler at most."""
_NEAR = 12
"""Tokens between the trigger and the words that open a filler."""


def fill_wordings(clause: Clause, report: Report) -> None:
    """Set `wordings` of a report from the words beside its trigger."""
    table = frames(clause.language.code).wordings.get(report.frame.evokes)
    if table is None:
        return
    words = clause.sentence.lowers
    for start, end, wording in table.find(words):
        distance = max(start - report.end, report.start - end, 0)
        if distance <= _NEAR and wording.role not in report.wordings:
            span = (start, end) if wording.whole else _behind(clause, end)
            if span[0] < span[1] and _is_own(wording, start, report):
                report.wordings[wording.role] = span


def _is_own(wording: Wording, start: int, report: Report) -> bool:
    """Tell what follows the trigger, or is it, from what belongs to something before it."""
    return wording.whole or start >= report.start


def _behind(clause: Clause, start: int) -> tuple[int, int]:
    """Return the words from token `start` to the end of their clause."""
    end = start
    while end < min(len(clause.sentence.words), start + _LONGEST):
        if is_boundary(clause, end):
            break
        end += 1
    return start, end
