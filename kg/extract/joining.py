"""Join the reports of one article that tell of one event.

Two reports are joined when nothing that they say contradicts: class, status,
time, count, the actors and the places; and when they share an actor or the
later one points back. A leader and his state are one party here.
"""

from collections.abc import Iterable, Mapping

from kg.extract.clauses import Report
from kg.extract.completeness import is_complete
from kg.extract.coreference import Chain
from kg.extract.draft import Draft, Parties, led
from kg.extract.fitting import affinity, completed, fits, is_open
from kg.extract.fought import is_one_sided
from kg.extract.homes import home_of
from kg.extract.timing import narrower
from kg.gazetteer import load


def join(reports: Iterable[Report], chains: list[Chain]) -> list[Draft]:
    """Return the events of the article, in order of their first report."""
    led_by = parties(chains)
    acting = Parties(led_by, _organs(chains))
    drafts: list[Draft] = []
    for report in _whole_first(reports, acting):
        fitting = [d for d in drafts if fits(d, report, chains, acting)]
        fitting = fitting or completed(drafts, report, chains, acting)
        if fitting:
            _extend(max(fitting, key=lambda d: affinity(d, report, acting)), report)
        elif report.roles:
            draft = Draft(report.frame.evokes, [], status=report.status)
            _extend(draft, report)
            drafts.append(draft)
    for draft in drafts:
        draft.reports.sort(key=_told_at)
    drafts.sort(key=lambda d: _told_at(d.reports[0]))
    for index, draft in enumerate(drafts):
        _borrow(draft, drafts[:index])
        _drop_self(draft, chains, led_by)
        _drop_home(draft, chains, led_by)
    return [draft for draft in drafts if is_complete(draft, chains, led_by)]


def _whole_first(reports: Iterable[Report], parties: Parties) -> list[Report]:
    """Put what names one side of a war behind what names both, of which it may be a part."""

    def is_part(report: Report) -> bool:
        one_sided = is_one_sided(report.roles, report.frame.evokes, parties)
        return one_sided and not report.anaphoric

    return sorted(reports, key=is_part)


def _told_at(report: Report) -> tuple[bool, int, int]:
    """Return where a report stands; a headline stands behind the body that it tells of."""
    return report.sentence.headline, report.sentence.index, report.start


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
    _drop_target(draft, chains)
    if not launchers:
        draft.roles.pop("launchedBy", None)


def _drop_target(draft: Draft, chains: list[Chain]) -> None:
    """Drop those at whose land others fire from who fires, and their state from where: from."""
    targets = {load().land_of(chains[e].known or "") for e in draft.roles.get("towards", ())} - {
        None
    }
    launchers = draft.roles.get("launchedBy", [])
    others = [e for e in launchers if home_of(chains[e].known) not in targets]
    if not others:
        return
    launchers[:] = others
    sites = draft.roles.get("launchSite", [])
    aims = draft.roles.get("towards", ())
    sites[:] = [e for e in sites if e not in aims and chains[e].known not in targets]
    if not sites:
        draft.roles.pop("launchSite", None)


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


def _extend(draft: Draft, report: Report) -> None:
    if draft.reports and is_open(draft, report) and not report.silent:
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


def settle(draft: Draft, parties: Mapping[int, int]) -> dict[str, list[int]]:
    """Return the roles with the state left out where its leader stands beside it."""
    settled = {}
    launchers = set(draft.roles.get("launchedBy", ()))
    for role, everyone in draft.roles.items():
        # Nobody fires at himself, nor sanctions himself: one of both names was read wrongly.
        fillers = [e for e in everyone if role != "towards" or e not in launchers]
        if role == "imposedBy":
            fillers = [e for e in fillers if e not in draft.roles.get("imposedOn", ())]
        one = led(fillers, parties)
        settled[role] = [e for e in fillers if e not in one] or fillers
    return {role: fillers for role, fillers in settled.items() if fillers}
