"""What an article says of itself: when, where and by whom published, and what of it is story.

Metadata goes before the text. A date is taken from the text only where the text states it as its
own: a time stamp, a dateline, an address, or the day of a report.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

from kg.annotation import Article, Span
from kg.dateline import Dateline, dashed, dateline, source_name
from kg.days import calendar, dates, day_in_url
from kg.furniture import disjoint, furniture, lines, pattern, whole, words

_LONGEST_TITLE = 150
_LONGEST_STAMP = 70
_STAMP_LINES = 3
_OPENING = 1200
"""Characters."""
_REACH = 60
"""Characters before a date in which its source is named."""
_STAMPED = frozenset("updated published posted diperbarui terbit pukul on at am pm a.m p.m".split())
"""Words that stand around a time stamp."""


def complete(article: Article) -> Article:
    """Fill in what the text says of itself where metadata lacks it, and mark the furniture."""
    text, title = article.text, article.title or ""
    start = text.index(title) + len(title)
    spans = [*furniture(text, start), *_headings(text, start, title)]
    story = _blanked(text, spans)
    opening = dateline(story, start)
    if opening:
        spans.append(opening.span)
    return replace(
        article,
        furniture=disjoint(spans),
        place=article.place or (opening.place if opening else None),
        publisher=article.publisher or _publisher(opening, text),
        published=article.published
        or (opening.published if opening else None)
        or (day_in_url(article.url) if article.url else None)
        or publication_date(text[start:]),
    )


def _publisher(opening: Dateline | None, text: str) -> str | None:
    return source_name(opening.publisher, text) if opening and opening.publisher else None


def opens_with_title(text: str) -> str | None:
    """Return the first line of a text if it reads like a headline: short, no full stop."""
    first, _, rest = text.lstrip().partition("\n")
    first = first.strip()
    if not rest.strip() or len(first) > _LONGEST_TITLE or first.endswith((".", ",", ":", ";")):
        return None
    start = text.index(first)
    opening = dashed(text, Span(start, start + len(first)), first=True)
    return None if whole(first) or stamp(first) or opening else first


def publication_date(text: str) -> date | None:
    """Return the latest day that a text gives as its own, in a time stamp or else in a report."""
    stamps = [day for _, day in _stamps(text)]
    return max(stamps or _report_days(text), default=None)


def stamp(line: str) -> date | None:
    """Return the day of a line that holds nothing but a date and a time."""
    if len(line) > _LONGEST_STAMP:
        return None
    _, weekdays = calendar()
    around = {zone.casefold() for zone in words("timeZone")} | _STAMPED | set(weekdays)
    for start, end, day in dates(line):
        spoken = re.findall(r"[A-Za-z.']+", line[:start] + " " + line[end:])
        if all(word.casefold().strip(".") in around for word in spoken):
            return day
    return None


def _stamps(text: str, start: int = 0) -> Iterator[tuple[Span, date]]:
    """Time stamps in front of the story; a lone date further down heads a part of it."""
    for line in islice(lines(text, start), _STAMP_LINES):
        if day := stamp(text[line.start : line.end]):
            yield line, day


def _headings(text: str, start: int, title: str) -> list[Span]:
    """Time stamps, and the title where it stands once more."""
    again = [line for line in lines(text, start) if title == text[line.start : line.end]]
    return again + [line for line, _ in _stamps(text, start)]


def _blanked(text: str, spans: list[Span]) -> str:
    """The text with spaces for its furniture: the same offsets."""
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _report_days(text: str) -> list[date]:
    """Days that reports give as theirs: "dilansir ..., 13 September 2023", "Kamis (28/5/2026)".

    None, unless the story opens with one: those further down are more often of what went before.
    """
    found = [(start, day) for start, end, day in dates(text) if _of_report(text, start, end)]
    return [day for _, day in found] if any(start < _OPENING for start, _ in found) else []


def _of_report(text: str, start: int, end: int) -> bool:
    """Whether a source is named just before a date, or a weekday with the date in brackets."""
    before = re.split(r"[.!?]\s|\n", text[max(0, start - _REACH) : start])[-1]
    if re.search(rf"\b{pattern('otherDayMarker')}\b", before, re.I):
        return False
    weekday = "|".join(sorted(calendar()[1]))
    bracketed = text[end : end + 1] == ")" and re.search(rf"\b(?:{weekday})\W*\($", before, re.I)
    return bool(bracketed or re.search(rf"\b{pattern('reportMarker')}\b", before, re.I))
