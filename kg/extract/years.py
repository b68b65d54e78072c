"""Give a day that is named without its year the year that the article gives it elsewhere."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from kg.extract.dates import Dated
from kg.extract.times import day

_NEWS = timedelta(days=3)
"""Age of a day that is named without its year because it has just been."""


def with_years(lines: Sequence[list[Dated]], published: date | None) -> list[list[Dated]]:
    """Return the expressions of each sentence, "7 October" being that of 2023 if one is told of."""
    stated: dict[tuple[int, int], set[int]] = defaultdict(set)
    for dated in (d for line in lines for d in line if not d.yearless):
        when = _exact(dated)
        if when:
            stated[when.month, when.day].add(when.year)
    return [[_of_year(dated, stated, published) for dated in line] for line in lines]


def _exact(dated: Dated) -> date | None:
    same = dated.time.earliest == dated.time.latest and not dated.relative_to_event
    return dated.time.earliest if same else None


def _of_year(
    dated: Dated, stated: dict[tuple[int, int], set[int]], published: date | None
) -> Dated:
    when = _exact(dated) if dated.yearless else None
    if when is None or (published and abs(published - when) <= _NEWS):
        return dated
    years = stated.get((when.month, when.day), set())
    if len(years) != 1:
        return dated
    return replace(dated, time=day(when.replace(year=next(iter(years)))), yearless=False)
