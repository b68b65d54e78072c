"""What follows from the classes stated, in `base:inferred`: every class of ours above them.

Oxigraph infers nothing itself, so that a question for events would find no visit.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from kg.graph import INFERRED, Mint
from kg.graph.iris import TYPE, kg_term
from kg.vocabulary import local, superclasses

_BATCH = 100_000


def infer(store: Store, base: str, changed: Collection[NamedNode] | None = None) -> int:
    """Make `base:inferred` hold what follows from the other graphs, and return its size.

    Args:
        store: Written to; its default graph is the union of its named graphs, and stays so.
        base: What the IRIs of things begin with.
        changed: The nodes that something else is said of than when this ran last; None for all.
    """
    graph = Mint(base).resource(INFERRED)
    if changed is None:
        fresh = _follows(store, _typed(store), graph)
        while batch := list(islice(fresh, _BATCH)):
            store.bulk_extend(batch)
    else:
        for node in sorted(changed, key=str):
            _renew(store, node, graph)
    return sum(1 for _ in store.quads_for_pattern(None, None, None, graph))


def _typed(store: Store) -> Iterator[Quad]:
    yield from store.quads_for_pattern(None, TYPE, None, DefaultGraph())


def _follows(store: Store, typed: Iterable[Quad], graph: NamedNode) -> Iterator[Quad]:
    for quad in typed:
        assert isinstance(quad.object, NamedNode)
        for name in superclasses(local(quad.object.value))[1:]:
            for home in (graph, DefaultGraph()):
                yield Quad(quad.subject, TYPE, kg_term(name), home)


def _renew(store: Store, node: NamedNode, graph: NamedNode) -> None:
    said = [
        quad
        for quad in store.quads_for_pattern(node, TYPE, None, None)
        if quad.graph_name not in (graph, DefaultGraph())
    ]
    follows = set(_follows(store, said, graph))
    before = set(store.quads_for_pattern(node, TYPE, None, graph))
    store.extend(follows)
    stated = {quad.object for quad in said}
    for quad in before - follows:
        store.remove(quad)
        if quad.object not in stated:
            store.remove(Quad(quad.subject, quad.predicate, quad.object))
