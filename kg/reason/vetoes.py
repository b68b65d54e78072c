"""What keeps two reports from being of one event, whatever else speaks for it.

One function for each dimension, and one row of `vetoes`: each looks at two known values only, so
that a cluster of any size is checked by its distinct values.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.reason.clustering import Veto
from kg.reason.lookup import Lookup, coarse
from kg.reason.reports import Actor, Actors, Features, Interval, opening
from kg.vocabulary import superclasses

Count = tuple[int, int | None]
_MISCOUNT, _FEW = 1.5, 10
"""Times that one source may count more than another of one salvo; and missiles that it has."""
_MANY, _ROUGHLY = 50, 1.25
"""Missiles that nobody counts one by one, and times that one source may guess more of them."""
_MANIFOLD = "rocket"
"""What is fired by the dozen, so that its kind tells nothing."""
FORESEEN = frozenset({"Planned", "Expected"})
"""One event foreseen by those who will do it and by others."""


@dataclass(frozen=True, slots=True)
class Match:
    """How the actors of one role agree."""

    equal: int
    nested: int
    """Pairs where one acts for the other."""
    left: int
    right: int
    """Actors without a partner."""


_EQUAL, _NESTED, _APART = Match(1, 0, 0, 0), Match(0, 1, 0, 0), Match(0, 0, 1, 1)
"""How single actors match."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number, and what tells whether another number can be of the same event."""

    count: Count
    day: date | None
    """Set only where it is known exactly."""
    actors: tuple[tuple[str, Actors], ...]
    marks: tuple[str, ...]
    """The site, and the missile but for rockets."""


def counted(features: Features, lookup: Lookup) -> Counted | None:
    """Return what the veto on counts looks at, if there is a count."""
    if features.count is None:
        return None
    first, last = features.interval or (None, None)
    sites = (v for v in features.venue if sort_of(v, lookup) != "State")
    kinds = (m for m in features.role("missileType") if _tells(m, lookup))
    return Counted(
        features.count, first if first == last else None, features.actors, (*sites, *kinds)
    )


def _tells(slug: str, lookup: Lookup) -> bool:
    """Tell a ballistic missile, or a Hwasong-12, from rockets, of which many are fired."""
    entries = lookup.gazetteer.entries
    return slug in entries and entries[slug].broader is not None and slug != _MANIFOLD


def match(a: Actors, b: Actors) -> Match:
    """Pair off the actors of two reports: equal ones first, then one that acts for the other.

    Both are sorted, so that pairs are found in one order.
    """
    if len(a) == len(b) == 1:  # as they mostly are
        return _match_one(a[0], b[0])
    mine, theirs = dict(a), dict(b)
    equal = mine.keys() & theirs.keys()
    rest = {k: v for k, v in mine.items() if k not in equal}
    others = {k: v for k, v in theirs.items() if k not in equal}
    nested = 0
    for actor in list(rest.items()):
        partner = next((o for o in others.items() if _nested(actor, o)), None)
        if partner is not None:
            del rest[actor[0]], others[partner[0]]
            nested += 1
    return Match(len(equal), nested, len(rest), len(others))


def _match_one(mine: Actor, theirs: Actor) -> Match:
    if mine[0] == theirs[0]:
        return _EQUAL
    return _NESTED if _nested(mine, theirs) else _APART


def _nested(mine: Actor, theirs: Actor) -> bool:
    """Whether one acts for the other, or is the other by a part of its name."""
    (who, whom), (other, other_whom) = mine, theirs
    return whom == other or other_whom == who or _bare(who, other) or _longer(who, other)


def _bare(a: str, b: str) -> bool:
    """Whether one is known by a single name, in its article only, that is in the other's name."""
    if "@" not in a and "@" not in b:
        return False
    (kind, _, name), (other_kind, _, other) = (k.partition("@")[0].partition(":") for k in (a, b))
    short, long = sorted((name.split(), other.split()), key=len)
    return kind == other_kind and set(short) <= set(long)


def _longer(a: str, b: str) -> bool:
    """Whether the name of an unlisted body goes on where the other's ends: "... Teluk (Persia)"."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    return long.startswith(short) and long[len(short) :][:1] == " " and opening(short) is not None


def types_differ(a: str, b: str) -> bool:
    """Neither class is the other's or above it."""
    return a not in superclasses(b) and b not in superclasses(a)


def statuses_differ(a: str, b: str) -> bool:
    """What occurred is not what was planned: they are linked, not joined."""
    return a != b and not {a, b} <= FORESEEN


