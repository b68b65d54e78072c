"""Find expressions of time in a sentence and work out the days that they mean.

Weekdays and relative words count from the publication date; nothing is guessed
where that is unknown. Names of months and days come from CLDR (babel).
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from babel.dates import get_day_names, get_month_names

from kg.annotation import Time
from kg.extract.counts import number_of
from kg.extract.language import Language
from kg.extract.pipeline import Sentence
from kg.extract.times import between, day, in_calendar, month, year


@dataclass(frozen=True, slots=True)
class Dated:
    """An expression of time: tokens `start` to `end`."""

    start: int
    end: int
    time: Time
    relative_to_event: bool = False
    """It says "on that day": the time of what was told before."""
    weekday: bool = False
    """It names a day of the week alone, which may be the next one as well as the last."""
    yearless: bool = False
    """It names a month without its year."""


def find_dates(sentence: Sentence, language: Language, published: date | None) -> list[Dated]:
    """Return the expressions of time in `sentence`, left to right, none overlapping."""
    found: list[Dated] = []
    covered: set[int] = set()
    text, at = _joined(sentence)
    for pattern, work_out in _patterns(language):
        for match in pattern.finditer(text):
            tokens = range(_token(at, _opens(match)), _token(at, match.end() - 1) + 1)
            if covered.isdisjoint(tokens) and not _is_week(match, tokens, sentence, language):
                time = in_calendar(work_out, match, published)
                if time:
                    covered.update(tokens)
                    found.append(_dated(match, tokens, time))
    for start, end, time, same in _relative(sentence, language, published):
        if time and covered.isdisjoint(range(start, end)):
            covered.update(range(start, end))
            found.append(Dated(start, end, time, same))
    return sorted(found, key=lambda d: d.start)


def _opens(match: re.Match[str]) -> int:
    """Return where an expression begins: behind the noun that it needs, "perang tahun 2006"."""
    return match.end("noun") if match.groupdict().get("noun") else match.start()


def _is_week(match: re.Match[str], tokens: range, sentence: Sentence, language: Language) -> bool:
    """Tell "minggu" from "Minggu": a week in lower case, a Sunday with a capital."""
    name = match.groupdict().get("weekday")
    return (
        bool(name)
        and language.has("week", name or "")
        and any(sentence.words[token] == name for token in tokens)
    )


def _dated(match: re.Match[str], tokens: range, time: Time) -> Dated:
    groups = match.groupdict()
    bare = "after" in groups and not groups["before"] and not groups["after"]
    yearless = bool(groups.get("month")) and not groups.get("year")
    return Dated(tokens.start, tokens.stop, time, weekday=bare, yearless=yearless)


def _joined(sentence: Sentence) -> tuple[str, list[int]]:
    """Return the tokens joined by spaces, and where each begins."""
    at, position = [], 0
    for word in sentence.lowers:
        at.append(position)
        position += len(word) + 1
    return " ".join(sentence.lowers), at


def _token(at: list[int], offset: int) -> int:
    return bisect_right(at, offset) - 1


WorkOut = Callable[[re.Match[str], date | None], Time | None]
_DAY, _YEAR = r"(?P<day>\d{1,2})", r"(?P<year>\d{4})"
_SLASHED = (
    rf"\(?\s?{_DAY}\s?/\s?(?P<month>\d{{1,2}})"
    r"(?:\s?/\s?(?P<year>\d{4}|\d{2}))?\b(?:\s?\))?"
)


@cache
def _patterns(language: Language) -> list[tuple[re.Pattern[str], WorkOut]]:
    """Return the patterns of a language, most exact first."""
    months = _names(language.code, get_month_names, range(1, 13))
    days = _names(language.code, get_day_names, range(7))
    m, d = rf"(?P<month>{_any(months)})(?: ?\.)?", rf"(?P<weekday>{_any(days)})"
    before = rf"\b(?:{_any(language.words.get('timeMarker', ()))}) "
    units = "".join(rf"(?:(?:{_any(language.words.get(u, ()))}) )?" for u in ("month", "year"))

    def full(match: re.Match[str], published: date | None) -> Time | None:
        number = match["month"]
        return _date(match, months.get(number.rstrip(" ."), 0) or int(number), published)

    def of_month(match: re.Match[str], published: date | None) -> Time | None:
        number = months[match["month"].rstrip(" .")]
        stated = match.groupdict().get("year")
        if stated:
            return month(int(stated), number)
        return month(_nearest_year(number, published), number) if published else None

    def of_year(match: re.Match[str], _: date | None) -> Time | None:
        return year(int(match["year"]))

    def of_weekday(match: re.Match[str], published: date | None) -> Time | None:
        if published is None:
            return None
        around = f"{match['before'] or ''} {match['after'] or ''}".split()
        return day(_weekday(days[match["weekday"]], published, around, language))

    def of_range(match: re.Match[str], published: date | None) -> Time | None:
        number = months[match["month"].rstrip(" .")]
        first = months[(match.groupdict().get("first_month") or match["month"]).rstrip(" .")]
        stated = match["year"]
        if not stated and published is None:
            return None
        which = int(stated) if stated else _nearest_year(number, published)
        return _span(which, (first, int(match["first"])), (number, int(match["day"])))

    to = rf" ?(?:{_any(language.words.get('rangeMarker', ()))}) ?"
    name = rf"(?:{_any(months)})"
    weekday = rf"\b(?:{d}\s*(?:\S\s)?,?\s*)?"
    yeared = _any(language.words.get("yeared", ()))
    patterns = [
        (
            rf"\b(?P<first>\d{{1,2}})(?: (?P<first_month>{name}))?{to}{_DAY} {m}(?: {_YEAR})?\b",
            of_range,
        ),
        (rf"\b{m} (?P<first>\d{{1,2}}){to}{_DAY}\b(?!\d)(?: ?, {_YEAR})?", of_range),
        (weekday + _SLASHED, full),
        (rf"{weekday}{_DAY} {m}(?: ?,? {_YEAR})?\b", full),
        (rf"{weekday}{m} {_DAY}\b(?!\d)(?: ?, {_YEAR})?", full),
        (rf"\b{m} {units}{_YEAR}\b", of_month),
        (_weekday_pattern(d, language), of_weekday),
        (rf"{before}{units}{m}\b", of_month),
        (rf"{before}{units}(?P<year>(?:19|20)\d{{2}})\b(?! ?[/.,:]\d)", of_year),
        (rf"\b(?P<noun>(?:{yeared})(?: [\w-]+){{0,4}} )(?P<year>(?:19|20)\d{{2}})\b", of_year),
    ]
    return [(re.compile(pattern), work_out) for pattern, work_out in patterns]


def _span(year_: int, first: tuple[int, int], last: tuple[int, int]) -> Time | None:
    """Return the time from one (month, day) to another of a year, or None if it is none."""
    try:
        earliest, latest = date(year_, *first), date(year_, *last)
    except ValueError:
        return None
    return between(earliest, latest) if earliest <= latest else None


def _any(words: Iterable[str]) -> str:
    """Return a pattern for any of `words`, the longest first; it never matches if there is none."""
    return "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w))) or r"(?!)"


def _weekday_pattern(names: str, language: Language) -> str:
    """Return "last Friday", "Senin pekan lalu": the word beside the day on the language's side."""
    last, ahead, week = (_any(language.words.get(n, ())) for n in ("last", "next", "week"))
    if language.head_first:
        return rf"(?P<before>)\b{names}\b(?P<after> (?:(?:{week}) )?(?:{last}|{ahead})\b)?"
    return rf"(?P<before>\b(?:{last}|{ahead}) )?\b{names}\b(?P<after>)"


