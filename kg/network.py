"""The graph as a network for networkx: who took part in what, and who with whom.

What sources say differently stands side by side in one attribute, joined by " | ".
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

import networkx as nx
from pyoxigraph import DefaultGraph, Literal, NamedNode, Store
from rdflib import RDF

from kg.errors import SelectionError
from kg.labels import labels
from kg.part import articles_of
from kg.selection import below, event_class
from kg.store import has_union
from kg.vocabulary import GEO, KG, local, superclasses, superproperties

_TYPE, _PARTICIPANT = NamedNode(str(RDF.type)), NamedNode(KG.participant)
_NO_ROLE = {"mention", "mentionedIn", "status"}
STATUSES = ("Occurred", "Planned", "Expected", "Hypothetical", "Denied")


def events_network(store: Store) -> nx.MultiDiGraph:
    """Return events and what fills their roles, an edge from the event for each role.

    Nodes have `label`, `class`, `kind` (event, actor, place or concept); events also `status`,
    `date`, `start` and `end` (first and last day it can have been); places `lat` and `long`.
    Edges have `role`, the most special that is said, and `weight`, the number of articles that
    say it: 0 for what merging found, such as which launch belongs to which salvo.
    """
    network = nx.MultiDiGraph()
    articles = articles_of(store)
    for event in _subjects(store, NamedNode(KG.status)):
        network.add_node(event.value, **_node(store, event))
        for role, filler in roles(store, event):
            if isinstance(filler, NamedNode):
                if filler.value not in network:
                    network.add_node(filler.value, **_node(store, filler))
                weight = len(said_by(store, event, role, filler) & articles)
                network.add_edge(event.value, filler.value, key=role, role=role, weight=weight)
    return network


def actors_network(
    store: Store, *, type: str | None = None, status: str | None = "Occurred"
) -> nx.Graph:
    """Return the actors; two are joined where they took part in one event.

    Nodes have `label`, `class` and `events`, the number that they took part in; edges `weight`,
    the number of common events, and `events`, their IRIs, a space apart.

    Args:
        store: As `kg.store` opens it.
        type: Class of event that counts, by its name or label, with those below; None for all.
        status: The only one that counts, such as `Occurred`; None for all.

    Raises:
        SelectionError: There is no such class or status.
    """
    if status is not None and status not in STATUSES:
        raise SelectionError(f"no status is called {status!r}; known: {', '.join(STATUSES)}")
    classes = None if type is None else below(event_class(type))
    common: defaultdict[tuple[NamedNode, NamedNode], list[str]] = defaultdict(list)
    taken: defaultdict[NamedNode, int] = defaultdict(int)
    for event in _subjects(store, NamedNode(KG.status)):
        if _counts(store, event, classes, status):
            actors = sorted(_objects(store, event, _PARTICIPANT), key=str)
            for actor in actors:
                taken[actor] += 1
            for pair in combinations(actors, 2):
                common[pair].append(event.value)
    network = nx.Graph()
    for actor in sorted(taken, key=str):
        shown = _node(store, actor)
        network.add_node(
            actor.value, label=shown["label"], **{"class": shown["class"]}, events=taken[actor]
        )
    for (one, other), events in sorted(common.items(), key=str):
        network.add_edge(one.value, other.value, weight=len(events), events=" ".join(events))
    return network


def roles(store: Store, event: NamedNode) -> Iterator[tuple[str, NamedNode | Literal]]:
    """Yield the roles of an event and what fills each, sorted; of two on one only the special."""
    said: defaultdict[NamedNode | Literal, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(event, None, None, _union(store)):
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
    quads = store.quads_for_pattern(node, NamedNode(predicate), None, _union(store))
    values = (q.object for q in quads)
    return sorted({local(v.value) for v in values if isinstance(v, NamedNode | Literal)})


def _node(store: Store, node: NamedNode) -> dict[str, str | float]:
    quads = store.quads_for_pattern(node, _TYPE, None, _union(store))
    kind = class_of(q.object.value for q in quads if isinstance(q.object, NamedNode))
    label = labels(store, [node]).get(node.value) or local(node.value)
    found: dict[str, str | float] = {"label": label, "class": kind, "kind": _kind(kind)}
    if found["kind"] == "event":
        found["status"] = " | ".join(texts(store, node, KG.status))
        found["date"] = " | ".join(texts(store, node, KG.date))
        for name, bound, end in (("start", KG.earliest, 0), ("end", KG.latest, -1)):
            if days := texts(store, node, bound):
                found[name] = days[end]
    for name in ("lat", "long"):
        if numbers := texts(store, node, GEO[name]):
            found[name] = float(numbers[0])
    return found


def _kind(name: str) -> str:
    above = superclasses(name) if name else ()
    kinds = {"Event": "event", "Actor": "actor", "Place": "place"}
    return next((kind for top, kind in kinds.items() if top in above), "concept")


def _counts(
    store: Store, event: NamedNode, classes: frozenset[str] | None, status: str | None
) -> bool:
    if status is not None and status not in texts(store, event, KG.status):
        return False
    return classes is None or bool(classes & set(texts(store, event, str(RDF.type))))


def _subjects(store: Store, predicate: NamedNode) -> list[NamedNode]:
    quads = store.quads_for_pattern(None, predicate, None, _union(store))
    return sorted({q.subject for q in quads if isinstance(q.subject, NamedNode)}, key=str)


def _objects(store: Store, node: NamedNode, predicate: NamedNode) -> set[NamedNode]:
    quads = store.quads_for_pattern(node, predicate, None, _union(store))
    return {q.object for q in quads if isinstance(q.object, NamedNode)}


def _union(store: Store) -> DefaultGraph | None:
    """Return the graph that holds everything once, where there is one."""
    return DefaultGraph() if has_union(store) else None
