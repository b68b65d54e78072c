"""Tell apart the events that one word reports: bilateral talks with X and with Y are two."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.argument import Argument
from kg.extract.clauses import Clause, Report
from kg.extract.frames import needs
from kg.gazetteer import load

_BESIDE = 3
"""Tokens beside the trigger where it says that there were several."""


def apart(clause: Clause, reports: Iterable[Report]) -> Iterator[Report]:
    """Yield each report, or one for each of those who were met one by one."""
    for report in (part for whole in reports for part in _each_place(clause, whole)):
        partners = _partners(clause, report) if report.frame.reciprocal else []
        role = report.frame.subject or ""
        met = {e for argument in partners for e in argument.entities}
        others = [e for e in report.roles.get(role, ()) if e not in met]
        if (
            len(partners) < 2
            or not others
            or not _one_by_one(clause, report)
            or _of_one_state(clause, partners)
        ):
            yield report
            continue
        for argument in partners:
            roles = {name: list(fillers) for name, fillers in report.roles.items()}
            yield replace(report, roles={**roles, role: [*others, *argument.entities]})


def _each_place(clause: Clause, report: Report) -> Iterator[Report]:
    """Yield a report for each state of a role that has one filler: a visit to each of two."""
    for role in needs(report.frame.evokes).single:
        fillers = report.roles.get(role, [])
        states = {place: _state_of(clause, place) for place in fillers}
        named = list(dict.fromkeys(state for state in states.values() if state))
        if len(named) > 1:
            for state in named:
                here = [p for p in fillers if states[p] == state]
                roles = {name: list(those) for name, those in report.roles.items()}
                yield replace(report, roles={**roles, role: here})
            return
    yield report


def _state_of(clause: Clause, place: int) -> str | None:
    """Return the state that a place is or lies in, where that is known."""
    entries, slug = load().entries, clause.chains[place].known
    while slug and entries[slug].type != "State":
        slug = entries[slug].within
    return slug


def _partners(clause: Clause, report: Report) -> list[Argument]:
    """Return those whom "and" joins behind the trigger, of whom all take part."""
    there = set(report.roles.get(report.frame.subject or "", ()))
    behind = [a for a in clause.arguments if a.start >= report.end and set(a.entities) <= there]
    return [a for a in behind if sum(b.group == a.group for b in behind) > 1]


def _one_by_one(clause: Clause, report: Report) -> bool:
    lowers = clause.sentence.lowers
    beside = lowers[max(0, report.start - _BESIDE) : report.end + _BESIDE]
    return any(
        clause.language.has(name, word) for name in ("pairwise", "separately") for word in beside
    )


def _of_one_state(clause: Clause, partners: Iterable[Argument]) -> bool:
    """Tell a prime minister and a foreign minister of one state, whom one meets together."""
    states = []
    for entity in (e for argument in partners for e in argument.entities):
        offices = clause.chains[entity].offices
        of = next((o.of.entity for o, _ in offices if o.of), entity)
        states.append(of)
    return len(set(states)) < len(states)
