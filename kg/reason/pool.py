"""Reports collapsed to nodes, and blocks of nodes that are worth comparing.

Equal reports of many articles are one node, which costs a look-up each. Only where one article
tells two such events apart do its reports keep nodes of their own, so that they cannot meet.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations

from kg.reason.clustering import Veto
from kg.reason.identity import Evidence
from kg.reason.lookup import Lookup
from kg.reason.reports import Features, Report, root_type, sides
from kg.reason.vetoes import dimensions, vetoes
from kg.reason.weights import JOIN, WEIGHTS, compare, together, total

LASTING = frozenset({"Sanction", "Agreement"})
"""States of affairs: two undated reports of one are one, whenever they were written."""
STATUS, _TIME = 1, 2
"""Dimensions of the vetoes."""
_CROWD = 48
"""Distinct reports in a block beyond which each is compared with the commonest only."""
_HUBS = 16
_CAST, _ALIKE, _STORY_DAYS = 5, 0.7, 7
"""Things that two articles of one story share at least, as a number and as a part of all that they
name; and the days between them at most."""
_NOBODY: Mapping[str, Set[str]] = {}
_ONE = 2
"""Length of an anchor of one actor."""
_ACTORS = 8
"""Actors of a report that blocks of two are made from; every actor makes one of its own."""


@dataclass(slots=True)
class Group:
    """A node: equal reports."""

    key: str
    """Least key of its reports."""
    features: int
    published: date | None
    """Set only where the reports were told apart by it: those without a date."""
    reports: list[Report] = field(default_factory=list)
    told_apart: bool = False


class Pool:
    """Reports as nodes, with a memory for comparisons."""

    def __init__(
        self,
        reports: Sequence[Report],
        lookup: Lookup,
        judged: Iterable[str] = (),
        *,
        casts: Mapping[str, Set[str]] = _NOBODY,
    ) -> None:
        """Collapse reports; those whose keys somebody judged keep nodes of their own.

        Args:
            reports: All there are.
            lookup: For places, missiles and those who act for others.
            judged: Keys.
            casts: Article -> the things that it names; for those with undated reports will do.
        """
        self._judged = frozenset(judged)
        self._casts = casts
        self.lookup = lookup
        self.features: list[Features] = []
        self.roots: list[str] = []
        self._ids: dict[Features, int] = {}
        self._table = list(vetoes(lookup).values())
        # Most pairs differ in time; the status decides only where nothing else does.
        self._quickest = [_TIME, *(d for d in range(len(self._table)) if d not in (_TIME, STATUS))]
        self._scores: dict[tuple[int, int], tuple[float, bool]] = {}
        self._vetoed: dict[tuple[int, int], bool | None] = {}
        self.values: list[tuple[int | None, ...]] = []
        """For each set of features, the number of its value in each dimension."""
        self._said: list[list[Hashable]] = [[] for _ in self._table]
        self._numbers: list[dict[Hashable, int]] = [{} for _ in self._table]
        self._clashes: list[dict[tuple[int, int], bool]] = [{} for _ in self._table]
        self._anchors: dict[int, list[tuple[str, ...]]] = {}
        self._actors: dict[int, int] = {}
        self._ranks: dict[int, tuple[int, int, str]] = {}
        self.groups: dict[str, Group] = {}
        self.twins: list[tuple[str, str]] = []
        """Nodes that would be one, had nobody judged one of their reports."""
        self._collapse(reports)
        self.by_features: dict[int, list[Group]] = defaultdict(list)
        self._by_day: dict[tuple[int, date | None], list[Group]] = defaultdict(list)
        for group in sorted(self.groups.values(), key=lambda g: (-len(g.reports), g.key)):
            self.by_features[group.features].append(group)
            self._by_day[group.features, group.published].append(group)

    def score(self, a: int, b: int) -> tuple[float, bool]:
        """Return the score of two sets of features, and whether every actor has its equal."""
        pair = (a, b) if a <= b else (b, a)
        if pair not in self._scores:
            evidence = self.evidence(*pair)
            firm = not any(
                e.feature.endswith(("acts for", "missing", "not shared"))
                or e.weight in (WEIGHTS["the eve"], WEIGHTS["counts differ"])
                for e in evidence
            )
            self._scores[pair] = total(evidence), firm
        return self._scores[pair]

    def evidence(self, a: int, b: int) -> list[Evidence]:
        """Weigh two sets of features."""
        return compare(self.features[a], self.features[b], self.roots[a], self.lookup)

    def story(self, a: Report, b: Report) -> float:
        """Weigh whether two articles tell one story: a translation names the same things."""
        mine, theirs = (self._casts.get(r.article, frozenset()) for r in (a, b))
        common = len(mine & theirs)
        if a.published and b.published and abs((a.published - b.published).days) > _STORY_DAYS:
            return 0.0
        same = common >= _CAST and common >= _ALIKE * len(mine | theirs)
        return WEIGHTS["same story"] if same else 0.0

    def vetoed(self, a: int, b: int) -> bool | None:
        """Whether two sets of features exclude each other; None where the status alone does."""
        pair = (a, b) if a <= b else (b, a)
        if pair not in self._vetoed:
            self._vetoed[pair] = self._exclude(self.values[a], self.values[b])
        return self._vetoed[pair]

    def _exclude(self, mine: Sequence[int | None], theirs: Sequence[int | None]) -> bool | None:
        for d in self._quickest:
            x, y = mine[d], theirs[d]
            # Asked here too, for most are unknown or equal, and a call costs more than the answer.
            if x is not None and y is not None and x != y and self._clash(d, x, y, self._table[d]):
                return True
        return (
            None
            if self._clash(STATUS, mine[STATUS], theirs[STATUS], self._table[STATUS])
            else False
        )

    def only(self, dimension: int, a: int, b: int) -> bool:
        """Whether two sets of features exclude each other in this dimension and in no other."""
        sides = zip(self.values[a], self.values[b], self._table, strict=True)
        return [d for d, (x, y, v) in enumerate(sides) if self._clash(d, x, y, v)] == [dimension]

    def _clash(self, dimension: int, x: int | None, y: int | None, veto: Veto) -> bool:
        if x is None or y is None or x == y:
            return False
        pair = (x, y) if x <= y else (y, x)
        answer = self._clashes[dimension].get(pair)
        if answer is None:
            said = self._said[dimension]
            answer = self._clashes[dimension][pair] = veto(said[x], said[y])
        return answer

    def support(self, features: int) -> int:
        """Return how many articles report exactly this."""
        return sum(len(g.reports) for g in self.by_features[features])

    def at(self, features: int, day: date | None) -> Sequence[Group]:
        """Return the nodes of a set of features: all, or those that were published on one day."""
        return self._by_day[features, day] if day else self.by_features[features]

    def pairs(self, members: Iterable[int], *, alone: bool) -> Iterator[tuple[int, int]]:
        """Yield the pairs of a block to compare: all, or each with the commonest ones.

        `alone` says that the block is that of one actor: two reports that both have more actors
        meet in the block of two of them, or not at all.
        """
        ordered = sorted(set(members), key=self.rank)
        hubs = ordered if len(ordered) <= _CROWD else ordered[:_HUBS]
        lone = set(filter(self._lone, ordered)) if alone else set(ordered)
        for position, hub in enumerate(hubs):
            others = ordered[position + 1 :]
            for other in others if hub in lone else filter(lone.__contains__, others):
                yield hub, other

    def blocks(self, members: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Yield the pairs to compare among these."""
        by_anchor: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number in members:
            for anchor in self.anchors(number):
                by_anchor[anchor].append(number)
        for anchor, block in by_anchor.items():
            if len(block) > 1:
                yield from self.pairs(block, alone=len(anchor) == _ONE)

    def anchors(self, number: int) -> list[tuple[str, ...]]:
        """Return the blocks of one set of features: by each two actors, and by each one."""
        if number not in self._anchors:
            actors, root = sides(self.features[number], self.lookup), self.roots[number]
            pairs = {
                (root, *sorted((x, y)))
                for a, b in combinations(actors[:_ACTORS], 2)
                for x in a
                for y in b
            }
            alone = {(root, x) for a in actors for x in a}
            self._anchors[number] = [*sorted(pairs), *sorted(alone)]
            self._actors[number] = len(actors)
        return self._anchors[number]

    def closest(self, number: int) -> list[tuple[str, ...]]:
        """Return the blocks by two actors, or by one where there is only one."""
        anchors = self.anchors(number)
        return [a for a in anchors if len(a) > _ONE] or anchors or self._places(number)

    def _places(self, number: int) -> list[tuple[str, ...]]:
        """Return the blocks of a report that names no actor: "Gaza was hit by a rocket"."""
        features = self.features[number]
        places = sorted({*features.venue, *features.role("towards")})
        return [(self.roots[number], "at", place) for place in places]

    def _lone(self, number: int) -> bool:
        self.anchors(number)
        return self._actors[number] == 1

    def rank(self, number: int) -> tuple[int, int, str]:
        """Order sets of features: first what most articles report, then what says most."""
        if number not in self._ranks:
            said = sum(v is not None for v in self.values[number]) + len(
                self.features[number].others
            )
            key = self.by_features[number][0].key
            self._ranks[number] = (-self.support(number), -said, key)
        return self._ranks[number]

    def _collapse(self, reports: Iterable[Report]) -> None:
        objects: dict[int, int] = {}
        numbered = []
        for report in reports:
            number = objects.get(id(report.features))  # equal features are mostly one object
            if number is None:
                number = objects[id(report.features)] = self._number(report.features)
            numbered.append((report, number))
        told: dict[tuple[str, str], int] = {}
        several: set[tuple[str, str]] = set()
        for report, number in numbered:
            where = report.article, self.roots[number]
            if told.setdefault(where, number) != number:
                several.add(where)
        homes: dict[Hashable, Group] = {}
        unjudged: dict[Hashable, list[str]] = defaultdict(list)
        for report, number in sorted(numbered, key=lambda r: r[0].key):
            apart = (report.article, self.roots[number]) in several
            alike = self._home(report, number, apart)
            home = ("judged", report.key) if report.key in self._judged else alike
            group = homes.get(home)
            if group is None:
                published = None if self.features[number].dated else report.published
                group = homes[home] = Group(report.key, number, published, told_apart=apart)
                self.groups[report.key] = group
                unjudged[alike].append(report.key)
            group.reports.append(report)
        # At most one of the nodes of a home was not judged, so these are few.
        self.twins = [pair for keys in unjudged.values() for pair in combinations(keys, 2)]

    def _home(self, report: Report, number: int, apart: bool) -> tuple[Hashable, ...]:
        """Return what reports must share to be one node at once."""
        score = self.score(number, number)[0]
        features = self.features[number]
        if apart or self._bare(number):
            return (number, report.article)
        if self.lasting(number):
            return (number,)
        if features.interval is None:
            so_far = score + WEIGHTS[together(self.roots[number])]
            joined = report.published and so_far >= JOIN
            return (number, report.published) if joined else (number, report.article, "")
        return (number,) if score >= JOIN else (number, report.article, "")

    def lasting(self, number: int) -> bool:
        """Whether this is a state of affairs, told with both its sides and no date."""
        features = self.features[number]
        undated = features.interval is None and self.roots[number] in LASTING
        return undated and sum(len(actors) for _, actors in features.actors) > 1

    def _bare(self, number: int) -> bool:
        return not self.features[number].actors

    def _value(self, dimension: int, value: Hashable) -> int | None:
        """Number the values of a dimension, for numbers compare and hash faster."""
        if value is None:
            return None
        numbers = self._numbers[dimension]
        if value not in numbers:
            numbers[value] = len(numbers)
            self._said[dimension].append(value)
        return numbers[value]

    def vetoes(self) -> list[Veto]:
        """Return the vetoes on numbered values, for a partition."""
        return [self._on_numbers(d, veto) for d, veto in enumerate(self._table)]

    def _on_numbers(self, dimension: int, veto: Veto) -> Veto:
        def on_numbers(x: Hashable, y: Hashable) -> bool:
            said = self._said[dimension]
            return veto(said[x], said[y])  # type: ignore[call-overload]

        return on_numbers

    def _number(self, features: Features) -> int:
        number = self._ids.get(features)
        if number is None:
            number = self._ids[features] = len(self.features)
            self.features.append(features)
            self.roots.append(root_type(features.type))
            values = enumerate(dimensions(features, self.lookup))
            self.values.append(tuple(self._value(d, value) for d, value in values))
        return number


def weeks(features: Features) -> list[int]:
    """Return the weeks, counted from the first Monday of year one, that a dated report touches."""
    start, end = features.interval or (None, None)
    if not start or not end:
        return []
    return sorted({(start + timedelta(d)).toordinal() // 7 for d in range((end - start).days + 1)})
