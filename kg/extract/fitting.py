"""Tell whether a report is of an event of its article: nothing contradicts, something agrees."""

from kg.annotation import Count
from kg.extract.clauses import Report
from kg.extract.coreference import Chain
from kg.extract.draft import Draft, Parties, actors, is_actor
from kg.extract.fought import is_fought_elsewhere
from kg.extract.frames import needs
from kg.extract.timing import overlap
from kg.gazetteer import load

_AHEAD = frozenset({"Planned", "Expected"})
_PAIR = 2
_NEXT, _POINTING = 1, 3
"""Sentences over which a report goes on with what is told as history, or points back to it."""


def fits(draft: Draft, report: Report, chains: list[Chain], parties: Parties) -> bool:
    """Tell whether nothing that a report says contradicts, and something agrees or points back."""
    if draft.type != report.frame.evokes or not overlap(draft.time, report.time):
        return False
    points_back = report.anaphoric and report.nominal
    if draft.status != report.status and not (points_back or is_open(draft, report)):
        return False
    if report.additive and report.frame.requires and draft.roles != report.roles:
        return False  # "also fired missiles" fired others
    if not counts_agree(draft.count, report.count) or _is_elsewhere(draft, report):
        return False
    if not _kinds_agree(draft.concepts, report.concepts) or _is_of_the_past(draft, report):
        return False
    if is_fought_elsewhere(draft, report, chains, parties):
        return False
    if _others_take_part(draft, report, chains, parties):
        return False
    shared = report.anaphoric and not actors(report.roles)
    shared = shared or any(is_actor(role) for role in report.roles.keys() & draft.roles.keys())
    return shared or (report.anaphoric and not _conflicting_actors(draft, report, parties))


def _others_take_part(draft: Draft, report: Report, chains: list[Chain], parties: Parties) -> bool:
    """Tell whether in some role each has somebody whom the other lacks."""
    for role in report.roles.keys() & draft.roles.keys():
        there, here = draft.roles[role], report.roles[role]
        if there and not _agree(role, there, here, chains, parties):
            return True
        if report.frame.reciprocal and _are_other_people(there, here, chains):
            return True
    return False


def completed(
    drafts: list[Draft], report: Report, chains: list[Chain], parties: Parties
) -> list[Draft]:
    """Return the one event that says what the report leaves out, and the other way round.

    "U.N. sanctions" and "sanctions on North Korea" in one article are the same, unless there
    are others that it could be.
    """
    if not report.nominal or not report.roles:
        return []
    open_ = [
        draft
        for draft in drafts
        if draft.type == report.frame.evokes
        and draft.status == report.status
        and overlap(draft.time, report.time)
        and counts_agree(draft.count, report.count)
        and not draft.roles.keys() & report.roles.keys()
        and not _is_of_others(draft, report)
        and not _is_of_the_past(draft, report)
        and not is_fought_elsewhere(draft, report, chains, parties)
        and any(is_actor(role) for role in report.roles)
    ]
    return open_ if len(open_) == 1 else []


def affinity(draft: Draft, report: Report, parties: Parties) -> tuple[int, int, int]:
    """Rank the events that a report fits: shared actors, the same time, the nearest sentence."""
    one, other = parties.level(actors(draft.roles), actors(report.roles))
    agrees = draft.time is not None and draft.time == report.time
    return len(one & other), int(agrees), _nearness(draft, report)


def _nearness(draft: Draft, report: Report) -> int:
    """A headline tells what the article tells first; any other sentence, what was told last."""
    told = [r.sentence.index for r in draft.reports]
    before = [index for index in told if index <= report.sentence.index]
    if report.sentence.headline or not before:
        return -told[0]
    return max(before)


def is_open(draft: Draft, report: Report) -> bool:
    """Tell whether one of both only names the event, and leaves open if it has happened."""
    if not needs(draft.type).timeless:
        return False
    if report.silent:
        return draft.status in _AHEAD
    return report.status in _AHEAD and all(r.silent for r in draft.reports)


def counts_agree(left: Count | None, right: Count | None) -> bool:
    """Tell whether two counts can be one; an unknown count can be any."""
    if left is None or right is None:
        return True
    return (left.most is None or right.least <= left.most) and (
        right.most is None or left.least <= right.most
    )


def _is_of_others(draft: Draft, report: Report) -> bool:
    """Tell "thirty men attacked a shop": who did has no name, but it is not for others to fill."""
    return any(
        r.voice == "active" and r.frame.subject in report.roles and r.frame.subject not in r.roles
        for r in draft.reports
    )


def _is_of_the_past(draft: Draft, report: Report) -> bool:
    """Tell the war of 2006, which an article tells as history, from the one that it is about.

    What says no time goes on with it only right behind it, or pointing back.
    """
    bygone = [told for told in draft.reports if told.bygone]
    if report.bygone == bool(bygone):
        return False
    if report.bygone:
        return draft.time is None and not _follows(report, draft.reports)
    return report.time is None and not _follows(report, bygone)


def _follows(report: Report, told: list[Report]) -> bool:
    """Tell whether a report stands right behind one of the others, or points back to it."""
    reach = _POINTING if report.anaphoric else _NEXT
    return any(0 <= report.sentence.index - r.sentence.index <= reach for r in told)


def _is_elsewhere(draft: Draft, report: Report) -> bool:
    """Tell a call from talks that were held somewhere."""
    called = any(r.remote for r in draft.reports)
    return (called and "place" in report.roles) or (report.remote and "place" in draft.roles)


def _kinds_agree(left: list[str], right: list[str]) -> bool:
    """Tell whether two missiles can be one: of one kind, of related kinds, or of nested ones."""
    kinds = load().kinds
    return (
        not left
        or not right
        or any(a in kinds(b) or b in kinds(a) or load().related(a, b) for a in left for b in right)
    )


def _agree(
    role: str, left: list[int], right: list[int], chains: list[Chain], parties: Parties
) -> bool:
    if is_actor(role):
        one, other = parties.level(left, right)
        return one <= other or other <= one
    return any(_nested(a, b, chains) for a in left for b in right)


def _are_other_people(left: list[int], right: list[int], chains: list[Chain]) -> bool:
    """Tell a talk of a minister with one man from his talk with another of the same state."""
    one, other = ({e for e in side if chains[e].type == "Person"} for side in (left, right))
    return min(len(one), len(other)) >= _PAIR and bool(one - other) and bool(other - one)


def _nested(a: int, b: int, chains: list[Chain]) -> bool:
    left, right = chains[a].known or "", chains[b].known or ""
    gazetteer = load()
    return a == b or gazetteer.contains(left, right) or gazetteer.contains(right, left)


def _conflicting_actors(draft: Draft, report: Report, parties: Parties) -> bool:
    one, other = parties.level(actors(draft.roles), actors(report.roles))
    return bool(other) and not one & other
