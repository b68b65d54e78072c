"""Tell wars apart by where they are fought, where a report names one side of them only."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from kg.extract.clauses import Report
from kg.extract.coreference import Chain
from kg.extract.draft import Draft, Parties, actors
from kg.extract.frames import needs
from kg.gazetteer import load

_SIDES = 2


def is_one_sided(roles: Mapping[str, list[int]], event: str, parties: Parties) -> bool:
    """Tell "Israel's war in Gaza", which leaves open against whom it is."""
    return needs(event).placed and len(parties.level(actors(roles), ())[0]) < _SIDES


def is_fought_elsewhere(
    draft: Draft, report: Report, chains: list[Chain], parties: Parties
) -> bool:
    """Tell whether the place of one is none where those of the other, two sides, could fight."""
    whole, part = draft.roles, report.roles
    if is_one_sided(whole, draft.type, parties):
        whole, part = part, whole
    if not is_one_sided(part, draft.type, parties) or "place" not in part:
        return False
    if is_one_sided(whole, draft.type, parties) and not actors(whole):
        return False
    lands = [_land(chains[e].known) for e in part["place"]]
    there = [_land(chains[e].known) for e in whole.get("place", ())]
    homes = [_home(chains[e].known or "") for e in sorted(actors(whole))]
    return None not in lands and None not in homes and set(lands).isdisjoint([*there, *homes])


def _land(place: str | None) -> str | None:
    """Return the state that a place is or lies in; a sea is of none."""
    around = [place, *load().around(place)] if place else []
    entries = load().entries
    return next((p for p in around if p in entries and entries[p].type == "State"), None)


@cache
def _home(slug: str) -> str | None:
    """Return the state that an actor is, or that its names say that it is of: "Houthi Yaman"."""
    entry = load().entries.get(slug)
    if entry is None or entry.type == "State":
        return entry.slug if entry else None
    if entry.organ_of:
        return _home(entry.organ_of)
    return next(_named_in(name.text for name in entry.names), None)


def _named_in(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        for word in name.split()[1:]:
            yield from (state.slug for state in load().find(word, "State"))
