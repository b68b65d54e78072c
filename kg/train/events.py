"""`train_events`: from sentences with labelled events to the classifiers that revise the frames."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from string import Template

from kg.extract.classifier import Classifiers, write
from kg.extract.features import of_report
from kg.extract.revise import EVENT, NONE, revise
from kg.train.figures import Score
from kg.train.fillers import learn_roles
from kg.train.formats import TrainingDataError, held_back
from kg.train.labelled import Example, Labelled, Proposal, match, names, read_events
from kg.train.packaging import RECIPES
from kg.train.regression import fit

_PENALTY = 10.0
"""Chosen on dev."""


@dataclass(frozen=True, slots=True)
class EventFigures:
    """What frames and classifiers together score on one part of the sentences."""

    triggers: Score = field(default_factory=Score)
    roles: Score = field(default_factory=Score)
    statuses: Score = field(default_factory=Score)
    """Of the events found: those whose status is right."""

    def __add__(self, other: "EventFigures") -> "EventFigures":
        """Return the figures of both parts together."""
        return EventFigures(
            self.triggers + other.triggers,
            self.roles + other.roles,
            self.statuses + other.statuses,
        )

    def __str__(self) -> str:
        """Say the F1 of each."""
        parts = ("triggers", self.triggers), ("roles", self.roles), ("statuses", self.statuses)
        return ", ".join(f"{name} F1 {score.f1:.3f}" for name, score in parts)


def train_events(data: Path, output: Path) -> dict[str, EventFigures]:
    """Train the classifiers of Indonesian events; write them with their card and licence.

    Args:
        data: A folder with `*.tsv`: id, sentence in the bracket format, its events as JSON.
        output: The folder to write; files of other names in it stay.

    Returns:
        What they score on `test`, on which nothing was fitted, and on `dev` where that is
        left out too.

    Raises:
        TrainingDataError: The data are missing or malformed.
    """
    parts: dict[str, list[Example]] = {"train": [], "dev": [], "test": []}
    for example in read_events(data):
        tenth = held_back(example.id)
        parts["test" if tenth < 2 else "dev" if tenth == 2 else "train"].append(example)
    if not all(any(example.events for example in part) for part in parts.values()):
        raise TrainingDataError(f"{data}: too few sentences with events; add *.tsv files")
    models = learn([*parts["train"], *parts["dev"]])
    figures = {
        "dev": measure(parts["dev"], learn(parts["train"])),
        "test": measure(parts["test"], models),
    }
    _package(models, output, figures, {name: len(part) for name, part in parts.items()})
    return figures


def learn(examples: Iterable[Example]) -> Classifiers:
    """Fit the classifier of reports and that of roles."""
    every = list(examples)
    events = sorted({labelled.type for example in every for labelled in example.events})
    pairs = [(p, labelled) for e in every for p, labelled in match(e, events) if p]
    reports = fit(
        [of_report(p.clause, p.report) for p, _ in pairs],
        [EVENT if labelled else NONE for _, labelled in pairs],
        events,
        penalty=_PENALTY,
    )
    told = [(p, labelled) for p, labelled in pairs if labelled]
    return Classifiers(reports, learn_roles(told, events, penalty=_PENALTY))


def measure(examples: Iterable[Example], models: Classifiers | None) -> EventFigures:
    """Compare reports with what was labelled, and let `models` revise the reports for good.

    A trigger is found if an event of its class is read in the sentence, a filler if the
    thing that fills the role is named within the words labelled, or shares a word with them.
    """
    total = EventFigures()
    every = list(examples)
    events = {labelled.type for example in every for labelled in example.events}
    for example in every:
        kept = _revised(example.proposed, models)
        for proposal, labelled in match(replace(example, proposed=kept), events):
            total += _compare(proposal, labelled)
    return total


def _revised(proposed: Sequence[Proposal], models: Classifiers | None) -> tuple[Proposal, ...]:
    clauses = {id(p.clause): p.clause for p in proposed}
    kept = {
        id(report)
        for number, clause in clauses.items()
        for report in revise(clause, [p.report for p in proposed if id(p.clause) == number], models)
    }
    return tuple(p for p in proposed if id(p.report) in kept)


def _compare(proposal: Proposal | None, labelled: Labelled | None) -> EventFigures:
    found = int(bool(proposal and labelled))
    right = int(bool(proposal and labelled and proposal.report.status == labelled.status))
    return EventFigures(
        Score(found, int(bool(proposal)), int(bool(labelled))),
        _compare_roles(proposal, labelled) if labelled else Score(),
        Score(right, found, found),
    )


def _compare_roles(proposal: Proposal | None, labelled: Labelled) -> Score:
    read = proposal.report.roles if proposal else {}
    total = Score()
    for role in sorted({*labelled.roles, *read}):
        fillers, entities = labelled.roles.get(role, ()), read.get(role, [])
        hits = [
            (filler, entity)
            for filler in fillers
            for entity in entities
            if proposal and names(proposal, entity, filler)
        ]
        right = len({filler for filler, _ in hits})
        wrong = len(set(entities) - {entity for _, entity in hits})
        total += Score(right, right + wrong, len(fillers))
    return total


def _package(
    models: Classifiers, output: Path, figures: dict[str, EventFigures], sizes: dict[str, int]
) -> None:
    card = Template((RECIPES / "id_events.md").read_text(encoding="utf-8"))
    rows = ["| part | what | precision | recall | F1 | labelled |", "| --- " * 6 + "|"]
    for part, one in figures.items():
        for what in ("triggers", "roles", "statuses"):
            s: Score = getattr(one, what)
            rows.append(
                f"| {part} | {what} | {s.precision:.3f} | {s.recall:.3f} | {s.f1:.3f} "
                f"| {s.labelled} |"
            )
    facts = {
        "table": "\n".join(rows),
        "sentences": ", ".join(f"{number} {name}" for name, number in sizes.items()),
        "features": f"{len(models.reports.rows)} of reports, {len(models.roles.rows)} of arguments",
        "date": date.today().isoformat(),
    }
    output.mkdir(parents=True, exist_ok=True)
    write(models.reports, output / "reports.npz")
    write(models.roles, output / "roles.npz")
    (output / "README.md").write_text(card.substitute(facts), encoding="utf-8")
    licence = (RECIPES / "id_events.LICENSE").read_text(encoding="utf-8")
    (output / "LICENSE").write_text(licence, encoding="utf-8")