def _names(code: str, get: Callable[..., object], numbers: range) -> dict[str, int]:
    """Return the names of months or days, long and short, in lower case."""
    found: dict[str, int] = {}
    for width in ("wide", "abbreviated"):
        names = dict(get(width, locale=code))  # type: ignore[call-overload]
        found |= {str(names[n]).casefold().rstrip("."): n for n in numbers}
    # Spellings that newspapers use and CLDR lacks.
    extra = {"id": {"jum'at": 4}, "en": {"sept": 9}}.get(code, {})
    return found | {name: n for name, n in extra.items() if n in numbers and name not in found}


def _date(match: re.Match[str], number: int, published: date | None) -> Time | None:
    stated = match["year"]
    if not 1 <= number <= 12:
        return None
    if stated:
        which = int(stated) + (2000 if len(stated) == 2 else 0)
    elif published:
        which = _nearest_year(number, published)
    else:
        return None
    try:
        return day(date(which, number, int(match["day"])))
    except ValueError:
        return None


def _nearest_year(number: int, published: date | None) -> int:
    """Return the year in which a month without one is nearest to the publication date."""
    assert published is not None
    distance = number - published.month
    return published.year + (distance < -6) - (distance > 6)


def _weekday(number: int, published: date, around: list[str], language: Language) -> date:
    """Return the weekday meant: the last one up to the day of publication, unless it says next."""
    if any(language.has("next", word) for word in around):
        return published + timedelta(days=(number - published.weekday()) % 7 or 7)
    if any(language.has("week", word) for word in around):  # "Senin pekan lalu": of the week before
        return published - timedelta(days=published.weekday() + 7 - number)
    back = (published.weekday() - number) % 7
    return published - timedelta(days=back or (7 if around else 0))  # "Sabtu lalu" is not today


def _relative(
    sentence: Sentence, language: Language, published: date | None
) -> Iterator[tuple[int, int, Time | None, bool]]:
    for start, end, _ in language.find("sameDay", sentence.lowers):
        yield start, end, Time(""), True
    if published is None:
        return
    for name, days in (("today", 0), ("yesterday", -1), ("tomorrow", 1)):
        for start, end, _ in language.find(name, sentence.lowers):
            yield start, end, in_calendar(_shifted, published, "day", days), False
    for unit in ("day", "week", "month", "year"):
        for start, end, _ in language.find(unit, sentence.lowers):
            before, after = (start - 1, end) if not language.head_first else (start, end + 1)
            beside = sentence.lowers[max(before, 0) : start] + sentence.lowers[end:after]
            counted = number_of(sentence.lowers[start - 1], language.code) if start else None
            if counted and language.has("ago", "".join(sentence.lowers[end : end + 1])):
                time = in_calendar(_shifted, published, unit, -counted)
                yield start - 1, end + 1, time, False
            elif unit != "day" and (moved := _moved(beside, language)) is not None:
                if counted and counted > 1 and not moved:
                    continue  # "selama enam minggu ini"
                yield before, after, in_calendar(_shifted, published, unit, moved), False


def _moved(beside: list[str], language: Language) -> int | None:
    """Return how many weeks, months or years "lalu", "next", "ini" lie from now."""
    for name, steps in (("last", -1), ("next", 1), ("thisPeriod", 0)):
        if any(language.has(name, word) for word in beside):
            return steps
    return None


def _shifted(published: date, unit: str, moved: int) -> Time:
    """Return the day, week, month or year that lies `moved` from that of publication."""
    if unit == "day":
        return day(published + timedelta(days=moved))
    if unit == "year":
        return year(published.year + moved)
    if unit == "month":
        months = published.year * 12 + published.month - 1 + moved
        return month(months // 12, months % 12 + 1)
    monday = published - timedelta(days=published.weekday()) + timedelta(weeks=moved)
    return between(monday, monday + timedelta(days=6))
