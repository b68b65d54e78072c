"""What is one event: strongest edge first, the undated last, and the unsure put up for review."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations

from kg.reason.blocking import weeks
from kg.reason.clustering import Edge, Node, Partition, grow
from kg.reason.identity import Candidate
from kg.reason.judged import Judged
from kg.reason.pool import Group, Pool
from kg.reason.reports import Features
from kg.reason.vetoes import FORESEEN
from kg.reason.weights import JOIN, WEIGHTS, together

_RIVALS = 50
"""Clusters that are looked at to see whether two that exclude each other fit."""
_ALMOST = 1.0
_NEWS = timedelta(31)


@dataclass(slots=True)
class Clusters:
    """Nodes as they were joined."""

    pool: Pool
    partition: Partition
    joins: list[Edge] = field(default_factory=list)
    realised: list[tuple[float, str, str]] = field(default_factory=list)
    """Score, what occurred, what was planned."""
    review: list[Candidate] = field(default_factory=list)


def cluster_dated(pool: Pool, judged: Judged) -> Clusters:
    """Join the dated reports, and the undated ones of one day's news; judgements first."""
    home = {r.key: g.key for g in pool.groups.values() for r in g.reports}
    apart = [(home[a], home[b]) for a, b in judged.apart() if a in home and b in home]
    nodes = (_node(g, pool) for g in pool.groups.values())
    clusters = Clusters(pool, Partition(nodes, pool.clashes.vetoes(), apart))
    partition = clusters.partition
    _decree(clusters, ((home[a], home[b]) for a, b in judged.same() if a in home and b in home))
    firm, loose = _dated_edges(clusters)
    clusters.joins += grow(partition, firm)
    _settle(clusters, loose)
    firm, loose = _undated_edges(clusters)
    clusters.joins += grow(partition, firm)
    _settle(clusters, loose)
    return clusters


def _decree(clusters: Clusters, same: Iterable[tuple[str, str]]) -> None:
    """Join what people said is one, then what equal reports say once more."""
    pool, partition = clusters.pool, clusters.partition
    for a, b in same:
        left, right = (pool.groups[k].features for k in (a, b))
        if pool.roots[left] == pool.roots[right]:
            partition.decree(a, b)
    for a, b in pool.twins:
        if partition.decree(a, b):
            number = pool.groups[a].features
            clusters.joins.append(_edge(pool.score(number, number)[0], a, b))


def _node(group: Group, pool: Pool) -> Node:
    apart = {f"{group.reports[0].article} {pool.roots[group.features]}"} if group.told_apart else ()
    return Node(group.key, pool.clashes.values[group.features], frozenset(apart))


def _edge(score: float, a: str, b: str) -> Edge:
    return Edge(-score, min(a, b), max(a, b))


def _dated_edges(clusters: Clusters) -> tuple[list[Edge], list[Edge]]:
    """Compare the dated reports of each week, and those that one article or another told apart."""
    pool = clusters.pool
    by_time: dict[Hashable, list[int]] = defaultdict(list)
    for number, features in enumerate(pool.features):
        if features.interval and features.actors:
            # Of those known to a month or a year, only equal times say that the event may be one.
            for week in weeks(features) if features.dated else [features.interval]:
                by_time[week].append(number)
    # Each once, and week by week: what is compared with many others then stays at hand.
    pairs = dict.fromkeys(pair for block in by_time.values() for pair in pool.blocks(block))
    firm, loose = _edges(clusters, pairs)
    for number, groups in sorted(pool.by_features.items()):
        if len(groups) > 1 and _timed(pool, number):
            score = pool.score(number, number)[0]
            firm += [_edge(score, groups[0].key, group.key) for group in groups[1:]]
    return firm, loose


def _timed(pool: Pool, number: int) -> bool:
    """Whether equal reports are of one event: equal in time too, or a state of affairs."""
    features = pool.features[number]
    if pool.lasting(number):
        return True
    timed = features.interval and features.actors
    return bool(timed) and pool.score(number, number)[0] >= JOIN


