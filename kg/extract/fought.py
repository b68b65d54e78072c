"""Tell wars apart by where they are fought, where a report names one side of them only."""

from collections.abc import Mapping

from kg.extract.clauses import Report
from kg.extract.coreference import Chain
from kg.extract.draft import Draft, Parties, actors
from kg.extract.frames import needs
from kg.extract.homes import home_of
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
    land_of = load().land_of
    lands = [land_of(chains[e].known or "") for e in part["place"]]
    there = [land_of(chains[e].known or "") for e in whole.get("place", ())]
    homes = [home_of(chains[e].known) for e in sorted(actors(whole))]
    return None not in lands and None not in homes and set(lands).isdisjoint([*there, *homes])
