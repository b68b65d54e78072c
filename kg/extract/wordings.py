"""Fill the roles that take words rather than things: topics, measures, instruments, vehicles."""

from kg.extract.argument import Argument, is_verb
from kg.extract.clauses import Clause, Report, is_boundary
from kg.extract.frames import Wording, content_role, frames, markers

_LONGEST = 12
"""Tokens of a filler at most."""
_LONGEST_CONTENT = 30
"""Tokens of what is said at most: a longer stretch is left out, for to cut it would twist it."""
_SHORTEST_CONTENT = 2
_STOPS = frozenset(",;:.()–—")
_TOPIC_REACH = 4
"""Tokens between the word that opens a topic and who is its end."""
_NEAR = 12
"""Tokens between the trigger and the words that open a filler."""


def fill_wordings(clause: Clause, report: Report) -> None:
    """Set `wordings` of a report from the words beside its trigger."""
    role = content_role(report.frame.evokes)
    if role and report.voice == "active" and role not in report.roles:
        span = _content(clause, report)
        if _SHORTEST_CONTENT <= span[1] - span[0] <= _LONGEST_CONTENT:
            report.wordings[role] = span
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


def is_topic(clause: Clause, report: Report, argument: Argument) -> bool:
    """Tell who is only talked about: "membahas Suriah", "mengenai perang Ukraina"."""
    sentence, language = clause.sentence, clause.language
    table = frames(language.code).wordings.get(report.frame.evokes)
    if table is None or sentence.deps:
        return False
    low = max(0, argument.opens - _TOPIC_REACH)
    opened = [
        low + end for _, end, w in table.find(sentence.lowers[low : argument.opens]) if not w.whole
    ]
    return bool(opened) and not any(
        is_boundary(clause, position)
        or is_verb(sentence, position, language)
        or language.has("preposition", sentence.lowers[position])
        for position in range(opened[-1], argument.opens)
    )


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


def _content(clause: Clause, report: Report) -> tuple[int, int]:
    """Return the words behind the trigger, and behind whom it is said to, up to the next stop."""
    words = clause.sentence.lowers
    told = {e for fillers in report.roles.values() for e in fillers}
    start = report.end
    for argument in clause.arguments:
        behind = len(argument.marker.split()) if argument.kind == "preposition" else 0
        between = words[start : max(argument.start - behind, 0)]
        if argument.start < start or not told.issuperset(argument.entities):
            continue
        light = ("determiner", "conjunction") if start > report.end else ("determiner",)
        if all(any(clause.language.has(name, word) for name in light) for word in between):
            start = argument.end
    first = words[start] if start < len(words) else ""
    if start > report.end and clause.language.has("conjunction", first):
        return start, start  # "mendukung Ukraina dan ..." goes on to something else
    openers = markers(clause.language.code, report.frame.evokes)
    if clause.language.has("errand", first) and first not in openers:
        return start, start  # "condemned the attack during a visit": when, not what
    if first in openers or clause.language.has("clauseBreak", first):
        start += 1  # "bahwa", "over"
    end = start
    while end < len(words) and words[end] not in _STOPS:
        end += 1
    if words[start:end].count("“") > words[start:end].count("”") and words[start] == "“":
        start += 1  # the other mark stands behind the stop
    return start, end
