"""Find expressions of time in a sentence and work out the days that they mean.

Weekdays and relative words count from the publication date; nothing is guessed
where that is unknown. Names of months and days come from CLDR (babel).
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from babel.dates import get_day_names, get_month_names

from kg.annotation import Time
from kg.extract.language import Language
from kg.extract.pipeline import Sentence


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


def day(when: date) -> Time:
    """Return the time of one day."""
    return Time(when.isoformat(), when, when)


def month(year: int, number: int) -> Time:
    """Return the time of a whole month."""
    last = monthrange(year, number)[1]
    return Time(f"{year}-{number:02}", date(year, number, 1), date(year, number, last))


def year(number: int) -> Time:
    """Return the time of a whole year."""
    return Time(str(number), date(number, 1, 1), date(number, 12, 31))


def between(earliest: date, latest: date) -> Time:
    """Return a time of which only the bounds are known."""
    same = earliest.year == latest.year and earliest.month == latest.month
    literal = f"{earliest:%Y-%m}" if same else str(earliest.year) * (earliest.year == latest.year)
    return day(earliest) if earliest == latest else Time(literal, earliest, latest)


def find_dates(sentence: Sentence, language: Language, published: date | None) -> list[Dated]:
    """Return the expressions of time in `sentence`, left to right, none overlapping."""
    found: list[Dated] = []
    covered: set[int] = set()
    text, at = _joined(sentence)
    for pattern, work_out in _patterns(language.code):
        for match in pattern.finditer(text):
            tokens = range(_token(at, match.start()), _token(at, match.end() - 1) + 1)
            if covered.isdisjoint(tokens):
                time = work_out(match, published)
                if time:
                    covered.update(tokens)
                    bare = "following" in match.groupdict() and not match["following"]
                    weekday = bare and not match["after"]
                    found.append(Dated(tokens.start, tokens.stop, time, weekday=weekday))
    for start, end, time, same in _relative(sentence, language, published):
        if covered.isdisjoint(range(start, end)):
            covered.update(range(start, end))
            found.append(Dated(start, end, time, same))
    return sorted(found, key=lambda d: d.start)


def _joined(sentence: Sentence) -> tuple[str, list[int]]:
    """Return the tokens joined by spaces, and where each begins."""
    at, position = [], 0
    for word in sentence.lowers:
        at.append(position)
        position += len(word) + 1
    return " ".join(sentence.lowers), at


def _token(at: list[int], offset: int) -> int:
    low, high = 0, len(at) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if at[middle] <= offset else (low, middle - 1)
    return low


WorkOut = Callable[[re.Match[str], date | None], Time | None]


@cache
def _patterns(code: str) -> list[tuple[re.Pattern[str], WorkOut]]:
    """Return the patterns of a language, most exact first."""
    months = _names(code, get_month_names, range(1, 13))
    days = _names(code, get_day_names, range(7))
    m = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    d = "|".join(sorted(map(re.escape, days), key=len, reverse=True))
    weekday = rf"(?:(?P<weekday>{d})\s*(?:\S\s)?,?\s*)?"
    slash = r"\(?\s?(?P<day>\d{1,2})\s?/\s?(?P<month>\d{1,2})(?:\s?/\s?(?P<year>\d{4}|\d{2}))?\b(?:\s?\))?"

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
        return day(_weekday(days[match["weekday"]], published, match)) if published else None

    patterns: list[tuple[str, WorkOut]] = [
        (rf"\b{weekday}{slash}", full),
        (
            rf"\b{weekday}(?P<day>\d{{1,2}}) (?P<month>{m})(?: ?\.)?(?: ?,? (?P<year>\d{{4}}))?\b",
            full,
        ),
        (
            rf"\b{weekday}(?P<month>{m})(?: ?\.)? (?P<day>\d{{1,2}})\b(?!\d)(?: ?, (?P<year>\d{{4}}))?",
            full,
        ),
        (rf"\b(?P<month>{m})(?: ?\.)? (?:tahun )?(?P<year>\d{{4}})\b", of_month),
        (
            rf"\b(?P<following>next |last |this )?(?P<weekday>{d})\b(?P<after> (?:pekan |minggu )?"
            r"(?:lalu|depan|mendatang|silam|kemarin))?",
            of_weekday,
        ),
        (
            rf"\b(?:pada|bulan|sejak|in|since|last|of|early|late|mid|awal|akhir|pertengahan) (?:bulan )?(?P<month>{m})\b",
            of_month,
        ),
        (
            r"\b(?:tahun|pada|sejak|in|since|awal|akhir|early|late|during|of)(?: tahun)? (?P<year>(?:19|20)\d{2})\b(?! ?[/.,:]\d)",
            of_year,
        ),
    ]
    return [(re.compile(pattern), work_out) for pattern, work_out in patterns]


def _names(code: str, get: Callable[..., object], numbers: range) -> dict[str, int]:
    """Return the names of months or days, long and short, in lower case."""
    found: dict[str, int] = {}
    for locale in {code, "id" if code == "ms" else code}:
        for width in ("wide", "abbreviated"):
            names = dict(get(width, locale=locale))  # type: ignore[call-overload]
            found |= {str(names[n]).casefold().rstrip("."): n for n in numbers}
    extra = {"id": {"jum'at": 4, "juni": 6, "juli": 7}, "en": {"sept": 9}}.get(code, {})
    return found | {name: n for name, n in extra.items() if (n in numbers) and name not in found}


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


def _weekday(number: int, published: date | None, match: re.Match[str]) -> date:
    """Return the weekday meant: the last one up to the day of publication, unless it says next."""
    assert published is not None
    around = f"{match['following'] or ''}{match['after'] or ''}"
    if re.search(r"next|depan|mendatang", around):
        ahead = (number - published.weekday()) % 7 or 7
        return published + timedelta(days=ahead)
    back = (published.weekday() - number) % 7
    if re.search(r"pekan lalu|minggu lalu", around):
        return published - timedelta(days=published.weekday() + 7 - number)
    if "last " in around:
        back = back or 7
    return published - timedelta(days=back)


def _relative(
    sentence: Sentence, language: Language, published: date | None
) -> Iterator[tuple[int, int, Time, bool]]:
    for start, end, _ in language.find("sameDay", sentence.lowers):
        yield start, end, Time(""), True
    if published is None:
        return
    for name, days in (("today", 0), ("yesterday", -1), ("tomorrow", 1)):
        for start, end, _ in language.find(name, sentence.lowers):
            yield start, end, day(published + timedelta(days=days)), False
    for unit in ("week", "month", "year"):
        for start, end, _ in language.find(unit, sentence.lowers):
            yield from _period(sentence, language, published, unit, start, end)


def _period(
    sentence: Sentence, language: Language, published: date, unit: str, start: int, end: int
) -> Iterator[tuple[int, int, Time, bool]]:
    """Read "bulan lalu", "next week", "tahun ini"."""
    lowers = sentence.lowers
    side = lowers[end : end + 1] if language.head_first else lowers[start - 1 : start]
    if not side:
        return
    shift = {"last": -1, "next": 1}
    moved = next((n for name, n in shift.items() if language.has(name, side[0])), None)
    if moved is None and side[0] in ("ini", "this"):
        moved = 0
    if moved is None or side[0] in ("ago",):
        return
    bounds = (start, end + 1) if language.head_first else (start - 1, end)
    yield *bounds, _shifted(published, unit, moved), False


def _shifted(published: date, unit: str, moved: int) -> Time:
    if unit == "year":
        return year(published.year + moved)
    if unit == "month":
        months = published.year * 12 + published.month - 1 + moved
        return month(months // 12, months % 12 + 1)
    monday = published - timedelta(days=published.weekday()) + timedelta(weeks=moved)
    return between(monday, monday + timedelta(days=6))
