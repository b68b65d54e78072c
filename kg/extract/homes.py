"""Where actors are at home: by the gazetteer, or by what names say."""

from collections.abc import Iterable, Iterator
from functools import cache

from kg.gazetteer import load


@cache
def home_of(slug: str | None) -> str | None:
    """Return the state that an actor is, or that its names say that it is of: "Houthi Yaman"."""
    entry = load().entries.get(slug or "")
    if entry is None or entry.type == "State":
        return entry.slug if entry else None
    if entry.organ_of:
        return home_of(entry.organ_of)
    return next(_named_in(name.text for name in entry.names), None)


def _named_in(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        for word in name.split()[1:]:
            yield from (state.slug for state in load().find(word, "State"))
