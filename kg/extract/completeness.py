"""Tell whether enough is known of an event to state it, and whether it is of our kind."""

from collections.abc import Mapping

from kg.extract.coreference import Chain
from kg.extract.draft import Draft, actors, is_actor, led
from kg.extract.frames import needs
from kg.gazetteer import load
from kg.vocabulary import superclasses


def is_complete(draft: Draft, chains: list[Chain], parties: Mapping[int, int]) -> bool:
    """Tell whether enough is known of an event to state it, and whether it is of our kind."""
    wanted = needs(draft.type)

    def enough(role: str, least: int) -> bool:
        fillers = set(draft.roles.get(role, ()))
        return len(fillers - led(fillers, parties)) >= least  # a man and his state are one

    lines = (*wanted.roles, *(wanted.verbal if _is_verbal(draft) else ()))
    alone = any(_is_collective(draft, role, chains) for role in wanted.collective)
    if lines and not alone and not any(enough(*line) for line in lines):
        return False
    either = not wanted.either or any(
        r in draft.roles or r in draft.wordings for r in wanted.either
    )
    if not either or not all(enough(*line) for line in wanted.also):
        return False
    naming = [report for report in draft.reports if actors(report.roles)]
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
    who = actors(draft.roles)
    if any(chains[e].type != "Person" for e in who):
        return False
    entries = load().entries
    states = {chains[parties[e]].known for e in who if e in parties}
    for known in (chains[e].known for e in sorted(who - parties.keys())):
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
    placed = any(not is_actor(role) for role in draft.roles)
    return _is_verbal(draft) or placed or draft.time is not None or draft.count is not None


def _is_political(chain: Chain) -> bool:
    private = {"Business", "NewsMedia", "SportsBody"} & set(superclasses(chain.type))
    if chain.type == "Person":
        return bool(chain.known or chain.offices)
    return not private and (
        chain.type == "State" or bool(chain.known) or chain.found[0][1].rule == "body"
    )
