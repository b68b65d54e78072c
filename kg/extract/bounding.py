"""Tell the day of an event from a day that only bounds it: "since 7 October", "soon after"."""

from dataclasses import dataclass
from datetime import date, timedelta

from kg.annotation import Time
from kg.extract.argument import PUNCTUATION, is_verb
from kg.extract.clauses import Report
from kg.extract.counts import number_of
from kg.extract.dates import Dated
from kg.extract.frames import needs
from kg.extract.language import Language
from kg.extract.times import between, day

_REACH = 14
"""Tokens between "since" and the day on which what it names took place."""
_WAKE = timedelta(days=30)
"""How long after a day what is told to have followed it took place."""
_OPENING = 2
"""Tokens before "since" where it opens its sentence."""
_SIDES = {"since": 1, "after": 1, "before": -1}
"""List of words -> whether the event lies behind the day or in front of it."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A word that puts an event beside a day."""

    name: str
    start: int
    """Its token."""


def bound_of(report: Report, dated: Dated, language: Language) -> Bound | None:
    """Return the word that puts a report beside a day, or None where it is its own day.

    "Since the war broke out on October 7" tells the day of the outbreak; "since October 8, when
    they fired rockets" that of the rockets.
    """
    lowers = report.sentence.lowers
    for position in range(dated.start, max(-1, dated.start - _REACH), -1):  # "sejak 2014" too
        word = lowers[position]
        name = next((name for name in _SIDES if language.has(name, word)), None)
        if name:
            if _points_back(report, position + 1, language):
                return None  # "sebelum ini terjadi pada 2006"
            inside = position < report.start < dated.start
            if inside or _is_when(report, dated, language):
                return None
            return Bound(name, position)
        ends = language.has("clauseBreak", word) and not language.has("relative", word)
        if ends or word in PUNCTUATION:
            return None
    return None


def _points_back(report: Report, position: int, language: Language) -> bool:
    """Tell "before this", which names no day, from "before the attack"."""
    words = report.sentence.lowers[position : position + 2]
    alone = len(words) == 2 and language.has("anaphor", words[0])
    return alone and (words[1] in PUNCTUATION or is_verb(report.sentence, position + 1, language))


def _is_when(report: Report, dated: Dated, language: Language) -> bool:
    """Tell whether the report says what happened on the day: "October 8, when they fired"."""
    lowers = report.sentence.lowers
    after = dated.end + (lowers[dated.end : dated.end + 1] == [","])
    opens = language.has("when", "".join(lowers[after : after + 1]))
    rest = lowers[after : report.start]
    return opens and report.start > after and not any(word in PUNCTUATION for word in rest)


def beside(
    report: Report, dated: Dated, bound: Bound, language: Language, published: date | None
) -> Time | None:
    """Return what a day says of a report that happened since, after or before it."""
    first, last = dated.time.earliest, dated.time.latest
    if bound.name == "since" and needs(report.frame.evokes).lasting:
        return dated.time  # a war is of the day on which it broke out
    if first is None or last is None:
        return None
    days = _days_between(report, bound, language)
    if days is not None and first == last:
        return day(first + timedelta(days=days * _SIDES[bound.name]))
    if _SIDES[bound.name] < 0:
        return Time("", None, last)
    if published is None or first > published or report.status != "Occurred":
        return Time("", first, None)
    wake = published if bound.name == "since" else min(published, last + _WAKE)
    return between(first, wake)


def _days_between(report: Report, bound: Bound, language: Language) -> int | None:
    """Return how many days lie between: "sehari setelah", "hours after"; None if nobody says."""
    before = report.sentence.lowers[max(0, bound.start - 2) : bound.start]
    if any(language.find("oneDay", before[-length:]) for length in (1, 2)):
        return 1
    if any(language.has("hour", word) for word in before[-1:]):
        return 0
    if len(before) < 2 or not language.has("day", before[1]):
        return None
    return number_of(before[0], language.code)


def is_series(report: Report, dated: Dated, language: Language) -> bool:
    """Tell "since October they have fired thousands of rockets", of which none is told.

    For a report of what is over at once: a war is of the day on which it broke out.
    """
    bound = bound_of(report, dated, language)
    if bound is None or bound.name != "since":
        return False
    once = report.count is not None and report.count.most == 1
    opens = bound.start <= _OPENING and report.start > dated.end
    return opens and not once and report.status == "Occurred"
