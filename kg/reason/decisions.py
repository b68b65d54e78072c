"""The clusters of events written down: canonical keys, merges with their evidence, links."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations

from kg.reason.events import Clusters
from kg.reason.identity import Candidate, Evidence, Merge
from kg.reason.pool import Group, Pool
from kg.reason.reports import Features, Report
from kg.reason.vetoes import vetoes

_SHOWN = 20
"""Joins whose evidence one merge lists; the strongest."""
_REVIEWED = 1000
Link = tuple[str, str, str]


def canonical_keys(clusters: Clusters) -> dict[str, str]:
    """Return for every report's key that of its event: of its earliest published report."""
    canonical: dict[str, str] = {}
    for members in clusters.partition.groups():
        reports = [r for m in members for r in clusters.pool.groups[m].reports]
        head = min(reports, key=lambda r: (r.published or date.max, r.key)).key
        canonical |= {r.key: head for r in reports}
    return canonical


def merges(clusters: Clusters, canonical: Mapping[str, str]) -> list[Merge]:
    """Write down every event that more than one report was merged into."""
    members: dict[str, list[str]] = defaultdict(list)
    for key, head in canonical.items():
        members[head].append(key)
    joins: dict[str, list[Evidence]] = defaultdict(list)
    weakest: dict[str, float] = {}
    for edge in sorted(clusters.joins):
        head = canonical[edge.left]
        if len(joins[head]) < _SHOWN:
            joins[head] += _evidence(clusters.pool, edge.left, edge.right)
        weakest[head] = min(-edge.rank, weakest.get(head, -edge.rank))
    for group in clusters.pool.groups.values():
        head = canonical[group.key]
        if len(group.reports) > 1 and len(joins[head]) < _SHOWN:
            score = clusters.pool.score(group.features, group.features)[0]
            joins[head] += _evidence(clusters.pool, group.key, group.key)
            weakest[head] = min(score, weakest.get(head, score))
    return [
        _merge(head, keys, joins[head], weakest.get(head, 0.0))
        for head, keys in sorted(members.items())
        if len(keys) > 1
    ]


def _merge(head: str, keys: Sequence[str], evidence: Sequence[Evidence], score: float) -> Merge:
    distinct = tuple(sorted(set(evidence)))
    agreed = sorted({e.feature for e in distinct if e.weight > 0})
    why = f"{len(keys)} reports agree in {', '.join(agreed)}" if agreed else "a person said so"
    return Merge(head, tuple(sorted(keys)), "event", distinct, score, why)


def _evidence(pool: Pool, left: str, right: str) -> list[Evidence]:
    return pool.evidence(pool.groups[left].features, pool.groups[right].features)


def links(clusters: Clusters, canonical: Mapping[str, str]) -> tuple[Link, ...]:
    """Link what occurred to what was planned, and parts to wholes that one article tells apart."""
    best: dict[str, tuple[float, str]] = {}
    for score, done, planned in sorted(clusters.realised):
        if not set(clusters.partition.conflicts(done, planned)) <= {1, -1}:
            continue
        plan = canonical[planned]
        if plan not in best or score > best[plan][0]:
            best[plan] = (score, canonical[done])
    found = {(done, "realises", plan) for plan, (_, done) in best.items()}
    return tuple(sorted(found | _parts(clusters.pool, canonical)))


def _parts(pool: Pool, canonical: Mapping[str, str]) -> set[Link]:
    """Find one missile of two: equal but for the number, and told apart by an article."""
    count = list(vetoes(pool.lookup)).index("count")
    articles: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for group in pool.groups.values():
        if group.told_apart and pool.features[group.features].count:
            articles[group.reports[0].article, pool.roots[group.features]].append(group)
    found = set()
    for groups in articles.values():
        for a, b in combinations(groups, 2):
            if pool.only(count, a.features, b.features) and _same_day(pool, a, b):
                part, whole = sorted(
                    (a, b), key=lambda g: pool.features[g.features].count or (0, 0)
                )
                found.add((canonical[part.key], "subEventOf", canonical[whole.key]))
    return found


def _same_day(pool: Pool, a: Group, b: Group) -> bool:
    first, second = (pool.features[g.features] for g in (a, b))
    return first.dated and _days(first) == _days(second)


def _days(features: Features) -> object:
    return features.interval


def review(clusters: Clusters, canonical: Mapping[str, str]) -> tuple[Candidate, ...]:
    """Return the pairs that were left apart though much speaks for them, the likeliest first."""
    best: dict[tuple[str, str], Candidate] = {}
    for c in clusters.review:
        left, right = sorted((canonical[c.left], canonical[c.right]))
        known = best.get((left, right))
        if left != right and (known is None or (known.score, c.reason) < (c.score, known.reason)):
            best[left, right] = Candidate(left, right, "event", c.score, c.reason)
    ordered = sorted(best.values(), key=lambda c: (-c.score, c.left, c.right))
    return tuple(ordered[:_REVIEWED])


def by_index(reports: Sequence[Report], canonical: Mapping[str, str]) -> dict[tuple[str, int], str]:
    """Return article and index -> canonical key."""
    return {(r.article, r.index): canonical[r.key] for r in reports}
