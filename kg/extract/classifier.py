"""A linear classifier over hashed features: what the frames read, learnt to be weighed.

Weights are whole numbers, so that sums, and with them decisions, are the same on every
machine; features are hashed, so that no word of what it was trained on is in its file.
"""

import math
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from kg.extract.pipeline import MODELS

SCALE = 1000
"""Weight units to one unit of log odds."""


@dataclass(frozen=True, slots=True, eq=False)
class Classifier:
    """Multinomial logistic regression."""

    classes: tuple[str, ...]
    events: tuple[str, ...]
    """Classes of events that it was taught to read."""
    rows: Mapping[int, int]
    """Hash of a feature -> row of `weights`."""
    weights: np.ndarray
    """int16, features by classes."""

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """Return class -> probability; features that were not learnt count for nothing."""
        found = {self.rows.get(hashed(f), -1) for f in features} - {-1}
        sums = self.weights[sorted(found)].sum(axis=0, dtype=np.int64).tolist()
        top = max(sums)
        odds = [math.exp((s - top) / SCALE) for s in sums]
        return {c: o / sum(odds) for c, o in zip(self.classes, odds, strict=True)}


def hashed(feature: str) -> int:
    """Return the number by which a feature is known."""
    return zlib.crc32(feature.encode())


@dataclass(frozen=True, slots=True, eq=False)
class Classifiers:
    """What a language was taught."""

    reports: Classifier
    """Whether a report tells of an event."""
    roles: Classifier
    """What role an argument fills."""


@cache
def load(model: str | None) -> Classifiers | None:
    """Load the classifiers of the folder `model` below `kg/models`, if there is one."""
    if model is None:
        return None
    folder = MODELS / model
    return Classifiers(read(folder / "reports.npz"), read(folder / "roles.npz"))


def read(path: Path) -> Classifier:
    """Read a classifier that `write` wrote."""
    with np.load(path, allow_pickle=False) as arrays:
        rows = {hash_: row for row, hash_ in enumerate(arrays["hashes"].tolist())}
        classes, events = (tuple(arrays[name].tolist()) for name in ("classes", "events"))
        return Classifier(classes, events, rows, arrays["weights"])


def write(classifier: Classifier, path: Path) -> None:
    """Write a classifier; equal ones give equal bytes."""
    hashes = np.array(sorted(classifier.rows, key=classifier.rows.__getitem__), dtype=np.uint32)
    np.savez_compressed(
        path,
        classes=np.array(classifier.classes),
        events=np.array(classifier.events),
        hashes=hashes,
        weights=classifier.weights,
    )
