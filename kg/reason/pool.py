"""Reports collapsed to nodes, with a memory for comparing them.

Equal reports of many articles are one node, which costs a look-up each. Only where one article
tells two such events apart do its reports keep nodes of their own, so that they cannot meet.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations

from kg.reason.blocking import Anchors, compared
from kg.reason.clashes import Clashes
from kg.reason.identity import Evidence
from kg.reason.lookup import Lookup
from kg.reason.reports import Features, Report, root_type
from kg.reason.weights import JOIN, LAUNCH, WEIGHTS, compare, one_of_many, together, total

LASTING = frozenset({"Sanction", "Agreement"})
"""States of affairs: two undated reports of one are one, whenever they were written."""
_CAST, _ALIKE, _STORY_DAYS = 5, 0.7, 7
"""Things that two articles of one story share at least, as a number and as a part of all that they
name; and the days between them at most."""
_AROUND, _DAILY = timedelta(14), 4
"""Days before and after a launch, and the most of them on which one who is at peace fires."""
_NOBODY: Mapping[str, Set[str]] = {}
_NOTHING: Set[str] = frozenset()


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
        self._scores: dict[tuple[int, int], tuple[float, bool]] = {}
        self._shapes: list[int] = []
        """For each set of features, the first that is like it but for the time."""
        self._first: dict[Hashable, int] = {}
        self.clashes = Clashes(lookup)
        self.anchors = Anchors(self.features, self.roots, lookup)
        self._fired: dict[str, list[date]] = {}
        """Who fires, or whom for -> the days, in order."""
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
        case = (a, b) if a <= b else (b, a)
        if self.features[a].interval is None or self.features[b].interval is None:
            # No times are compared: what is like these but for the time is as good.
            x, y = ~self._shapes[a], ~self._shapes[b]
            case = (x, y) if x <= y else (y, x)
        if case not in self._scores:
            evidence = self.evidence(a, b)
            firm = not any(
                e.feature.endswith(("acts for", "missing", "not shared"))
                or e.weight in (WEIGHTS["the eve"], WEIGHTS["counts differ"])
                for e in evidence
            )
            self._scores[case] = total(evidence), firm
        return self._scores[case]

    def evidence(self, a: int, b: int) -> list[Evidence]:
        """Weigh two sets of features."""
        found = compare(self.features[a], self.features[b], self.roots[a], self.lookup)
        more = one_of_many(found, self.roots[a])
        return found + more if more and self._is_daily(a) and self._is_daily(b) else found

    def story(self, a: Report, b: Report) -> float:
        """Weigh whether two articles tell one story: a translation names the same things."""
        mine, theirs = self._casts.get(a.article, _NOTHING), self._casts.get(b.article, _NOTHING)
        if len(mine) < _CAST or len(theirs) < _CAST:
            return 0.0
        if a.published and b.published and abs((a.published - b.published).days) > _STORY_DAYS:
            return 0.0
        common = len(mine & theirs)
        same = common >= _CAST and common >= _ALIKE * (len(mine) + len(theirs) - common)
        return WEIGHTS["same story"] if same else 0.0

    def vetoed(self, a: int, b: int) -> bool | None:
        """Whether two sets of features exclude each other; None where the status alone does."""
        return self.clashes.vetoed(a, b)

    def best(self, number: int, others: Sequence[int]) -> tuple[float, bool]:
        """Return the best score with several sets, and whether the status alone is against it."""
        best = (0.0, False)
        for other in others:
            against = self.vetoed(number, other)
            if not against:
                best = max(best, (self.score(number, other)[0], against is None))
        return best

    def support(self, features: int) -> int:
        """Return how many articles report exactly this."""
        return sum(len(g.reports) for g in self.by_features[features])

    def at(self, features: int, day: date | None) -> Sequence[Group]:
        """Return the nodes of a set of features: all, or those that were published on one day."""
        return self._by_day[features, day] if day else self.by_features[features]

    def blocks(self, members: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Yield the pairs to compare among these."""
        return compared(members, self.anchors, self.rank)

    def rank(self, number: int) -> tuple[int, int, str]:
        """Order sets of features: first what most articles report, then what says most."""
        if number not in self._ranks:
            said = sum(v is not None for v in self.clashes.values[number]) + len(
                self.features[number].others
            )
            key = self.by_features[number][0].key
            self._ranks[number] = (-self.support(number), -said, key)
        return self._ranks[number]

    def _is_daily(self, number: int) -> bool:
        """Tell a launch of a war: whoever fires is told of to fire on many days around."""
        day = self._fired_on(number)
        if day is None:
            return False
        told = (self._fired[who] for who in _actors(self.features[number]))
        first, last = day - _AROUND, day + _AROUND
        return any(bisect_right(days, last) - bisect_left(days, first) > _DAILY for days in told)

    def _fired_on(self, number: int) -> date | None:
        features = self.features[number]
        if self.roots[number] != LAUNCH or not features.dated or not features.interval:
            return None
        return features.interval[0]

    def _note_fired(self) -> None:
        days: dict[str, set[date]] = defaultdict(set)
        for number, features in enumerate(self.features):
            if day := self._fired_on(number):
                for who in _actors(features):
                    days[who].add(day)
        self._fired = {who: sorted(found) for who, found in days.items()}

    def _collapse(self, reports: Iterable[Report]) -> None:
        objects: dict[int, int] = {}
        numbered = []
        for report in reports:
            number = objects.get(id(report.features))  # equal features are mostly one object
            if number is None:
                number = objects[id(report.features)] = self._number(report.features)
            numbered.append((report, number))
        self._note_fired()
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

    def _number(self, features: Features) -> int:
        number = self._ids.get(features)
        if number is None:
            number = self._ids[features] = len(self.features)
            self.features.append(features)
            self.roots.append(root_type(features.type))
            self.clashes.add(features)
            f = features
            shape = (f.type, f.status, f.actors, f.venue, f.count, f.others)
            self._shapes.append(self._first.setdefault(shape, number))
        return number


def _actors(features: Features) -> set[str]:
    """Return who acts, and for whom."""
    return {key for _, actors in features.actors for actor in actors for key in actor if key}
