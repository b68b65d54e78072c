"""Join the reports of one article that tell of one event.

Two reports are joined when nothing that they say contradicts: class, status,
time, count, the actors and the places; and when they share an actor or the
later one points back. A leader and his state are one party here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.annotation import Count, Time
from kg.extract.clauses import Report
from kg.extract.coreference import Chain
from kg.extract.frames import needs, range_of
from kg.extract.timing import narrower, overlap
from kg.gazetteer import load
from kg.vocabulary import superclasses

_AHEAD = frozenset({"Planned", "Expected"})


@dataclass(slots=True)
class Draft:
    """An event of the article in the making."""

    type: str
    reports: list[Report]
    roles: dict[str, list[int]] = field(default_factory=dict)
    concepts: list[str] = field(default_factory=list)
    wordings: dict[str, tuple[Report, tuple[int, int]]] = field(default_factory=dict)
    """Role -> the report and its tokens whose words fill it; the first that says it."""
    count: Count | None = None
    time: Time | None = None
    same_day: bool = False
    status: str = "Occurred"
    attributed_to: int = -1


def join(reports: Iterable[Report], chains: list[Chain]) -> list[Draft]:
    """Return the events of the article, in order of their first report."""
    led_by = parties(chains)
    acts_for = {**led_by, **_organs(chains)}
    drafts: list[Draft] = []
    for report in reports:
        fitting = [d for d in drafts if _fits(d, report, chains, acts_for)]
        fitting = fitting or _completed(drafts, report)
        if fitting:
            _extend(max(fitting, key=lambda d: _affinity(d, report, acts_for)), report)
        elif report.roles:
            draft = Draft(report.frame.evokes, [], status=report.status)
            _extend(draft, report)
            drafts.append(draft)
    for index, draft in enumerate(drafts):
        _borrow(draft, drafts[:index])
        _drop_self(draft, chains, led_by)
        _drop_home(draft, chains, led_by)
    return [draft for draft in drafts if _is_complete(draft, chains, led_by)]


def _borrow(draft: Draft, earlier: list[Draft]) -> None:
    """Take over on whom it falls: "similar sanctions" fall on whom the last ones did."""
    for role in {r.frame.object for r in draft.reports if r.alike} - draft.roles.keys():
        told = [d for d in earlier if d.type == draft.type and role in d.roles]
        if told and role:
            draft.roles[role] = list(told[-1].roles[role])


def _drop_self(draft: Draft, chains: list[Chain], parties: Mapping[int, int]) -> None:
    """Drop a leader from those who fire at his own state: he only spoke of it."""
    targets = [chains[e].known or "" for e in draft.roles.get("towards", ())]
    launchers = draft.roles.get("launchedBy", [])
    for person in [e for e in launchers if e in parties]:
        home = chains[parties[person]].known or ""
        if any(home == target or load().contains(home, target) for target in targets):
            launchers.remove(person)
    if not launchers:
        draft.roles.pop("launchedBy", None)


def _drop_home(draft: Draft, chains: list[Chain], parties: Mapping[int, int]) -> None:
    """Drop his own state from where a person goes: he receives there, or comes back."""
    visitors = draft.roles.get("visitor", ())
    homes = {chains[parties[e]].known for e in visitors if e in parties}
    known = [load().entries.get(chains[e].known or "") for e in visitors]
    homes |= {tenure.of for entry in known if entry for tenure in entry.tenures}
    there = draft.roles.get("destination", [])
    left = [e for e in there if not _is_home(chains[e], homes, alone=len(visitors) == 1)]
    if left and len(left) < len(there):
        draft.roles["destination"] = left
    elif there and not left:
        del draft.roles["destination"]


def _is_home(place: Chain, homes: set[str | None], *, alone: bool) -> bool:
    """Tell whether a place is one's own state, or the capital to which one comes back."""
    if place.type == "State":
        return place.known in homes
    return alone and load().state_of_capital(place.known or "") in homes - {None}


def _completed(drafts: list[Draft], report: Report) -> list[Draft]:
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
        and any(_is_actor(role) for role in report.roles)
    ]
    return open_ if len(open_) == 1 else []


def _is_of_others(draft: Draft, report: Report) -> bool:
    """Tell "thirty men attacked a shop": who did has no name, but it is not for others to fill."""
    return any(
        r.voice == "active" and r.frame.subject in report.roles and r.frame.subject not in r.roles
        for r in draft.reports
    )


