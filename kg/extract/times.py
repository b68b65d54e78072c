"""Days, months and years as times with bounds."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date

from kg.annotation import Time


def day(when: date) -> Time:
    """Return the time of one day."""
    return Time(when.isoformat(), when, when)


def month(year: int, number: int) -> Time:
    """Return the time of a whole month."""
    last = monthrange(year, number)[1]
    return Time(f"{year:04}-{number:02}", date(year, number, 1), date(year, number, last))


def year(number: int) -> Time:
    """Return the time of a whole year."""
    return Time(f"{number:04}", date(number, 1, 1), date(number, 12, 31))


def between(earliest: date, latest: date) -> Time:
    """Return a time of which only the bounds are known."""
    same = earliest.year == latest.year and earliest.month == latest.month
    literal = earliest.isoformat()[: 7 if same else 4 if earliest.year == latest.year else 0]
    return day(earliest) if earliest == latest else Time(literal, earliest, latest)


def a_year_before(time: Time) -> Time:
    """Return the same day or month of the year before."""
    if time.earliest is None:
        return time
    if len(time.literal) == 7:
        return month(time.earliest.year - 1, time.earliest.month)
    try:
        return day(time.earliest.replace(year=time.earliest.year - 1))
    except ValueError:  # 29 February
        return month(time.earliest.year - 1, time.earliest.month)


def in_calendar(work_out: Callable[..., Time | None], *given: object) -> Time | None:
    """Return what `work_out` makes of `given`, or None if no calendar has it: "3000 years ago"."""
    try:
        return work_out(*given)
    except (OverflowError, ValueError):
        return None
