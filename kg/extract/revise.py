"""Let what was learnt from labelled sentences revise what the frames read.

The frames propose where an event may be reported, and its roles. Where a language has
classifiers, they decide which proposals stand, and find fillers that no marker announces.
What they were not taught, other classes and other roles, stays, and so does the status:
on the few labelled that did not just happen, cues do as well, and can be explained.
"""

from collections.abc import Sequence

from kg.extract.argument import Argument
from kg.extract.classifier import Classifier, Classifiers
from kg.extract.clauses import Clause, Report, meant
from kg.extract.features import of_argument, of_report
from kg.extract.roles import add_fillers
from kg.gazetteer import load

EVENT = "event"
"""The class of a report that tells of one."""
NONE = "none"
"""The class of a report that tells of no event, and of an argument that fills no role."""

_NO_EVENT = 0.7
"""Probability from which a proposed report is dropped."""
_FILLS = 0.4
"""Least probability of a filler that the frame did not propose..."""
_STAYS = 0.05
"""...and of one that it did."""
_ANOTHER = 0.7
"""Least probability of a second filler that nothing joins to the first."""
_PARTIES = 2
"""Parties of a talk from which others are held for second ones."""


def revise(clause: Clause, reports: Sequence[Report], models: Classifiers | None) -> list[Report]:
    """Return the reports of a sentence that tell of an event, with their roles as they stand."""
    if models is None:
        return list(reports)
    revised = [r for r in reports if not _tells_of_nothing(clause, r, models.reports)]
    taught = [r for r in revised if r.frame.evokes in models.roles.events]
    # All are decided by what the frames read, before any is changed.
    decided = [_fillers(clause, report, reports, models.roles) for report in taught]
    for report, fillers in zip(taught, decided, strict=True):
        for role in models.roles.classes:
            report.roles.pop(role, None)
        for role, argument in fillers:
            add_fillers(clause, report, role, [argument])
        _drop_origin(clause, report)
    return revised


def _drop_origin(clause: Clause, report: Report) -> None:
    """Let nothing be fired at what it is fired from: "dari Sunan, dekat Pyongyang"."""
    sites = [clause.chains[e].known or "" for e in report.roles.get("launchSite", ())]
    aims = report.roles.get("towards", ())
    left = [
        e
        for e in aims
        if not any(load().contains(clause.chains[e].known or "", site) for site in sites)
    ]
    if aims and left:
        report.roles["towards"] = left
    elif aims:
        del report.roles["towards"]


def _tells_of_nothing(clause: Clause, report: Report, model: Classifier) -> bool:
    if report.frame.evokes not in model.events:
        return False
    return model.probabilities(of_report(clause, report)).get(NONE, 0.0) >= _NO_EVENT


def _fillers(
    clause: Clause, report: Report, reports: Sequence[Report], model: Classifier
) -> list[tuple[str, Argument]]:
    others = [other for other in reports if other is not report]
    rows = [
        (argument, model.probabilities(of_argument(clause, report, argument, others)))
        for argument in clause.arguments
        if not _taken(clause, report, argument, others)
    ]
    return [
        (role, argument)
        for role in model.classes
        if role != NONE
        for argument in _chosen(clause, report, role, [(a, told[role]) for a, told in rows])
    ]


def _taken(clause: Clause, report: Report, argument: Argument, others: Sequence[Report]) -> bool:
    """Tell whether an argument belongs to another event of the class: "met X, then talked to Y"."""
    alike = [other for other in others if other.frame.evokes == report.frame.evokes]
    return not any(_fills(clause, report, role, argument) for role in report.roles) and any(
        _fills(clause, other, role, argument) for other in alike for role in other.roles
    )


def _chosen(
    clause: Clause, report: Report, role: str, told: Sequence[tuple[Argument, float]]
) -> list[Argument]:
    """Return who fills a role: whom the frame proposed, else the likeliest, and their like."""
    frame = report.frame
    first = [a for a, p in told if p >= _STAYS and _fills(clause, report, role, a)]
    if not first:
        likeliest = max(told, key=lambda row: row[1], default=None)
        first = [likeliest[0]] if likeliest and likeliest[1] >= _FILLS else []
    groups = {a.group for a in first}
    parties = {e for a in first for e in a.entities}
    many = frame.reciprocal and role == frame.subject and len(parties) < _PARTIES
    return [
        a for a, p in told if a in first or p >= (_FILLS if many or a.group in groups else _ANOTHER)
    ]


def _fills(clause: Clause, report: Report, role: str, argument: Argument) -> bool:
    filled = set(report.roles.get(role, ()))
    return set(argument.entities) <= filled or (
        len(argument.entities) == 1 and not filled.isdisjoint(meant(clause, argument))
    )
