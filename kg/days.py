"""Full dates in a text, in Indonesian and English: `13 September 2023`, `28/5/2026`.

Months and weekdays come from CLDR. A date whose weekday is another day's is a slip, and left out.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from babel.dates import get_day_names, get_month_names

_YEAR = r"(?P<y>(?:19|20)\d\d)\b"
_FORMS = (
    re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?P<m>[A-Za-z]{{3,9}})\.? ?,? {_YEAR}"),
    re.compile(rf"\b(?P<m>[A-Z][a-z]{{2,8}})\.? (?P<d>\d{{1,2}}) ?, ?{_YEAR}"),
    re.compile(rf"\b(?P<d>\d{{1,2}})[/-](?P<m>\d{{1,2}})[/-]{_YEAR}"),
    re.compile(r"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b"),
)
_IN_URL = re.compile(r"/(?P<y>20\d\d)/(?P<m>\d\d)/(?P<d>\d\d)/")


@cache
def calendar() -> tuple[dict[str, int], dict[str, int]]:
    """Return the numbers of months and of weekdays (Monday is 0) by name, in lower case.

    A month also goes by what it begins with, three letters at least.
    """
    months, weekdays = dict[str, int](), dict[str, int]()
    for language in ("id", "en"):
        for number, name in get_month_names("wide", locale=language).items():
            months |= {name.casefold()[:n]: number for n in range(3, len(name) + 1)}
        for number, name in get_day_names("wide", locale=language).items():
            weekdays[name.casefold()] = number
    return months, weekdays | {"ahad": weekdays["minggu"], "jum'at": weekdays["jumat"]}


def dates(text: str) -> Iterator[tuple[int, int, date]]:
    """Yield every full date with its offsets, form by form."""
    _, weekdays = calendar()
    for form in _FORMS:
        for match in form.finditer(text):
            before = re.search(r"([A-Za-z']+)\W{0,3}$", text[: match.start()][-14:])
            weekday = weekdays.get(before[1].casefold()) if before else None
            day = _day(match)
            if day and weekday in (None, day.weekday()):
                yield match.start(), match.end(), day


def day_in_url(url: str) -> date | None:
    """Return the day in an address such as `https://example.org/2023/09/13/summit`."""
    match = _IN_URL.search(url)
    return _day(match) if match else None


def is_day(part: str) -> bool:
    """Say whether a few words are a date, with or without its year, and nothing else."""
    months, _ = calendar()
    spoken = re.findall(r"[A-Za-z]+|\d+", part)
    numbers = [word for word in spoken if word.isdigit()]
    return bool(numbers) and all(word in numbers or word.casefold() in months for word in spoken)


def _day(match: re.Match[str]) -> date | None:
    months, _ = calendar()
    month = int(match["m"]) if match["m"].isdigit() else months.get(match["m"].casefold(), 0)
    try:
        return date(int(match["y"]), month, int(match["d"]))
    except ValueError:
        return None