def parties(chains: list[Chain]) -> Mapping[int, int]:
    """Map each person to the state that the article says he is of."""
    found: dict[int, int] = {}
    for index, chain in enumerate(chains):
        states = [office.of.entity for office, _ in chain.offices if office.of]
        for state in states:
            if state >= 0 and chain.type == "Person":
                found.setdefault(index, state)
    return found


def _organs(chains: list[Chain]) -> dict[int, int]:
    """Map each body to the state or body of the article that it acts for: a ministry."""
    known = {chain.known: index for index, chain in enumerate(chains) if chain.known}
    organ_of = {slug: load().entries[slug].organ_of or "" for slug in known}
    return {i: known[organ_of[slug]] for slug, i in known.items() if organ_of[slug] in known}


def _fits(draft: Draft, report: Report, chains: list[Chain], parties: Mapping[int, int]) -> bool:
    if draft.type != report.frame.evokes or not overlap(draft.time, report.time):
        return False
    points_back = report.anaphoric and report.nominal
    if draft.status != report.status and not (points_back or _is_open(draft, report)):
        return False
    if report.additive and report.frame.requires and draft.roles != report.roles:
        return False  # "also fired missiles" fired others
    if not counts_agree(draft.count, report.count) or _is_elsewhere(draft, report):
        return False
    if not _kinds_agree(draft.concepts, report.concepts):
        return False
    shared = report.anaphoric and not _actors(report.roles)
    for role, fillers in report.roles.items():
        there = draft.roles.get(role)
        if there and not _agree(role, there, fillers, chains, parties):
            return False
        if there and _is_actor(role):
            shared = True
    return shared or (report.anaphoric and not _conflicting_actors(draft, report, parties))


def _is_elsewhere(draft: Draft, report: Report) -> bool:
    """Tell a call from talks that were held somewhere."""
    called = any(r.remote for r in draft.reports)
    return (called and "place" in report.roles) or (report.remote and "place" in draft.roles)


def _is_open(draft: Draft, report: Report) -> bool:
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


def _kinds_agree(left: list[str], right: list[str]) -> bool:
    """Tell whether two missiles can be one: of one kind, of related kinds, or of nested ones."""
    kinds = load().kinds
    return (
        not left
        or not right
        or any(a in kinds(b) or b in kinds(a) or load().related(a, b) for a in left for b in right)
    )


def _agree(
    role: str, left: list[int], right: list[int], chains: list[Chain], parties: Mapping[int, int]
) -> bool:
    if _is_actor(role):
        one, other = ({parties.get(e, e) for e in side} for side in (left, right))
        return one <= other or other <= one
    return any(_nested(a, b, chains) for a in left for b in right)


def _nested(a: int, b: int, chains: list[Chain]) -> bool:
    left, right = chains[a].known or "", chains[b].known or ""
    gazetteer = load()
    return a == b or gazetteer.contains(left, right) or gazetteer.contains(right, left)


def _is_actor(role: str) -> bool:
    return range_of(role) == "Actor"


def _actors(roles: Mapping[str, list[int]]) -> set[int]:
    return {e for role, fillers in roles.items() if _is_actor(role) for e in fillers}


def _conflicting_actors(draft: Draft, report: Report, parties: Mapping[int, int]) -> bool:
    one, other = (
        {parties.get(e, e) for e in _actors(roles)} for roles in (draft.roles, report.roles)
    )
    return bool(other) and not one & other


def _affinity(draft: Draft, report: Report, parties: Mapping[int, int]) -> tuple[int, int, int]:
    one, other = (
        {parties.get(e, e) for e in _actors(roles)} for roles in (draft.roles, report.roles)
    )
    agrees = draft.time is not None and draft.time == report.time
    # A headline tells what the article tells first; any other sentence, what was told last.
    near = draft.reports[-1].sentence.index
    if report.sentence.headline:
        near = -draft.reports[0].sentence.index
    return len(one & other), int(agrees), near


