"""What matters most: how large a node is, whose label has room, what a large page opens with."""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from kg.export.html.layout import Pairs, Points
from kg.export.html.model import Names, PageGraph, Thing

_EVENTS, _THINGS = 5, 9
"""So many, the weightiest, keep room for a label: more would push all apart, and shrink them."""
_CROWD = 600
"""Nodes beyond which none does."""
_LETTER, _LINE = 6.7, 15.0
"""Mean width and height of a letter of 12 px."""


def weights(graph: PageGraph) -> list[int]:
    """Weigh the nodes: articles count more than lines, and an event more than what it involves."""
    degree = Counter(t for s in graph.statements if not s.inferred for t in (s.subject, s.object))
    return [
        degree[number] + 3 * len(thing.reports) + (4 if thing.event else 0)
        for number, thing in enumerate(graph.things)
    ]


def radii(graph: PageGraph) -> list[float]:
    """Size the nodes: an event that many report stands out, a thing grows with its articles."""
    degree = Counter(t for s in graph.statements for t in (s.subject, s.object))
    sizes = []
    for number, thing in enumerate(graph.things):
        told = len(thing.reports)
        if thing.event:
            size = 13.0 + 7.5 * max(0, told - 1) ** 0.5
        else:
            size = 5.5 + 2.4 * told**0.5 + 0.9 * degree[number] ** 0.5
        sizes.append(round(min(size, 34.0 if thing.event else 26.0), 1))
    return sizes


def labelled(graph: PageGraph, chosen: Sequence[int]) -> set[int]:
    """Choose whose label must have room, whatever else has."""
    weight = weights(graph)
    order = sorted(chosen, key=lambda number: (-weight[number], number))
    events = [n for n in order if graph.things[n].event]
    things = [n for n in order if not graph.things[n].event]
    return {*events[:_EVENTS], *things[:_THINGS]} if len(chosen) <= _CROWD else set()


def rooms(
    graph: PageGraph, sizes: Sequence[float], chosen: Sequence[int], *, scale: float = 1.0
) -> tuple[Points, Points]:
    """Tell the room for each of the chosen nodes, with its label below it where it is one of few.

    Args:
        graph: All of it.
        sizes: Radius of every node.
        chosen: Which nodes to place.
        scale: Of the view that shows all; a label stays as large as it is when nodes shrink.

    Returns:
        Width and height of the rooms, and by how much a node stands above the middle of its own.
    """
    named = labelled(graph, chosen)
    few = len(chosen) <= _CROWD
    boxes, lifts = np.zeros((len(chosen), 2)), np.zeros(len(chosen))
    for row, number in enumerate(chosen):
        thing, radius = graph.things[number], sizes[number]
        if few:
            radius = max(radius, _least(thing, radius, len(chosen)) / scale)
        width, height = _label(thing) if number in named else (0.0, 0.0)
        boxes[row] = max(2 * radius, width / scale) + 9, 2 * radius + 9 + height / scale
        lifts[row] = height / scale / 2
    return boxes, lifts


def _label(thing: Thing) -> tuple[float, float]:
    """Tell the size of a label on the screen; that of an event has who is in it, and its day."""
    words = 15 if thing.event else max((len(n) for n in _names(thing).values()), default=0)
    return min(words, 17) * _LETTER + 8, (4 if thing.event else 1) * _LINE + 7


def _least(thing: Thing, radius: float, count: int) -> float:
    """Tell the least radius on the screen among so many, as the page's `network.js` draws it."""
    share = min(1.0, max(0.0, (450 - count) / 300))
    return share * max(9.0 if thing.event else 4.5, 0.58 * radius)


def _names(thing: Thing) -> Names:
    return thing.names or {"": thing.aliases[0] if thing.aliases else ""}


def opening(graph: PageGraph, links: Pairs, most: int) -> list[int]:
    """Choose at most so many nodes to open with: the events that are told most, and who is in them.

    The best connected things alone would be a page of points without a line: what joins two of
    them is an event.
    """
    weight = weights(graph)
    ends: dict[int, list[int]] = {}
    for source, target in links.tolist():
        ends.setdefault(source, []).append(target)
        ends.setdefault(target, []).append(source)
    events = [number for number, thing in enumerate(graph.things) if thing.event]

    def rank(event: int) -> tuple[float, int]:
        company = float(np.log2([1 + weight[end] for end in ends.get(event, ())]).sum())
        return -(6 * len(graph.things[event].reports) + company), event

    chosen: dict[int, None] = {}
    for event in sorted(events, key=rank):
        chosen |= dict.fromkeys([event, *ends.get(event, ())])
        if len(chosen) >= most:
            break
    rest: Iterable[int] = sorted(range(len(weight)), key=lambda n: (-weight[n], n))
    return sorted(list(dict.fromkeys([*chosen, *rest]))[:most])
