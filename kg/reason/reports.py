"""One event as one article reports it, in canonical keys: what events are compared by."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kg.annotation import Event, Extraction
from kg.reason.lookup import Lookup
from kg.vocabulary import superclasses

Actor = tuple[str, str | None]
"""Canonical key of an actor, and of the state or body that it acts for."""
Actors = tuple[Actor, ...]
Interval = tuple[date | None, date | None]

Said = tuple[
    str,
    str,
    Interval | None,
    tuple[int, int | None] | None,
    tuple[tuple[str, str, str | None], ...],
]
"""Type, status, time, count, and (role, filler, whom the filler acts for) of an event."""

SYMMETRIC = frozenset({"participant", "party"})
"""Roles whose fillers stand side by side."""
ANCHORS = (
    *sorted(SYMMETRIC),
    "launchedBy",
    "imposedBy",
    "imposedOn",
    "visitor",
    "speaker",
    "addressee",
    "conductedBy",
)
"""Roles of the actors without whom it is another event."""
VENUES = frozenset({"place", "destination", "launchSite"})
_OPENING = 3
"""Words of a name that tell one body from others."""
_EXACT = 3
"""Days that an interval may span and still count as a date."""


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of an event, without who says so: equal features collapse to one node."""

    type: str
    status: str
    interval: Interval | None
    actors: tuple[tuple[str, Actors], ...]
    """Role -> actors; roles sorted, `participant` for all symmetric ones."""
    venue: tuple[str, ...]
    count: tuple[int, int | None] | None
    others: tuple[tuple[str, tuple[str, ...]], ...]
    """Every other role -> its fillers."""

    @property
    def dated(self) -> bool:
        """Whether it is known to within a few days when it was."""
        start, end = self.interval or (None, None)
        return bool(start and end and (end - start).days < _EXACT)

    def role(self, name: str) -> tuple[str, ...]:
        """Return the fillers of a role that is neither an actor's nor a venue."""
        return next((fillers for role, fillers in self.others if role == name), ())


@dataclass(frozen=True, slots=True)
class Report:
    """An event of one article."""

    key: str
    article: str
    index: int
    published: date | None
    features: Features


def root_type(type_: str) -> str:
    """Return the class right below Event: two events of different roots are never one."""
    above = superclasses(type_)
    return above[above.index("Event") - 1] if "Event" in above[1:] else type_


def reports(
    extractions: Sequence[Extraction], entities: Mapping[tuple[str, int], str], lookup: Lookup
) -> list[Report]:
    """Read every event of every article."""
    found = []
    seen: dict[Said, Features] = {}
    for extraction in extractions:
        article = extraction.article
        acting = _acting(extraction, entities, lookup) if extraction.events else {}
        themselves = {who: None if who in lookup.owners else acting[who] for who in acting}
        for index, event in enumerate(extraction.events):
            key = f"event:{event.type}:{article.id}:{event.mentions[0].start}"
            # A battle of two armies is not the war of their states.
            sides = themselves if event.type == "Conflict" else acting
            said = _said(event, article.id, entities, sides)
            if said not in seen:
                seen[said] = _features(said)
            found.append(Report(key, article.id, index, article.published, seen[said]))
    return _distinct(found)


def _distinct(found: Iterable[Report]) -> list[Report]:
    """Number the keys of events that start at one word: an attack of two actors."""
    seen: dict[str, int] = {}
    distinct = []
    for report in found:
        count = seen[report.key] = seen.get(report.key, 0) + 1
        key = report.key if count == 1 else f"{report.key}.{count}"
        distinct.append(
            Report(key, report.article, report.index, report.published, report.features)
        )
    return distinct


def _acting(
    extraction: Extraction, entities: Mapping[tuple[str, int], str], lookup: Lookup
) -> dict[str, str | None]:
    """Return whom each entity acts for: by tenure that day, else by its office in the article."""
    acting: dict[str, str | None] = {}
    for index, entity in enumerate(extraction.entities):
        canonical = entities[extraction.article.id, index]
        whom = lookup.stands_for(canonical, extraction.article.published)
        for office in entity.offices:
            if whom is None and office.of is not None:
                whom = entities[extraction.article.id, office.of]
        if acting.get(canonical) is None:
            acting[canonical] = whom
    return acting


def _said(
    event: Event,
    article: str,
    entities: Mapping[tuple[str, int], str],
    acting: Mapping[str, str | None],
) -> Said:
    """Return all that the features of an event are made from."""
    fillers = (
        (r.property, entities[article, r.entity] if r.entity is not None else r.concept or r.value)
        for r in event.roles
    )
    time, count = event.time, event.count
    return (
        event.type,
        event.status,
        (time.earliest, time.latest) if time and (time.earliest or time.latest) else None,
        (count.least, count.most) if count else None,
        tuple((role, who, acting.get(who)) for role, who in fillers if who),
    )


def _features(said: Said) -> Features:
    type_, status, interval, count, roles = said
    acting = {who: whom for _, who, whom in roles}
    actors: dict[str, set[str]] = {}
    others: dict[str, set[str]] = {}
    venue: set[str] = set()
    for role, filler, _ in roles:
        if role in VENUES:
            venue.add(filler)
        elif role in ANCHORS:
            actors.setdefault("participant" if role in SYMMETRIC else role, set()).add(filler)
        else:
            others.setdefault(role, set()).add(filler)
    return Features(
        type=type_,
        status=status,
        interval=interval,
        actors=tuple((r, _actors(r, fillers, acting)) for r, fillers in sorted(actors.items())),
        venue=tuple(sorted(venue)),
        count=count,
        others=tuple((r, tuple(sorted(fillers))) for r, fillers in sorted(others.items())),
    )


def _actors(role: str, fillers: Iterable[str], acting: Mapping[str, str | None]) -> Actors:
    """Leave out a state whose leader acts beside it: they are one side.

    Sanctions on both are on both.
    """
    fillers = set(fillers)
    sides = {acting.get(f) for f in fillers if role != "imposedOn"} - {None}
    kept = {f for f in fillers if f not in sides} or fillers
    return tuple(sorted((f, acting.get(f)) for f in kept))


def sides(features: Features, lookup: Lookup) -> list[tuple[str, ...]]:
    """Return for every actor the keys to look for it under: its own, or whom it acts for."""
    actors = {who: whom for _, actors in features.actors for who, whom in actors}
    found = set()
    for who, whom in actors.items():
        home = lookup.stands_for(who, None) or who.partition("@")[0]
        keys = {home, whom or home, opening(home) or home}
        found.add(tuple(sorted(keys)))
    return sorted(found)


def opening(key: str) -> str | None:
    """Return the first words of the name of a body that nothing lists, or None if it is short."""
    kind, _, name = key.partition(":")
    words = name.split()
    if kind != "Organization" or "@" in key or len(words) < _OPENING:
        return None
    return f"{kind}:{' '.join(words[:_OPENING])}"