def _undated_edges(clusters: Clusters) -> tuple[list[Edge], list[Edge]]:
    """Compare the undated reports published on one day."""
    pool = clusters.pool
    days: dict[date, set[int]] = defaultdict(set)
    for group in pool.groups.values():
        features = pool.features[group.features]
        if group.published and features.actors and _is_news(features, group.published):
            days[group.published].add(group.features)
    firm: list[Edge] = []
    loose: list[Edge] = []
    for day, members in sorted(days.items()):
        pairs = dict.fromkeys(pool.blocks(sorted(members)))
        more, looser = _edges(clusters, pairs, day)
        firm += more
        loose += looser
    return firm, loose


def _is_news(features: Features, published: date) -> bool:
    """Whether a report without a day can be of what was news when it was published."""
    end = features.interval[1] if features.interval else None
    return not features.dated and (end is None or published <= end + _NEWS)


def _edges(
    clusters: Clusters, pairs: Iterable[tuple[int, int]], day: date | None = None
) -> tuple[list[Edge], list[Edge]]:
    """Return the edges between nodes: those whose actors are equal, and the looser ones."""
    pool = clusters.pool
    firm: list[Edge] = []
    loose: list[Edge] = []
    for a, b in pairs:
        against = pool.vetoed(a, b)
        if against:
            continue
        score, equal = pool.score(a, b)
        score += WEIGHTS[together(pool.roots[a])] if day else 0.0
        left, right = pool.at(a, day), pool.at(b, day)
        if against is None:
            _note_realised(clusters, score, left, right)
        elif score >= JOIN:
            (firm if equal else loose).extend(_between(score, left, right))
        elif score >= JOIN - _ALMOST:
            pair = _edge(score, left[0].key, right[0].key)
            clusters.review.append(
                Candidate(pair.left, pair.right, "event", score, "alike, but not enough to be sure")
            )
    return firm, loose


def _between(score: float, left: Sequence[Group], right: Sequence[Group]) -> Iterator[Edge]:
    """Yield edges from the commonest node of each side to every node of the other."""
    for group in left:
        yield _edge(score, group.key, right[0].key)
    for group in right[1:]:
        yield _edge(score, group.key, left[0].key)


def _note_realised(
    clusters: Clusters, score: float, left: Sequence[Group], right: Sequence[Group]
) -> None:
    features = clusters.pool.features
    first, second = features[left[0].features].status, features[right[0].features].status
    if score >= JOIN and "Occurred" in (first, second) and {first, second} & FORESEEN:
        done, planned = (left, right) if first == "Occurred" else (right, left)
        clusters.realised += [(score, done[0].key, other.key) for other in planned]


def _settle(clusters: Clusters, loose: Iterable[Edge]) -> None:
    """Take looser edges strongest first; where two clusters fit that exclude each other, ask."""
    partition = clusters.partition
    best: dict[tuple[str, str], Edge] = {}
    fits: dict[str, set[str]] = defaultdict(set)
    for edge in sorted(loose):
        left, right = (partition.cluster(k).members[0] for k in (edge.left, edge.right))
        if left != right and (left, right) not in best and not partition.clash(left, right):
            best[left, right] = best[right, left] = edge
            fits[left].add(right)
            fits[right].add(left)
    for edge in sorted(set(best.values())):
        ends = (edge.left, edge.right)
        if partition.together(*ends) or partition.clash(*ends):
            continue
        if any(_rivals(partition, partition.cluster(k).members[0], fits) for k in ends):
            reason = "two events fit that exclude each other"
            clusters.review.append(Candidate(*ends, "event", -edge.rank, reason))
        elif partition.join(*ends):
            clusters.joins.append(edge)


def _rivals(partition: Partition, node: str, fits: dict[str, set[str]]) -> bool:
    """Whether two clusters fit a node that cannot be one."""
    homes = {partition.cluster(f).members[0] for f in fits.get(node, ())}
    free = [f for f in sorted(homes)[:_RIVALS] if not partition.clash(node, f)]
    return any(partition.clash(a, b) for a, b in combinations(free, 2))
