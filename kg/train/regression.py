"""Fit a `Classifier`: multinomial logistic regression by L-BFGS (Liu and Nocedal 1989)."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from kg.extract.classifier import SCALE, Classifier, hashed

_LEAST = 2
"""Examples in which a feature must occur."""
_MOST = 32_767
"""What a weight can be, in its units."""


def fit(
    examples: Sequence[Sequence[str]],
    labels: Sequence[str],
    events: Sequence[str],
    *,
    penalty: float,
    steps: int = 80,
) -> Classifier:
    """Learn to tell `labels` by the features of `examples`.

    Args:
        examples: The features of each.
        labels: The class of each.
        events: Classes of events that the examples tell of.
        penalty: Weight of the squared weights against the log loss, summed over the examples.
        steps: Most iterations.
    """
    hashes = [{hashed(feature) for feature in example} for example in examples]
    counted = Counter(h for example in hashes for h in example)
    rows = {h: i for i, h in enumerate(sorted(h for h, n in counted.items() if n >= _LEAST))}
    classes = tuple(sorted(set(labels)))
    matrix = _matrix(hashes, rows)
    weights = _minimise(matrix, [classes.index(c) for c in labels], len(classes), penalty, steps)
    whole = np.clip(np.rint(weights * SCALE), -_MOST, _MOST).astype(np.int16)
    return Classifier(classes, tuple(sorted(set(events))), rows, whole)


def _matrix(examples: Sequence[set[int]], rows: dict[int, int]) -> csr_matrix:
    found = [sorted(rows[h] for h in example if h in rows) for example in examples]
    starts = np.cumsum([0, *map(len, found)])
    indices = np.concatenate([np.array(f, dtype=np.int64) for f in found])
    return csr_matrix((np.ones(len(indices)), indices, starts), shape=(len(found), len(rows)))


def _minimise(
    matrix: csr_matrix, labels: Sequence[int], classes: int, penalty: float, steps: int
) -> np.ndarray:
    examples, features = matrix.shape
    right = np.zeros((examples, classes))
    right[np.arange(examples), labels] = 1.0
    turned = matrix.T.tocsr()

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(features, classes)
        odds = matrix @ weights
        odds -= odds.max(axis=1, keepdims=True)
        logs = odds - np.log(np.exp(odds).sum(axis=1, keepdims=True))
        slope = turned @ (np.exp(logs) - right) + penalty * weights
        return float(penalty / 2 * flat @ flat - (right * logs).sum()), slope.ravel()

    start = np.zeros(features * classes)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps})
    return np.asarray(found.x).reshape(features, classes)