def disjoint(a: Interval, b: Interval) -> bool:
    """The times have no day in common."""
    (start, end), (other_start, other_end) = a, b
    return (end or date.max) < (other_start or date.min) or (other_end or date.max) < (
        start or date.min
    )


def actors_differ(a: tuple[tuple[str, Actors], ...], b: tuple[tuple[str, Actors], ...]) -> bool:
    """In some role, each has an actor that the other lacks."""
    theirs = dict(b)
    for role, actors in a:
        if role in theirs:
            found = match(actors, theirs[role])
            if found.left and found.right:
                return True
    return False


def counts_differ(a: Count, b: Count) -> bool:
    """Two against one; "several" agrees with two."""
    (least, most), (other_least, other_most) = a, b
    return (most is not None and most < other_least) or (
        other_most is not None and other_most < least
    )


def roughly_agree(a: Count, b: Count) -> bool:
    """Tell whether two large numbers may be guesses at one: "about 180", "nearly 200"."""
    small, large = sorted((a[0], b[0]))
    return _MANY <= small and large <= small * _ROUGHLY


def miscounted(a: Counted, b: Counted) -> bool:
    """Two against three of what is one salvo in all else: sources that disagree.

    One against two is a part of the whole, and is never taken for it.
    """
    small, large = sorted((a.count[0], b.count[0]))
    if a.day is None or (a.day, a.actors) != (b.day, b.actors):
        return False
    if small >= _MANY:
        return roughly_agree(a.count, b.count)
    exact = all(least == most for least, most in (a.count, b.count))
    return (
        exact
        and 1 < small
        and large <= min(small * _MISCOUNT, _FEW)
        and bool(a.marks or b.marks)
        and not (a.marks and b.marks and set(a.marks).isdisjoint(b.marks))
    )


def _counts_clash(a: Counted, b: Counted) -> bool:
    """Two against one; unless all else says that somebody counted wrong."""
    return counts_differ(a.count, b.count) and not miscounted(a, b)


def near(a: str, b: str, lookup: Lookup) -> bool | None:
    """Whether one of two places lies within the other; None where nobody knows.

    Places of one state that are not of one kind (a site, a region) are not known to be apart: the
    gazetteer need not say what lies within what.
    """
    if a == b:
        return True
    entries, contains = lookup.gazetteer.entries, lookup.gazetteer.contains
    x, y = entries.get(a), entries.get(b)
    if x and y:
        if contains(a, b) or contains(b, a):
            return True
        apart = lookup.gazetteer.land_of(a) != lookup.gazetteer.land_of(b) or x.type == y.type
        return False if apart else None
    # Two sites of one kind, or two places known by name only.
    return False if not (x or y) and a.split()[0] == b.split()[0] else None


def _venues_differ(lookup: Lookup) -> Callable[[Any, Any], bool]:
    def differ(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
        """Neither place lies within the other."""
        return all(near(x, y, lookup) is False for x in a for y in b)

    return differ


def _attributes_differ(lookup: Lookup) -> Callable[[Any, Any], bool]:
    def differ(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
        """Two named missiles, or two kinds right below one kind: cruise against ballistic."""
        return all(_exclusive(x, y, lookup) for x in a for y in b)

    return differ


def _exclusive(a: str, b: str, lookup: Lookup) -> bool:
    entries = lookup.gazetteer.entries
    if a == b or a not in entries or b not in entries:
        return False
    return lookup.gazetteer.different(a, b)


def vetoes(lookup: Lookup) -> dict[str, Veto]:
    """Return the table of vetoes, in the order of `dimensions`."""
    table: dict[str, Callable[[Any, Any], bool]] = {
        "type": types_differ,
        "status": statuses_differ,
        "date": disjoint,
        "participants": actors_differ,
        "place": _venues_differ(lookup),
        "count": _counts_clash,
        "missile type": _attributes_differ(lookup),
        "towards": _venues_differ(lookup),
    }
    return dict(table)


def dimensions(features: Features, lookup: Lookup) -> tuple[Hashable, ...]:
    """Return the values that the vetoes look at; None where nothing is said."""
    return (
        features.type,
        features.status,
        features.interval,
        features.actors or None,
        features.venue or None,
        counted(features, lookup),
        features.role("missileType") or None,
        features.role("towards") or None,
    )


def sort_of(key: str, lookup: Lookup) -> str:
    """Return the coarse kind of an actor by its key."""
    entry = lookup.gazetteer.entries.get(key)
    return coarse(entry.type) if entry else key.partition(":")[0]
