"""An event of one article in the making: what its reports say together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.annotation import Count, Time
from kg.extract.clauses import Report
from kg.extract.frames import range_of


@dataclass(slots=True)
class Draft:
    """An event of the article in the making."""

    type: str
    reports: list[Report]
    roles: dict[str, list[int]] = field(default_factory=dict)
    concepts: list[str] = field(default_factory=list)
    wordings: dict[str, tuple[Report, tuple[int, int]]] = field(default_factory=dict)
    """Role -> the report and its tokens whose words fill it; the first that says it."""
    count: Count | None = None
    time: Time | None = None
    same_day: bool = False
    status: str = "Occurred"
    attributed_to: int = -1


@dataclass(frozen=True, slots=True)
class Parties:
    """Who acts for whom in an article."""

    leaders: Mapping[int, int]
    """A person -> the state that the article says he is of."""
    organs: Mapping[int, int]
    """A body -> the state or body of the article that it acts for."""

    def level(self, left: Iterable[int], right: Iterable[int]) -> tuple[set[int], set[int]]:
        """Return two sides by their parties.

        A leader is his state. A ministry is its state where the other side names that: two
        ministries of one state are two.
        """
        sides = set(left), set(right)
        return self._of(sides[0], sides[1]), self._of(sides[1], sides[0])

    def _of(self, side: set[int], other: set[int]) -> set[int]:
        state = {e: self.organs[e] for e in side if self.organs.get(e) in other}
        return {state.get(e, self.leaders.get(e, e)) for e in side}


def is_actor(role: str) -> bool:
    """Whether those who take part fill the role, and not a place."""
    return range_of(role) == "Actor"


def actors(roles: Mapping[str, list[int]]) -> set[int]:
    """Return who takes part."""
    return {e for role, fillers in roles.items() if is_actor(role) for e in fillers}


def led(fillers: Iterable[int], parties: Mapping[int, int]) -> set[int]:
    """Return the states of the people among `fillers`."""
    return {parties[e] for e in fillers if e in parties}
