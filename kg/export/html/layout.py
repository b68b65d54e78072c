"""Where the nodes stand: seeded, the same in every build, no two overlapping.

Each connected part is arranged by itself: up to `_EXACT` nodes by stress majorization (Gansner,
Koren and North 2005), beyond that by forces from a start by pivots (Brandes and Pich 2007). Then
boxes that overlap are pushed apart, and the parts are set in rows below the greatest.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, shortest_path
from scipy.spatial import cKDTree

Points = NDArray[np.float64]
Pairs = NDArray[np.int64]

_EXACT = 420
_CROWD = 90
_EDGE = 84.0
"""Length that an edge would like to have, in pixels at scale 1."""
_ASPECT = 1.15
"""Screens are wider than high."""
_GAP = 26.0


def arrange(boxes: Points, edges: Pairs, *, seed: int = 1) -> Points:
    """Place nodes so that no two of their boxes overlap.

    Args:
        boxes: Width and height that each node needs, in pixels.
        edges: Index pairs; they may repeat.
        seed: Of the only random numbers used.

    Returns:
        The centre of each box.
    """
    count = len(boxes)
    points = np.zeros((count, 2))
    if not count:
        return points
    links = _unique(edges)
    _, part_of = connected_components(_matrix(count, links), directed=False)
    parts = [np.flatnonzero(part_of == p) for p in range(part_of.max() + 1)]
    parts.sort(key=lambda part: (-len(part), int(part[0])))
    number = np.empty(count, dtype=np.int64)
    for part in parts:
        number[part] = np.arange(len(part))
        inside = links[part_of[links[:, 0]] == part_of[part[0]]] if len(links) else links
        # What is set below the greatest part makes all of it higher: that part is made wider.
        wide = _ASPECT * (1 + 0.7 * (1 - len(part) / count) if part is parts[0] else 1)
        points[part] = _part(boxes[part], number[inside], seed, wide)
    _shelve(points, boxes, parts)
    return np.asarray(np.round(points - (points.min(0) + points.max(0)) / 2, 1) + 0.0)


def _unique(edges: Pairs) -> Pairs:
    pairs = np.sort(np.asarray(edges, dtype=np.int64).reshape(-1, 2), axis=1)
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    return np.unique(pairs, axis=0) if len(pairs) else pairs


def _matrix(count: int, links: Pairs) -> csr_array:
    ones = np.ones(2 * len(links))
    rows = np.concatenate([links[:, 0], links[:, 1]])
    columns = np.concatenate([links[:, 1], links[:, 0]])
    return csr_array((ones, (rows, columns)), shape=(count, count))


def _part(boxes: Points, links: Pairs, seed: int, aspect: float) -> Points:
    count = len(boxes)
    if count == 1:
        return np.zeros((1, 2))
    random = np.random.default_rng(seed)
    points = _stress(count, links, random) if count <= _EXACT else _forces(count, links, random)
    points = _level(_even(points) if count > _CROWD else points)
    points[:, 0] *= aspect
    return _spread(points, boxes, random)


def _stress(count: int, links: Pairs, random: np.random.Generator) -> Points:
    distances = shortest_path(_matrix(count, links), directed=False, unweighted=True) * _EDGE
    pivots = np.unique(np.linspace(0, count - 1, 40).astype(np.int64))
    points = _pivots(distances[:, pivots]) + random.normal(scale=_EDGE / 4, size=(count, 2))
    np.fill_diagonal(distances, 1.0)
    weights = distances**-1.6
    np.fill_diagonal(weights, 0.0)
    total = weights.sum(1)[:, None]
    wanted = weights * distances
    for _ in range(160):
        x, y = points[:, 0], points[:, 1]
        length = np.hypot(x[:, None] - x[None, :], y[:, None] - y[None, :])
        pull = wanted / np.maximum(length, 1e-6)
        goal = (weights @ points + pull.sum(1)[:, None] * points - pull @ points) / total
        points = points + 0.7 * (goal - points)
    return points


def _pivots(distances: Points) -> Points:
    """Place nodes by distances to a few: the two main axes of the double-centred squares."""
    squares = distances**2
    centred = squares - squares.mean(0)[None, :] - squares.mean(1)[:, None] + squares.mean()
    _, axes = np.linalg.eigh(centred.T @ centred)
    axes = axes[:, [-1, -2]] if axes.shape[1] > 1 else np.hstack([axes, axes * 0])
    points = -0.5 * centred @ axes
    # An eigenvector is known up to its sign only: fix it, or builds on two machines differ.
    signs = np.sign(points[np.abs(points).argmax(0), [0, 1]])
    points *= np.where(signs == 0, 1, signs)
    scale = np.abs(points).max() or 1.0
    return np.asarray(points / scale * distances.max() / 2)


def _forces(count: int, links: Pairs, random: np.random.Generator, rounds: int = 160) -> Points:
    graph = _matrix(count, links)
    degree = np.bincount(links.ravel(), minlength=count)
    chosen = np.argsort(-degree, kind="stable")[:40]
    hops = shortest_path(graph, directed=False, unweighted=True, indices=chosen).T
    points = _pivots(hops) * 70.0 + random.normal(scale=20.0, size=(count, 2))
    side = 70.0 * np.sqrt(count)
    points *= side / 2 / max(float(np.percentile(np.abs(points), 95)), 1.0)
    mass = np.sqrt(1.0 + degree)[:, None]
    give = 1 / np.sqrt(np.maximum(1, np.minimum(degree[links[:, 0]], degree[links[:, 1]])))
    for step in range(rounds):
        push = _repel(points, mass, random)
        between = points[links[:, 0]] - points[links[:, 1]]
        pull = between * (np.minimum(_norm(between), 350.0) / 70.0 * give[:, None])
        for axis in (0, 1):
            push[:, axis] -= np.bincount(links[:, 0], pull[:, axis], count)
            push[:, axis] += np.bincount(links[:, 1], pull[:, axis], count)
        push -= points * (0.9 / np.sqrt(count) * 6)
        cap = side / 10 * (1 - step / rounds) ** 2 + 0.5
        points = points + push / _norm(push) * np.minimum(_norm(push), cap)
    spread = float(np.percentile(np.abs(points - points.mean(0)), 98)) or 1.0
    return np.asarray((points - points.mean(0)) * (side * 0.55 / spread))


def _repel(points: Points, mass: Points, random: np.random.Generator, samples: int = 6) -> Points:
    """Push apart by a sample of all pairs: each node meets a few others, new ones each round."""
    count = len(points)
    push = np.zeros_like(points)
    strength = 70.0**2 * min(count / samples / 40, 40) * 0.4
    for _ in range(samples):
        other = random.permutation(count)
        between = points - points[other]
        push += between * (strength / (_norm(between) ** 2 + 1.0)) * mass * mass[other]
    return push


def _norm(vectors: Points) -> Points:
    return np.asarray(np.sqrt((vectors**2).sum(1))[:, None] + 1e-9)


def _even(points: Points) -> Points:
    """Thin out the middle and draw in the rim, so that a crowd fills its disc evenly."""
    points = points - points.mean(0)
    radius = _norm(points)
    rank = np.empty(len(points))
    rank[np.argsort(radius[:, 0], kind="stable")] = np.arange(len(points)) + 0.5
    even = np.sqrt(rank / len(points))[:, None] * np.percentile(radius, 96)
    return np.asarray(points / radius * (0.3 * np.minimum(radius, even * 2) + 0.7 * even))


def _level(points: Points) -> Points:
    """Turn the longest axis to the horizontal."""
    points = points - points.mean(0)
    _, axes = np.linalg.eigh(points.T @ points)
    axes = axes[:, ::-1] * np.where(axes[np.abs(axes).argmax(0), [0, 1]] < 0, -1, 1)[::-1]
    return np.asarray(points @ axes)


def _spread(points: Points, boxes: Points, random: np.random.Generator) -> Points:
    """Push overlapping boxes apart, each pair along the way that is shorter."""
    points = points.copy()
    reach = float(np.sqrt((boxes.max(0) ** 2).sum())) + 2
    for _ in range(400):
        pairs = cKDTree(points).query_pairs(reach, output_type="ndarray")
        if not len(pairs):
            break
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
        between = points[pairs[:, 0]] - points[pairs[:, 1]]
        room = (boxes[pairs[:, 0]] + boxes[pairs[:, 1]]) / 2
        lack = room - np.abs(between)
        tight = (lack > 0.01).all(1)
        if not tight.any():
            break
        pairs, between, lack = pairs[tight], between[tight], lack[tight]
        still = np.abs(between).max(1) < 1e-6
        between[still] = random.normal(size=(int(still.sum()), 2))
        side = np.where(lack[:, 0] <= lack[:, 1], 0, 1)
        rows = np.arange(len(pairs))
        step = np.zeros_like(between)
        way = np.where(between[rows, side] < 0, -1.0, 1.0)
        step[rows, side] = way * (lack[rows, side] * 0.52 + 0.1)
        move = np.zeros_like(points)
        for axis in (0, 1):
            move[:, axis] += np.bincount(pairs[:, 0], step[:, axis], len(points))
            move[:, axis] -= np.bincount(pairs[:, 1], step[:, axis], len(points))
        points += np.clip(move, -60, 60)
    return points


def _shelve(points: Points, boxes: Points, parts: list[NDArray[np.int64]]) -> None:
    """Set the lesser parts in centred rows below the greatest, in place."""
    low = (points[parts[0]] - boxes[parts[0]] / 2).min(0)
    high = (points[parts[0]] + boxes[parts[0]] / 2).max(0)
    points[parts[0]] -= (low + high) / 2
    area = float((high - low).prod())
    area += float((boxes[np.concatenate(parts[1:])] + _GAP).prod(1).sum()) if parts[1:] else 0.0
    width = max(float(high[0] - low[0]), np.sqrt(area) * _ASPECT)
    bottom = float(high[1] - low[1]) / 2 + 2 * _GAP
    row: list[tuple[NDArray[np.int64], Points, float]] = []
    x = tall = 0.0
    for part in [*parts[1:], None]:
        if part is not None:
            corner = (points[part] - boxes[part] / 2).min(0)
            size = (points[part] + boxes[part] / 2).max(0) - corner
        if row and (part is None or x + size[0] > width):
            for placed, origin, left in row:
                points[placed] += np.array([left - (x - _GAP) / 2, bottom]) - origin
            bottom, x, tall, row = bottom + tall + _GAP, 0.0, 0.0, []
        if part is not None:
            row.append((part, corner, x))
            x, tall = x + float(size[0]) + _GAP, max(tall, float(size[1]))
