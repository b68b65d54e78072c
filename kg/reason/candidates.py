"""Which of the doubtful pairs a person should look at first."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from math import sqrt

from kg.reason.identity import Candidate
from kg.reason.weights import JOIN

_LISTED = 2000
Homes = Iterable[tuple[tuple[str, int], str]]
"""Article and index -> canonical key."""


def most_useful(
    candidates: Iterable[Candidate], homes: Homes, settled: Iterable[frozenset[str]]
) -> tuple[Candidate, ...]:
    """Return the pairs that nobody judged yet, the most useful first.

    An answer is useful where both sides are in many articles, and the score is near what would
    have joined them: the geometric mean of the articles by the share of the score reached.
    """
    candidates = list(candidates)
    doubtful = {key for c in candidates for key in (c.left, c.right)}
    told = {(home, article) for (article, _), home in homes if home in doubtful}
    articles = Counter(home for home, _ in told)
    known = set(settled)
    found: dict[frozenset[str], Candidate] = {}
    for c in candidates:
        pair = frozenset((c.left, c.right))
        best = found.get(pair)
        if len(pair) == 2 and pair not in known and (not best or best.score < c.score):
            found[pair] = replace(c, useful=_useful(c, articles))
    ordered = sorted(found.values(), key=lambda c: (-c.useful, c.left, c.right))
    return tuple(ordered[:_LISTED])


def _useful(candidate: Candidate, articles: Counter[str]) -> float:
    threshold = JOIN if candidate.kind == "event" else 1.0
    near = min(candidate.score / threshold, 1.0)
    return round(near * sqrt(articles[candidate.left] * articles[candidate.right]), 3)
