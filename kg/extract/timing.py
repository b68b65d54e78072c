"""Give each report its time: the nearest expression in its clause, else that of the story."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from kg.annotation import Time
from kg.extract.bounding import beside, bound_of, is_series
from kg.extract.clauses import Report
from kg.extract.dates import Dated
from kg.extract.frames import needs
from kg.extract.language import Language
from kg.extract.pipeline import Sentence
from kg.extract.times import a_year_before, day, in_calendar

_FARTHEST = 25
"""Tokens beyond which an expression of time is somebody else's."""
_CITING = 7
"""Tokens between "dilansir" and the date of what is quoted."""
_SAYING = 2
"""Tokens between "mengatakan" and the day on which it was said."""
_SPEAKER = 8
"""Tokens between "kata" and that day, who spoke and where among them."""
_DONE_BY_SAYING = frozenset({"Sanction", "Agreement"})
"""Who announces one imposes it, or agrees."""
_FORESEEN = frozenset({"Planned", "Expected"})
_BYGONE = timedelta(days=3 * 365)
"""Age of what is told as history."""
_BREAK, _COMMA = 10, 2
"""How many tokens a clause boundary and a comma count for."""


def assign_times(
    reports: list[Report], dates: list[Dated], language: Language, published: date | None
) -> None:
    """Set `time` and `same_day` of the reports of one sentence."""
    for report in reports:
        nearest = _nearest(report, dates, language)
        if nearest:
            report.time = in_calendar(_meant, report, nearest, published)
            _bound(report, nearest, language, published)
            report.time = in_calendar(_as_told, report, nearest, language)
            report.same_day = nearest.relative_to_event
            report.bygone = _is_bygone(report, nearest, language, published)
            _behind(report, nearest, language, published)
            if _lies_ahead(report, published):
                own = _is_nearest(report, reports, nearest, language)
                report.status = "Planned" if own else report.status
                report.time = report.time if own else None
        report.same_day = report.same_day or (
            any(d.relative_to_event for d in dates) and not report.time
        )


def single(reports: list[Report], dates: list[Dated], language: Language) -> Iterator[Report]:
    """Yield the reports of one sentence that are of one event, not of all since some day."""
    for report in reports:
        momentary = needs(report.frame.evokes).momentary
        nearest = _nearest(report, dates, language) if momentary else None
        if nearest is None or not is_series(report, nearest, language):
            yield report


def _nearest(report: Report, dates: list[Dated], language: Language) -> Dated | None:
    usable = [d for d in dates if not _is_citation(report.sentence, d, language)]
    if any(d.relative_to_event for d in usable):
        bounds = {bound.start for d in usable if (bound := bound_of(report, d, language))}
        # "Hours after the attack on May 9" is of that day, not of the day of another sentence.
        usable = [d for d in usable if not (d.relative_to_event and d.end - 1 in bounds)]
    near = min(usable, key=lambda d: (_distance(report, d, language), d.start), default=None)
    return near if near and _distance(report, near, language) <= _FARTHEST else None


def _behind(report: Report, dated: Dated, language: Language, published: date | None) -> None:
    """Read what is foreseen and dated in the past: "will answer the attack of October 1".

    The attack has been; but "will attack as on October 1" only compares.
    """
    between = report.sentence.lowers[report.end : dated.start]
    if any(language.has("comparing", word) for word in between):
        report.time = None
    last = report.time.latest if report.time else None
    if _is_bare(report) and published and last and last < published and report.status in _FORESEEN:
        report.status = "Occurred"


def _is_bygone(report: Report, dated: Dated, language: Language, published: date | None) -> bool:
    """Tell what was over years ago; what is in force since then is not."""
    last = report.time.latest if report.time else None
    since = bound_of(report, dated, language) or report.frame.presupposed
    return bool(published and last and last + _BYGONE < published and not since)


def _bound(report: Report, dated: Dated, language: Language, published: date | None) -> None:
    """Leave a report only what the day of something else says of it."""
    bound = bound_of(report, dated, language)
    if bound and not dated.relative_to_event:
        told = replace(dated, time=report.time or dated.time)
        report.time = in_calendar(beside, report, told, bound, language, published)


def _lies_ahead(report: Report, published: date | None) -> bool:
    """Tell what cannot have happened yet: "talks resume next week"."""
    earliest = report.time.earliest if report.time else None
    ahead = bool(published and earliest and earliest > published)
    return ahead and report.status == "Occurred"


def _is_nearest(report: Report, reports: list[Report], dated: Dated, language: Language) -> bool:
    least = min(_distance(other, dated, language) for other in reports)
    return _distance(report, dated, language) == least


