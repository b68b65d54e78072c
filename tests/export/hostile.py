"""A graph with a script in every field that text can reach."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from kg.export.html.model import PageGraph
from kg.export.html.read import read_graph
from tests.export.html_sample import sample

HOSTILE = [
    "</script><script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    "\"'><svg onload=window.hit=1>",
    "javascript:window.hit=1",
    "]]>&lt;{{7*7}}{%x%}\u2028\u2029\\u003c",
    '" onmouseover="window.hit=1" autofocus onfocus="window.hit=1',
    "</style><iframe srcdoc='<script>parent.hit=1</script>'>",
    "</title><body onload=window.hit=1>",
]


def hostile_graph() -> PageGraph:
    """Return the sample with every text in it hostile, each field with each of the texts."""
    turn = 0

    def spoil(value: Any) -> Any:
        nonlocal turn
        if isinstance(value, str):
            turn += 1
            return f"{HOSTILE[turn % len(HOSTILE)]} {value}"
        if isinstance(value, tuple):
            return tuple(map(spoil, value))
        if isinstance(value, dict):
            return {key: spoil(words) for key, words in value.items()} | {
                HOSTILE[len(value) % len(HOSTILE)]: spoil("x")
            }
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{f.name: spoil(getattr(value, f.name)) for f in fields(value)})
        return value

    graph: PageGraph = spoil(read_graph(sample()))
    things = tuple(
        # A type that no family knows, and days that can be read as days, so that all is drawn.
        replace(thing, earliest=old.earliest, latest=old.latest)
        for thing, old in zip(graph.things, read_graph(sample()).things, strict=True)
    )
    return replace(graph, things=things)
