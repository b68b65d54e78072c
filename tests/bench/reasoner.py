"""How long the reasoner takes, on reports that are made up: a hot summit, and mixed news.

Run as `python -m tests.bench.reasoner`; nothing here is asserted, for clocks differ.
"""

import gc
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kg.annotation import Article, Count, Entity, Event, Extraction, Mention, Role, Span, Time
from kg.gazetteer import load
from kg.reason import merge
from tests.bench.measuring import Table, measured

_FIRST_DAY = date(2023, 1, 1)
_STATES = (
    "north-korea",
    "russia",
    "united-states",
    "japan",
    "china",
    "south-korea",
    "iran",
    "india",
)

_AIDES = tuple(f"{name} Contoh" for name in "Adi Bima Citra Dewi Eka Fajar Gita Hadi".split())


def _mention(start: int) -> Mention:
    return Mention(start, start + 4, "nama", Span(0, 60), "bench")


def _entity(name: str, type_: str, known: str | None = None) -> Entity:
    return Entity(type_, (name,), (_mention(0),), known)


def _time(day: date | None) -> Time | None:
    return Time(day.isoformat(), day, day) if day else None


def summit(size: int) -> list[Extraction]:
    """Reports of one meeting that differ in what they leave out."""
    chance = random.Random(1)
    entities = (
        _entity("Kim Jong Un", "Person", "kim-jong-un"),
        _entity("Vladimir Putin", "Person", "vladimir-putin"),
        *(_entity(name, "Person") for name in _AIDES),
        _entity("Vladivostok", "City", "vladivostok"),
    )
    day = date(2023, 9, 13)
    reports = []
    for number in range(size):
        others = range(2, 2 + chance.choice((0, 0, 0, 1, 2, 8)))
        roles = [Role("participant", entity=i) for i in (0, 1, *others)]
        roles += [Role("place", entity=10)] * chance.choice((0, 1))
        roles += [Role("topic", value=f"topik {chance.randrange(20)}")] * chance.choice((0, 1))
        when = _time(day) if chance.random() < 0.8 else None
        event = Event("Meeting", (_mention(9),), tuple(roles), time=when)
        article = Article(f"kabar-{number}", "x" * 60, published=day + timedelta(number % 3))
        reports.append(Extraction(article, entities, (event,)))
    return reports


def mixed(size: int) -> list[Extraction]:
    """Articles with two events each, on more days and people as there are more of them."""
    chance = random.Random(2)
    return [_mixed(number, size // 2, chance) for number in range(size // 2)]


def _mixed(number: int, articles: int, chance: random.Random) -> Extraction:
    published = _FIRST_DAY + timedelta(chance.randrange(max(1, articles // 50)))
    people = [f"Tokoh{chance.randrange(articles // 5 + 2)} Contoh" for _ in range(2)]
    entities = tuple(
        [_entity(s, "State", s) for s in chance.sample(_STATES, 2)]
        + [_entity(name, "Person") for name in people]
        + [_entity(f"Kota{chance.randrange(articles // 10 + 1)}", "City")]
    )
    day = published - timedelta(chance.randrange(3)) if chance.random() < 0.8 else None
    launch = Event(
        "MissileLaunch",
        (_mention(5),),
        (Role("launchedBy", entity=0), Role("missileType", concept="ballistic-missile")),
        time=_time(day),
        count=Count(1, 1) if chance.random() < 0.5 else None,
    )
    roles = tuple(Role("participant", entity=i) for i in chance.choice(((0, 1), (2, 3), (0, 3))))
    meeting = Event("Meeting", (_mention(30),), (*roles, Role("place", entity=4)), time=_time(day))
    article = Article(f"berita-{number}", "x" * 60, published=published)
    return Extraction(article, entities, (launch, meeting))


@dataclass(frozen=True, slots=True)
class _Measured:
    """One kind of news, merged several times."""

    name: str
    size: int
    events: int
    runs: tuple[float, ...]
    """CPU seconds, least first."""

    @property
    def cost(self) -> float:
        """Seconds of the run in the middle."""
        return self.runs[len(self.runs) // 2]

    def row(self) -> tuple[object, ...]:
        """Return the row of the table."""
        each = round(self.cost / self.size * 1e6)
        return self.name, self.size, self.events, self.cost, self.runs[0], self.runs[-1], each


def _measure(make: Callable[[int], Sequence[Extraction]], size: int, runs: int) -> _Measured:
    extractions, gazetteer = make(size), load()
    gc.collect()
    gc.freeze()  # what was made here is not the reasoner's to look through
    found = [measured(lambda: merge(extractions, gazetteer=gazetteer)) for _ in range(runs)]
    events = len(set(found[0][0].events.values()))
    name = "one summit" if make is summit else "mixed news"
    return _Measured(name, size, events, tuple(sorted(seconds for _, seconds in found)))


def reasoner() -> Table:
    """Measure one summit, and the cost per mention of mixed news as it grows."""
    _measure(mixed, 1_000, 1)  # what is read once is read
    small = _measure(mixed, 10_000, 5)
    large = _measure(mixed, 100_000, 3)
    ratio = large.cost / small.cost / 10
    return Table(
        "The reasoner",
        ("news", "event mentions", "events", "CPU s, median", "least", "most", "µs a mention"),
        [each.row() for each in (_measure(summit, 50_000, 3), small, large)],
        f"Cost per mention at 100,000 against 10,000: {ratio:.2f} by the medians, "
        f"{large.runs[0] / small.runs[0] / 10:.2f} by the least. "
        "Asked: the summit in 5 s, a ratio of 1.3 at most.",
    )


if __name__ == "__main__":
    sys.stdout.write(str(reasoner()))