def _meant(report: Report, dated: Dated, published: date | None) -> Time | None:
    """Return the time of an expression for what is reported: what happened lies behind."""
    if dated.relative_to_event:
        return None
    foreseen = report.status in _FORESEEN
    if dated.weekday and foreseen and dated.time.earliest and dated.time.earliest != published:
        return day(dated.time.earliest + timedelta(days=7))
    ahead = published and dated.time.earliest and dated.time.earliest > published
    if dated.yearless and ahead and report.status == "Occurred":
        return a_year_before(dated.time)
    return dated.time


def story_day(dates: list[list[Dated]], published: date | None) -> date | None:
    """Return the day that the story plays: the publication date, else the one day that it names."""
    if published:
        return published
    days = {d.time.earliest for line in dates for d in line if len(d.time.literal) == 10}
    return days.pop() if len(days) == 1 else None


def told_on(when: date) -> Time:
    """Return the time of what was news on a day: it happened then, or on the day before."""
    return Time(when.isoformat(), when - timedelta(days=1), when)


def _as_told(report: Report, dated: Dated, language: Language) -> Time | None:
    """Return the time of a report, of which an expression may only say when it was told."""
    time = report.time
    if time is None or time.latest is None or report.status != "Occurred":
        return time
    if _is_of_reaction(report, dated, language):
        return Time("", None, time.latest)
    exact = len(time.literal) == len("YYYY-MM-DD")
    if not exact or not _is_said(report, dated, language):
        return time
    lasts = needs(report.frame.evokes).lasting and _is_bare(report)
    # A war is not of the day of a speech; it was on by then.
    return Time("", None, time.latest) if lasts else told_on(time.latest)


def _is_bare(report: Report) -> bool:
    """Tell a noun that no verb carries."""
    return report.nominal and max(report.light, report.undergone) < 0


def _is_of_reaction(report: Report, dated: Dated, language: Language) -> bool:
    """Tell "on Wednesday Japan welcomed the talks", which were held by then."""
    sentence = report.sentence
    if sentence.deps and sentence.deps[report.start] == "pcomp":
        above = sentence.heads[sentence.heads[report.start]]
        return language.has("reacting", sentence.lemmas[above])  # "condemned it for firing"
    return _is_bare(report) and any(
        language.find("reacting", forms[dated.end : report.start])
        for forms in (report.sentence.lowers, report.sentence.lemmas)
    )


def _is_said(report: Report, dated: Dated, language: Language) -> bool:
    """Tell "said on Sunday that it fired a missile" from "fired a missile on Sunday"."""
    done = "announcing" if _is_bare(report) else "saying"
    if report.frame.evokes in _DONE_BY_SAYING and _is_beside(report, dated, language, done):
        return False
    return _is_beside(report, dated, language, "saying")


def _is_beside(report: Report, dated: Dated, language: Language, name: str) -> bool:
    """Tell whether a verb of the list `name` stands beside a day."""
    sentence = report.sentence
    if dated.start >= report.end:  # "fired a missile, Seoul said on Sunday"
        start, end = max(report.end, dated.start - _SPEAKER), dated.start
        breaks = [i for i in range(start, end) if language.has("clauseBreak", sentence.lowers[i])]
        places = range(max(breaks, default=start), end)
    else:
        places = range(max(0, dated.start - 1 - _SAYING), min(dated.end + _SAYING, report.start))
    return any(
        language.has(name, word)
        for i in places
        for word in (sentence.lowers[i], sentence.lemmas[i])
    )


def _is_citation(sentence: Sentence, dated: Dated, language: Language) -> bool:
    """Tell the date of a quoted report, "dilansir AFP, Jumat (29/5)", from that of an event."""
    left = max(0, dated.start - _CITING)
    return any(
        not any(w in (";", ".") for w in sentence.lowers[left + end : dated.start])
        for _, end, _ in language.find("according", sentence.lowers[left : dated.start])
    )


def _distance(report: Report, dated: Dated, language: Language) -> int:
    if dated.start >= report.end:
        between = report.sentence.lowers[report.end : dated.start]
    else:
        between = report.sentence.lowers[dated.end : report.start]
    breaks = sum(language.has("clauseBreak", w) for w in between)
    if dated.end <= report.start:  # "a test on Jan. 6 and launched": it belongs to what it follows
        breaks += any(language.has("conjunction", w) for w in between)
    return len(between) + _BREAK * breaks + _COMMA * between.count(",")


def overlap(left: Time | None, right: Time | None) -> bool:
    """Tell whether two times can be one; an unknown time can be any."""
    if left is None or right is None or not (left.earliest and right.earliest):
        return True
    return left.earliest <= (right.latest or date.max) and right.earliest <= (
        left.latest or date.max
    )


def narrower(left: Time | None, right: Time | None) -> Time | None:
    """Return the more exact of two times."""
    if left is None or right is None:
        return left or right
    return right if _exactness(right) > _exactness(left) else left


def _exactness(time: Time) -> tuple[int, bool]:
    return len(time.literal), time.earliest is not None and time.earliest == time.latest
