"""The clusters of events written down: canonical keys, merges with their evidence, links."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import combinations

from kg.reason.events import Clusters
from kg.reason.identity import Candidate, Evidence, Merge, Place
from kg.reason.judged import Judged
from kg.reason.pool import Group, Pool
from kg.reason.reports import Features, Report, root_type
from kg.reason.vetoes import vetoes
from kg.reason.weights import compare, published

_SHOWN = 3
"""Joins whose evidence one merge lists: so many of the strongest, and of the weakest."""
_SURE = 99.0
"""Score of what people alone joined."""
Link = tuple[str, str, str]
Join = tuple[float, Report, Report]
Locate = Callable[[Report], Place]


def canonical_keys(clusters: Clusters) -> dict[str, str]:
    """Return for every report's key that of its event: of its earliest published report."""
    canonical: dict[str, str] = {}
    for members in clusters.partition.groups():
        reports = [r for m in members for r in clusters.pool.groups[m].reports]
        head = min(reports, key=lambda r: (r.published or date.max, r.key)).key
        canonical |= {r.key: head for r in reports}
    return canonical


def merges(
    clusters: Clusters, canonical: Mapping[str, str], judged: Judged, at: Locate
) -> list[Merge]:
    """Write down every event that more than one report was merged into."""
    members: dict[str, list[str]] = defaultdict(list)
    for key, head in canonical.items():
        members[head].append(key)
    joins = _joins(clusters, canonical)
    said = judged.evidence(canonical)

    def evidence(head: str) -> list[Evidence]:
        pool = clusters.pool
        return [*_shown(pool, joins[head], at), *_told(pool, joins[head], at)]

    return [
        _merge(head, keys, [*evidence(head), *said.get(head, ())], joins)
        for head, keys in sorted(members.items())
        if len(keys) > 1
    ]


def _joins(clusters: Clusters, canonical: Mapping[str, str]) -> dict[str, list[Join]]:
    """Return for each event what joined its reports, strongest first."""
    joins: dict[str, list[Join]] = defaultdict(list)
    groups = clusters.pool.groups
    for edge in clusters.joins:
        left, right = (groups[k] for k in (edge.left, edge.right))
        joins[canonical[edge.left]].append((-edge.rank, left.reports[0], right.reports[0]))
    for group in groups.values():
        if len(group.reports) > 1:
            score = clusters.pool.score(group.features, group.features)[0]
            joins[canonical[group.key]].append((score, group.reports[0], group.reports[1]))
    for found in joins.values():
        found.sort(key=lambda j: (-j[0], j[1].key, j[2].key))
    return joins


def _shown(pool: Pool, joins: Sequence[Join], at: Locate) -> list[Evidence]:
    """Return the evidence of the strongest joins and the weakest, which are the doubtful ones."""
    ends = joins if len(joins) <= 2 * _SHOWN else [*joins[:_SHOWN], *joins[-_SHOWN:]]
    return [
        Evidence(e.feature, e.left, e.right, e.weight, left_at=at(left), right_at=at(right))
        for _, left, right in ends
        for e in compare(left.features, right.features, root_type(left.features.type), pool.lookup)
    ]


def _told(pool: Pool, joins: Sequence[Join], at: Locate) -> list[Evidence]:
    """Return what the articles of undated reports say for the same joins, beside their words."""
    ends = joins if len(joins) <= 2 * _SHOWN else [*joins[:_SHOWN], *joins[-_SHOWN:]]
    return [
        Evidence(e.feature, e.left, e.right, e.weight, at(left), at(right))
        for _, left, right in ends
        for e in (*published(left, right), *_story(pool, left, right))
    ]


def _story(pool: Pool, left: Report, right: Report) -> list[Evidence]:
    undated = not (left.features.dated and right.features.dated)
    weight = pool.story(left, right) if undated else 0.0
    return [Evidence("story", left.article, right.article, weight)] if weight else []


def _merge(
    head: str,
    keys: Sequence[str],
    evidence: Sequence[Evidence],
    joins: Mapping[str, Sequence[Join]],
) -> Merge:
    # Each join keeps all of its own, though other joins rest on the same values.
    ordered = tuple(sorted(evidence, key=lambda e: (e, str(e.left_at), str(e.right_at))))
    agreed = sorted({e.feature for e in ordered if e.weight > 0 and e.feature != "judgement"})
    why = [f"{len(keys)} reports agree in {', '.join(agreed)}"] if agreed else []
    if any(e.feature == "judgement" for e in ordered):
        why.append("a person said so")
    score = min((score for score, _, _ in joins[head]), default=_SURE)
    return Merge(head, tuple(sorted(keys)), "event", ordered, score, "; ".join(why))


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
            if pool.clashes.only(count, a.features, b.features) and _same_day(pool, a, b):
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
    """Return the pairs that were left apart though much speaks for them."""
    best: dict[tuple[str, str], Candidate] = {}
    for c in clusters.review:
        left, right = sorted((canonical[c.left], canonical[c.right]))
        known = best.get((left, right))
        if left != right and (known is None or (known.score, c.reason) < (c.score, known.reason)):
            best[left, right] = Candidate(left, right, "event", c.score, c.reason)
    return tuple(best[pair] for pair in sorted(best))


def by_index(reports: Sequence[Report], canonical: Mapping[str, str]) -> dict[tuple[str, int], str]:
    """Return article and index -> canonical key."""
    return {(r.article, r.index): canonical[r.key] for r in reports}
