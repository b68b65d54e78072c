"""What a store says of a thing: its classes, its roles, and which graphs say so."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from kg.store import has_union
from kg.vocabulary import KG, local, superclasses, superproperties

_NO_ROLE = {"mention", "mentionedIn", "status"}


def roles(store: Store, event: NamedNode) -> Iterator[tuple[str, NamedNode | Literal]]:
    """Yield the roles of an event and what fills each, sorted; of two on one only the special."""
    said: defaultdict[NamedNode | Literal, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(event, None, None, union(store)):
        name = local(quad.predicate.value)
        ours = quad.predicate.value.startswith(KG) and name not in _NO_ROLE
        if ours and isinstance(quad.object, NamedNode | Literal):
            said[quad.object].add(name)
    found = {
        (name, filler)
        for filler, names in said.items()
        for name in names
        if not any(name in superproperties(other)[1:] for other in names)
    }
    yield from sorted(found, key=str)


def said_by(
    store: Store, event: NamedNode, role: str, filler: NamedNode | Literal
) -> set[NamedNode]:
    """Return the named graphs that say what fills a role."""
    quads = store.quads_for_pattern(event, NamedNode(KG[role]), filler, None)
    return {q.graph_name for q in quads if isinstance(q.graph_name, NamedNode)}


def class_of(classes: Iterable[str]) -> str:
    """Return the most special of the `kg:` classes, by its local name."""
    ours = sorted(local(c) for c in set(classes) if c.startswith(KG))
    return max(ours, key=lambda c: len(superclasses(c)), default="")


def texts(store: Store, node: NamedNode, predicate: str) -> list[str]:
    """Return the distinct values of a property, IRIs of ours by their local names, sorted."""
    quads = store.quads_for_pattern(node, NamedNode(predicate), None, union(store))
    values = (q.object for q in quads)
    return sorted({local(v.value) for v in values if isinstance(v, NamedNode | Literal)})


def union(store: Store) -> DefaultGraph | None:
    """Return the graph that holds everything once, where there is one."""
    return DefaultGraph() if has_union(store) else None
