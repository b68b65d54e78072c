"""Which sets of features exclude each other, by numbered values, which compare fast."""

from collections.abc import Hashable, Sequence

from kg.reason.clustering import Veto
from kg.reason.lookup import Lookup
from kg.reason.reports import Features
from kg.reason.vetoes import dimensions, vetoes

STATUS, _TIME, COUNT = 1, 2, 5
"""Dimensions of the vetoes."""


class Clashes:
    """The values of sets of features in each dimension, and a memory for what excludes what."""

    def __init__(self, lookup: Lookup) -> None:
        """Start with no values."""
        self._lookup = lookup
        self._table = list(vetoes(lookup).values())
        # Most pairs differ in time; the status decides only where nothing else does.
        self._quickest = [_TIME, *(d for d in range(len(self._table)) if d not in (_TIME, STATUS))]
        self.values: list[tuple[int | None, ...]] = []
        """For each set of features, the number of its value in each dimension."""
        self._said: list[list[Hashable]] = [[] for _ in self._table]
        self._numbers: list[dict[Hashable, int]] = [{} for _ in self._table]
        self._known: list[dict[tuple[int, int], bool]] = [{} for _ in self._table]

    def add(self, features: Features) -> None:
        """Number the values of the next set of features."""
        said = enumerate(dimensions(features, self._lookup))
        self.values.append(tuple(self._number(d, value) for d, value in said))

    def vetoed(self, a: int, b: int) -> bool | None:
        """Whether two sets of features exclude each other; None where the status alone does."""
        mine, theirs = self.values[a], self.values[b]
        for d in self._quickest:
            x, y = mine[d], theirs[d]
            # Asked here too, for most are unknown or equal, and a call costs more than the answer.
            if x is not None and y is not None and x != y and self._clash(d, x, y):
                return True
        return None if self._clash(STATUS, mine[STATUS], theirs[STATUS]) else False

    def only(self, dimension: int, a: int, b: int) -> bool:
        """Whether two sets of features exclude each other in this dimension and in no other."""
        sides = zip(self.values[a], self.values[b], strict=True)
        return [d for d, (x, y) in enumerate(sides) if self._clash(d, x, y)] == [dimension]

    def vetoes(self) -> list[Veto]:
        """Return the vetoes on numbered values, for a partition."""
        return [self._on_numbers(self._said[d], veto) for d, veto in enumerate(self._table)]

    @staticmethod
    def _on_numbers(said: Sequence[Hashable], veto: Veto) -> Veto:
        def on_numbers(x: Hashable, y: Hashable) -> bool:
            return veto(said[x], said[y])  # type: ignore[call-overload]

        return on_numbers

    def _clash(self, dimension: int, x: int | None, y: int | None) -> bool:
        if x is None or y is None or x == y:
            return False
        pair = (x, y) if x <= y else (y, x)
        answer = self._known[dimension].get(pair)
        if answer is None:
            said = self._said[dimension]
            answer = self._table[dimension](said[x], said[y])
            self._known[dimension][pair] = answer
        return answer

    def _number(self, dimension: int, value: Hashable) -> int | None:
        if value is None:
            return None
        numbers = self._numbers[dimension]
        if value not in numbers:
            numbers[value] = len(numbers)
            self._said[dimension].append(value)
        return numbers[value]
