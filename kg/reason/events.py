"""What is one event: strongest edge first, the undated last, and the unsure put up for review."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations

from kg.reason.clustering import Edge, Node, Partition, grow
from kg.reason.identity import Candidate, Judgement
from kg.reason.pool import LASTING, STATUS, Group, Pool, weeks
from kg.reason.vetoes import FORESEEN, dimensions, vetoes
from kg.reason.weights import JOIN, JOIN_UNDATED, WEIGHTS

_SHELF = 200
"""Dated reports that an undated one is compared with at most."""
_RECENT, _FRESH, _AHEAD = timedelta(31), timedelta(7), timedelta(180)
"""How old an undated event of a report can be; one of a lasting kind; how far off a planned one."""
_ALMOST = 1.0
_JUDGED = 99.0


@dataclass(slots=True)
class Clusters:
    """Nodes as they were joined."""

    pool: Pool
    partition: Partition
    joins: list[Edge] = field(default_factory=list)
    realised: list[tuple[float, str, str]] = field(default_factory=list)
    """Score, what occurred, what was planned."""
    review: list[Candidate] = field(default_factory=list)


def cluster_events(pool: Pool, judgements: Sequence[Judgement] = ()) -> Clusters:
    """Join what is one event."""
    home = {r.key: g.key for g in pool.groups.values() for r in g.reports}
    pairs = [
        (j.verdict, home[j.left], home[j.right])
        for j in judgements
        if j.left in home and j.right in home
    ]
    partition = Partition(
        (_node(g, pool) for g in pool.groups.values()),
        list(vetoes(pool.lookup).values()),
        [(a, b) for verdict, a, b in pairs if verdict == "different"],
    )
    clusters = Clusters(pool, partition)
    judged = [Edge(-_JUDGED, *sorted((a, b))) for verdict, a, b in pairs if verdict == "same"]
    firm, loose = _dated_edges(clusters)
    clusters.joins += grow(partition, [*judged, *firm])
    _settle(clusters, loose)
    same_day, same_story = _undated_edges(clusters)
    clusters.joins += grow(partition, same_day)
    _settle(clusters, same_story)
    _shelve(clusters)
    return clusters


def _node(group: Group, pool: Pool) -> Node:
    apart = (
        {f"{group.reports[0].article} {pool.roots[group.features]}"} if group.told_apart else set()
    )
    return Node(group.key, dimensions(pool.features[group.features]), frozenset(apart))


def _dated_edges(clusters: Clusters) -> tuple[list[Edge], list[Edge]]:
    """Compare the dated reports of each week, and note what realises what."""
    pool = clusters.pool
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for number, features in enumerate(pool.features):
        if features.dated and features.actors:
            for anchor in pool.anchors(number):
                for week in weeks(features):
                    blocks[anchor, week].append(number)
    return _edges(clusters, {pair for block in blocks.values() for pair in pool.pairs(block)}, 0.0)


def _undated_edges(clusters: Clusters) -> tuple[list[Edge], list[Edge]]:
    """Compare the undated reports published on one day or the next."""
    pool = clusters.pool
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for group in pool.groups.values():
        features = pool.features[group.features]
        if group.published and features.actors and not features.dated:
            for anchor in pool.anchors(group.features):
                blocks[anchor, group.published].append(group.features)
    found: tuple[list[Edge], list[Edge]] = [], []
    for (_, day), block in sorted(blocks.items(), key=lambda b: b[0][1].toordinal()):  # type: ignore[index]
        for pair in pool.pairs(block):
            for all_of, some in zip(
                found, _edges(clusters, {pair}, WEIGHTS["published together"], day), strict=True
            ):
                all_of.extend(some)
    return found


def _edges(
    clusters: Clusters, pairs: Iterable[tuple[int, int]], bonus: float, day: date | None = None
) -> tuple[list[Edge], list[Edge]]:
    """Return the edges between nodes: those whose actors are equal, and the looser ones."""
    pool, firm, loose = clusters.pool, [], []
    for a, b in pairs:
        against = pool.vetoed(a, b)
        if against and against != (STATUS,):
            continue
        score, equal = pool.score(a, b)
        score += bonus
        if against:
            _note_realised(clusters, score, a, b, day)
        elif score >= JOIN:
            (firm if equal else loose).extend(_between(pool, score, a, b, day))
        elif score >= JOIN - _ALMOST:
            _note_almost(clusters, score, a, b, day)
    own = [
        _around(pool, groups, day) for groups in (pool.by_features.values() if day is None else ())
    ]
    return firm + [e for edges in own for e in edges], loose


def _at(pool: Pool, number: int, day: date | None) -> list[Group]:
    return [g for g in pool.by_features[number] if day is None or g.published == day]


def _between(pool: Pool, score: float, a: int, b: int, day: date | None) -> Iterator[Edge]:
    """Yield edges from the commonest node of each side to every node of the other."""
    left, right = _at(pool, a, day), _at(pool, b, day)
    for group in left:
        if right:
            yield Edge(-score, *sorted((group.key, right[0].key)))
    for group in right[1:]:
        if left:
            yield Edge(-score, *sorted((group.key, left[0].key)))


def _around(pool: Pool, groups: Sequence[Group], day: date | None) -> Iterator[Edge]:
    """Yield edges between nodes of equal features, which one article or another kept apart."""
    score = pool.score(groups[0].features, groups[0].features)[0]
    features = pool.features[groups[0].features]
    if score >= JOIN and features.dated and features.actors:
        for group in groups[1:]:
            yield Edge(-score, *sorted((groups[0].key, group.key)))


def _note_realised(clusters: Clusters, score: float, a: int, b: int, day: date | None) -> None:
    pool = clusters.pool
    first, second = (pool.features[n].status for n in (a, b))
    if {first, second} & FORESEEN and "Occurred" in (first, second) and score >= JOIN:
        done, planned = (a, b) if first == "Occurred" else (b, a)
        for group in _at(pool, done, day)[:1]:
            clusters.realised += [
                (score, group.key, other.key) for other in _at(pool, planned, day)
            ]


def _note_almost(clusters: Clusters, score: float, a: int, b: int, day: date | None) -> None:
    left, right = _at(clusters.pool, a, day), _at(clusters.pool, b, day)
    if left and right:
        pair = sorted((left[0].key, right[0].key))
        clusters.review.append(Candidate(*pair, "event", score, "alike, but not enough to be sure"))


def _settle(clusters: Clusters, loose: Sequence[Edge]) -> None:
    """Take looser edges strongest first; where two clusters fit that exclude each other, ask."""
    partition = clusters.partition
    fits: dict[str, set[str]] = defaultdict(set)
    for edge in loose:
        fits[edge.left].add(edge.right)
        fits[edge.right].add(edge.left)
    for edge in sorted(loose):
        if partition.together(edge.left, edge.right) or partition.conflicts(edge.left, edge.right):
            continue
        rivals = [_rivals(partition, end, fits[end]) for end in (edge.left, edge.right)]
        if any(rivals):
            clusters.review.append(
                Candidate(
                    edge.left,
                    edge.right,
                    "event",
                    -edge.rank,
                    "two events fit that exclude each other",
                )
            )
        elif partition.join(edge.left, edge.right):
            clusters.joins.append(edge)


def _rivals(partition: Partition, node: str, fits: Iterable[str]) -> bool:
    """Whether two clusters fit a node that cannot be one."""
    homes = {id(partition.cluster(f)): f for f in sorted(fits)}
    free = [
        f for f in homes.values() if partition.together(node, f) or not partition.conflicts(node, f)
    ]
    return any(partition.conflicts(a, b) for a, b in combinations(sorted(free)[:_SHELF], 2))


def _shelve(clusters: Clusters) -> None:
    """Join each undated report with the one dated event that it fits, if there is exactly one."""
    pool = clusters.pool
    dated = [n for n, f in enumerate(pool.features) if f.dated and f.actors]
    shelf = pool.blocks(
        sorted(dated, key=lambda n: (pool.features[n].interval, pool.by_features[n][0].key))
    )
    for group in sorted(pool.groups.values(), key=lambda g: g.key):
        features = pool.features[group.features]
        if not features.dated and features.actors:
            _place_undated(clusters, group, _window(group, pool, shelf))


def _window(group: Group, pool: Pool, shelf: dict[Hashable, list[int]]) -> list[int]:
    """Return the dated reports on the same actors that an undated one can be about, by its date of publication."""
    features, day = pool.features[group.features], group.published
    start, end = features.interval or (None, None)
    if day and not start:
        past = _FRESH if pool.roots[group.features] in LASTING else _RECENT
        start = day if features.status in FORESEEN else day - past
    if day and not end:
        end = day + _AHEAD if features.status in FORESEEN else day
    found: dict[int, None] = {}
    for anchor in pool.anchors(group.features):
        for number in shelf.get(anchor, ()):
            first, last = pool.features[number].interval or (None, None)
            if first and last and (start or last) <= last and first <= (end or first):
                found[number] = None
            if len(found) > _SHELF:
                return []
    return list(found)


def _place_undated(clusters: Clusters, group: Group, window: Iterable[int]) -> None:
    pool, partition = clusters.pool, clusters.partition
    fits: dict[int, tuple[float, str]] = {}
    realises: dict[int, tuple[float, str]] = {}
    for number in window:
        against = pool.vetoed(group.features, number)
        score = pool.score(group.features, number)[0] if against in ((), (STATUS,)) else 0.0
        other = pool.by_features[number][0]
        if score < JOIN_UNDATED:
            continue
        conflicts = partition.conflicts(group.key, other.key)
        home = id(partition.cluster(other.key))
        if not conflicts and not partition.together(group.key, other.key):
            fits[home] = max(fits.get(home, (0.0, "")), (score, other.key))
        elif against and set(conflicts) <= {STATUS, -1}:
            realises[home] = max(realises.get(home, (0.0, "")), (score, other.key))
    if len(fits) == 1:
        score, key = next(iter(fits.values()))
        if partition.join(group.key, key):
            clusters.joins.append(Edge(-score, *sorted((group.key, key))))
    for score, key in sorted(fits.values())[: 0 if len(fits) == 1 else 5]:
        clusters.review.append(
            Candidate(group.key, key, "event", score, "undated; several events fit")
        )
    if len(realises) == 1:
        score, key = next(iter(realises.values()))
        statuses = [pool.features[g.features].status for g in (group, pool.groups[key])]
        if "Occurred" in statuses and set(statuses) & FORESEEN:
            done, planned = (group.key, key) if statuses[0] == "Occurred" else (key, group.key)
            clusters.realised.append((score, done, planned))
