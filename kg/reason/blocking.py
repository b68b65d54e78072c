"""Blocks of reports that are worth comparing: those that name two actors both, or one.

The anchors of a report are the actors that it is looked up by; one who acts for another is looked
up by both.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from kg.reason.lookup import Lookup
from kg.reason.reports import Features, sides

_CROWD = 48
"""Distinct reports in a block beyond which each is compared with the commonest only."""
_HUBS = 16
_ONE = 2
"""Length of an anchor of one actor."""
_ACTORS = 8
"""Actors of a report that blocks of two are made from; every actor makes one of its own."""

Anchor = tuple[str, ...]
Rank = Callable[[int], tuple[int, int, str]]


class Anchors:
    """The anchors of sets of features by their numbers, remembered."""

    def __init__(self, features: Sequence[Features], roots: Sequence[str], lookup: Lookup) -> None:
        """Stand on lists that may still grow."""
        self._features, self._roots, self._lookup = features, roots, lookup
        self._found: dict[int, list[Anchor]] = {}
        self._actors: dict[int, int] = {}

    def of(self, number: int) -> list[Anchor]:
        """Return the blocks of one set of features: by each two actors, and by each one."""
        if number not in self._found:
            actors, root = sides(self._features[number], self._lookup), self._roots[number]
            pairs = {
                (root, *sorted((x, y)))
                for a, b in combinations(actors[:_ACTORS], 2)
                for x in a
                for y in b
            }
            alone = {(root, x) for a in actors for x in a}
            self._found[number] = [*sorted(pairs), *sorted(alone)]
            self._actors[number] = len(actors)
        return self._found[number]

    def closest(self, number: int) -> list[Anchor]:
        """Return the blocks by two actors, or by one where there is only one."""
        anchors = self.of(number)
        return [a for a in anchors if len(a) > _ONE] or anchors or self._places(number)

    def _places(self, number: int) -> list[Anchor]:
        """Return the blocks of a report that names no actor: "Gaza was hit by a rocket"."""
        features = self._features[number]
        places = sorted({*features.venue, *features.role("towards")})
        return [(self._roots[number], "at", place) for place in places]

    def is_lone(self, number: int) -> bool:
        """Whether a set of features has one actor."""
        self.of(number)
        return self._actors[number] == 1


def compared(members: Iterable[int], anchors: Anchors, rank: Rank) -> Iterator[tuple[int, int]]:
    """Yield the pairs to compare among these sets of features."""
    by_anchor: dict[Anchor, list[int]] = defaultdict(list)
    for number in members:
        for anchor in anchors.of(number):
            by_anchor[anchor].append(number)
    for anchor, block in by_anchor.items():
        if len(block) > 1:
            lone = anchors.is_lone if len(anchor) == _ONE else None
            yield from _pairs(block, rank, lone)


def _pairs(
    members: Iterable[int], rank: Rank, is_lone: Callable[[int], bool] | None
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a block to compare: all, or each with the commonest ones.

    `is_lone` is given for the block of one actor: two reports that both have more actors meet in
    the block of two of them, or not at all.
    """
    ordered = sorted(set(members), key=rank)
    hubs = ordered if len(ordered) <= _CROWD else ordered[:_HUBS]
    lone = set(filter(is_lone, ordered)) if is_lone else set(ordered)
    for position, hub in enumerate(hubs):
        others = ordered[position + 1 :]
        for other in others if hub in lone else filter(lone.__contains__, others):
            yield hub, other


def weeks(features: Features) -> list[int]:
    """Return the weeks, counted from the first Monday of year one, that a dated report touches."""
    start, end = features.interval or (None, None)
    if not start or not end:
        return []
    return sorted({(start + timedelta(d)).toordinal() // 7 for d in range((end - start).days + 1)})