def _extend(draft: Draft, report: Report) -> None:
    if draft.reports and _is_open(draft, report) and not report.silent:
        draft.status = report.status
    draft.reports.append(report)
    for role, fillers in report.roles.items():
        known = draft.roles.setdefault(role, [])
        known.extend(e for e in fillers if e not in known)
    for role, span in report.wordings.items():
        draft.wordings.setdefault(role, (report, span))
    draft.concepts.extend(c for c in report.concepts if c not in draft.concepts)
    if report.count and (draft.count is None or draft.count.most is None):
        draft.count = report.count
    draft.time = narrower(draft.time, report.time)
    draft.same_day = draft.same_day or report.same_day
    if draft.attributed_to < 0:
        draft.attributed_to = report.attributed_to


def _is_complete(draft: Draft, chains: list[Chain], parties: Mapping[int, int]) -> bool:
    """Tell whether enough is known of an event to state it, and whether it is of our kind."""
    wanted = needs(draft.type)

    def enough(role: str, least: int) -> bool:
        fillers = set(draft.roles.get(role, ()))
        return len(fillers - _led(fillers, parties)) >= least  # a man and his state are one

    lines = (*wanted.roles, *(wanted.verbal if _is_verbal(draft) else ()))
    alone = any(_is_collective(draft, role, chains) for role in wanted.collective)
    if lines and not alone and not any(enough(*line) for line in lines):
        return False
    either = not wanted.either or any(
        r in draft.roles or r in draft.wordings for r in wanted.either
    )
    if not either or not all(enough(*line) for line in wanted.also):
        return False
    naming = [report for report in draft.reports if _actors(report.roles)]
    if naming and all(report.collective for report in naming):
        if draft.time is None and "place" not in draft.roles:
            return False
    detail = wanted.detail or (wanted.inner and _is_inner(draft, chains, parties))
    if detail and not _is_particular(draft):
        return False
    fillers = [e for role in wanted.political for e in draft.roles.get(role, ())]
    others = [e for fs in draft.roles.values() for e in fs] if wanted.political else []
    if fillers:
        return all(_is_political(chains[e]) for e in fillers)
    return not others or any(_is_political(chains[e]) for e in others)


def _is_inner(draft: Draft, chains: list[Chain], parties: Mapping[int, int]) -> bool:
    """Tell whether nobody but people of one state, as far as is known, take part."""
    actors = _actors(draft.roles)
    if any(chains[e].type != "Person" for e in actors):
        return False
    entries = load().entries
    states = {chains[parties[e]].known for e in actors if e in parties}
    for known in (chains[e].known for e in sorted(actors - parties.keys())):
        states |= {tenure.of for tenure in entries[known].tenures} if known else set()
    return len(states - {None}) < 2


def _is_verbal(draft: Draft) -> bool:
    return any(not report.nominal or report.light >= 0 for report in draft.reports)


def _is_collective(draft: Draft, role: str, chains: list[Chain]) -> bool:
    """Tell "KTT G7 di Kananaskis": the body that meets has several members."""
    bodies = [e for e in draft.roles.get(role, ()) if chains[e].type == "Organization"]
    known = any(chains[e].known for e in bodies)
    return known and (draft.time is not None or "place" in draft.roles)


def _is_particular(draft: Draft) -> bool:
    """Tell one launch from "missile tests" in general."""
    placed = any(not _is_actor(role) for role in draft.roles)
    return _is_verbal(draft) or placed or draft.time is not None or draft.count is not None


def _is_political(chain: Chain) -> bool:
    private = {"Business", "NewsMedia", "SportsBody"} & set(superclasses(chain.type))
    if chain.type == "Person":
        return bool(chain.known or chain.offices)
    return not private and (
        chain.type == "State" or bool(chain.known) or chain.found[0][1].rule == "body"
    )


def _led(fillers: Iterable[int], parties: Mapping[int, int]) -> set[int]:
    """Return the states of the people among `fillers`."""
    return {parties[e] for e in fillers if e in parties}


def settle(draft: Draft, parties: Mapping[int, int]) -> dict[str, list[int]]:
    """Return the roles with the state left out where its leader stands beside it."""
    settled = {}
    launchers = set(draft.roles.get("launchedBy", ()))
    for role, everyone in draft.roles.items():
        # Nobody fires at himself, nor sanctions himself: one of both names was read wrongly.
        fillers = [e for e in everyone if role != "towards" or e not in launchers]
        if role == "imposedBy":
            fillers = [e for e in fillers if e not in draft.roles.get("imposedOn", ())]
        led = _led(fillers, parties)
        settled[role] = [e for e in fillers if e not in led] or fillers
    return {role: fillers for role, fillers in settled.items() if fillers}
