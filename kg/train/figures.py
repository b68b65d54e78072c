"""What a pipeline finds of what is labelled, and how fast: the figures of the card."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.train.formats import Name


@dataclass(frozen=True, slots=True)
class Score:
    """Names found right, found at all, and labelled."""

    right: int = 0
    found: int = 0
    labelled: int = 0

    def __add__(self, other: "Score") -> "Score":
        """Return the score of both together."""
        return Score(
            self.right + other.right, self.found + other.found, self.labelled + other.labelled
        )

    @property
    def precision(self) -> float:
        """Share of the found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the labelled that is found."""
        return self.right / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.found + self.labelled
        return 2 * self.right / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Figures:
    """What a trained pipeline scores on sentences that it was not trained on."""

    dev: Score
    test: Score
    labels: Mapping[str, Score] = field(default_factory=dict)
    """Label -> score on the test sentences."""
    sentences: Mapping[str, int] = field(default_factory=dict)
    """Split -> its number of sentences."""


Pair = tuple[Iterable[Name], Iterable[Name]]


def score(pairs: Iterable[Pair]) -> Score:
    """Compare the names found with those labelled, sentence by sentence: offsets and label."""
    right = found = labelled = 0
    for mine, gold in pairs:
        ours, theirs = set(mine), set(gold)
        right += len(ours & theirs)
        found += len(ours)
        labelled += len(theirs)
    return Score(right, found, labelled)


def score_labels(pairs: Iterable[Pair]) -> dict[str, Score]:
    """Return the score of each label, sorted by label."""
    right, found, labelled = Counter[str](), Counter[str](), Counter[str]()
    for mine, gold in pairs:
        ours, theirs = set(mine), set(gold)
        right.update(name.label for name in ours & theirs)
        found.update(name.label for name in ours)
        labelled.update(name.label for name in theirs)
    every = sorted(found | labelled)
    return {label: Score(right[label], found[label], labelled[label]) for label in every}


def table(figures: Figures) -> str:
    """Write the figures as a Markdown table."""
    rows = ["| label | precision | recall | F1 | labelled |", "| --- | --- | --- | --- | --- |"]
    for label, one in {
        **figures.labels,
        "all (test)": figures.test,
        "all (dev)": figures.dev,
    }.items():
        rows.append(
            f"| {label} | {one.precision:.3f} | {one.recall:.3f} | {one.f1:.3f} | {one.labelled} |"
        )
    return "\n".join(rows)
