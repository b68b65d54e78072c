"""The parts that the graph is written in: what each is made of, before its quads are made.

A change makes the quads of those parts alone that are made of something else than before.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pyoxigraph as ox

from kg.graph.iris import Mint, Triple, kg_term

MERGES, THINGS, INFERRED = "merges", "things", "inferred"
"""Local names of the graphs that no article says."""
ARTICLE, THING, KEY, DECISION = "article", "thing", "key", "decision"
"""Kinds of units: an article's graph, by its identifier; what everybody knows of a thing, by its
key; what merging says of a key; a decision with its evidence, by the path of its IRI."""

Unit = tuple[str, str]
"""A part of the graph that is written as a whole: its kind, and its name."""
Make = Callable[[Any, str, Mint], Iterator[Triple]]
Part = tuple[str, str, Make, Any]
"""One thing that is said in a unit: the unit's kind and name, what makes triples, and of what."""


def graph_of(kind: str, name: str, mint: Mint) -> ox.NamedNode:
    """Return the name of the graph that a unit stands in."""
    if kind == ARTICLE:
        return mint.article(name)
    return mint.resource(THINGS if kind == THING else MERGES)


def quads_in(store: ox.Store, unit: Unit, mint: Mint) -> set[ox.Quad]:
    """Return the quads of a unit that a store holds."""
    kind, name = unit
    graph = graph_of(kind, name, mint)
    if kind == ARTICLE:
        return set(store.quads_for_pattern(None, None, None, graph))
    node = mint.resource(name) if kind == DECISION else mint.thing(name)
    found = set(store.quads_for_pattern(node, None, None, graph))
    for quad in [q for q in found if kind == DECISION and q.predicate == kg_term("evidence")]:
        if isinstance(quad.object, ox.NamedNode):
            found.update(store.quads_for_pattern(quad.object, None, None, graph))
    return found
