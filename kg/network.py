"""The graph as a network for networkx: who took part in what, and who with whom.

What sources say differently stands side by side in one attribute, joined by " | ".
"""

from collections import defaultdict
from itertools import combinations

import networkx as nx
from pyoxigraph import NamedNode, Store
from rdflib import RDF

from kg.errors import SelectionError
from kg.labels import labels
from kg.part import articles_of
from kg.said import class_of, roles, said_by, texts, union
from kg.selection import below, event_class
from kg.vocabulary import GEO, KG, local, superclasses

_TYPE, _PARTICIPANT = NamedNode(str(RDF.type)), NamedNode(KG.participant)
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


def _node(store: Store, node: NamedNode) -> dict[str, str | float]:
    quads = store.quads_for_pattern(node, _TYPE, None, union(store))
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
    quads = store.quads_for_pattern(None, predicate, None, union(store))
    return sorted({q.subject for q in quads if isinstance(q.subject, NamedNode)}, key=str)


def _objects(store: Store, node: NamedNode, predicate: NamedNode) -> set[NamedNode]:
    quads = store.quads_for_pattern(node, predicate, None, union(store))
    return {q.object for q in quads if isinstance(q.object, NamedNode)}
