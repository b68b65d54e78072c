"""How each family of classes looks: colour by theme, shape, and the icon of an event.

A class is drawn as the nearest family above it. An event class that no family knows, such as one
that somebody adds as a Turtle file, takes the next of the spare colours.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.vocabulary import superclasses


@dataclass(frozen=True, slots=True)
class Family:
    """The look of a row of the legend."""

    name: str
    """Local name of the class."""
    light: str
    dark: str
    shape: str
    """What the page's `shapes.js` can draw."""
    event: bool = False


_FAMILIES = {
    family.name: family
    for family in (
        Family("Meeting", "#6d4bd8", "#9d85f2", "tile", event=True),
        Family("MissileLaunch", "#d6303f", "#f0606c", "tile", event=True),
        Family("Sanction", "#b45f06", "#e0923c", "tile", event=True),
        Family("Visit", "#0b7fab", "#3aa9d6", "tile", event=True),
        Family("Agreement", "#1a7f4b", "#3fb079", "tile", event=True),
        Family("MilitaryExercise", "#6b7a12", "#a9b93f", "tile", event=True),
        Family("Conflict", "#9a2257", "#d9639b", "tile", event=True),
        Family("Statement", "#5b6b80", "#8d9db3", "tile", event=True),
        Family("Person", "#2f6fd0", "#6ea3f5", "circle"),
        Family("State", "#0f8a80", "#35b8ac", "hexagon"),
        Family("Organization", "#8a6d3b", "#c5a468", "square"),
        Family("Place", "#4f8f3a", "#83c26c", "pin"),
        Family("Concept", "#7d8590", "#9aa3ae", "diamond"),
    )
}
_SPARE = (("#a63d9b", "#d778cd"), ("#3f6b8f", "#79a5c9"), ("#8f4a2f", "#cc8467"))
_ORDER = tuple(_FAMILIES)


def families(types: Iterable[str]) -> dict[str, Family]:
    """Give each class its family, in the legend's order: events, actors, places, the rest."""
    names = sorted(set(types))
    own = [t for t in names if "Event" in superclasses(t) and _nearest(t) is None]
    spare = {
        name: Family(name, *_SPARE[number % len(_SPARE)], "tile", event=True)
        for number, name in enumerate(own)
    }
    found = {t: spare.get(t) or _nearest(t) or _FAMILIES["Concept"] for t in names}
    return dict(sorted(found.items(), key=lambda item: (_rank(item[1]), item[0])))


def _nearest(type_: str) -> Family | None:
    return next((_FAMILIES[c] for c in superclasses(type_) if c in _FAMILIES), None)


def _rank(family: Family) -> float:
    return _ORDER.index(family.name) if family.name in _ORDER else _ORDER.index("Statement") - 0.5
