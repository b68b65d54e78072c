"""A graph in portions that are validated one by one, so that memory does not grow with the graph.

A portion is some nodes with what is said of them, the classes of what that leads to, and what leads
to them by the properties that shapes follow backwards. Only those nodes are looked at: shapes find
them by marks, triples whose property is the class that a shape is for, so that what stands in a
portion for its class alone is not found wanting.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, islice

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, RdfFormat, Store, Triple, serialize
from rdflib import RDF, RDFS, SH, Graph, URIRef
from rdflib.term import Node

from kg.vocabulary import ontology

NODES = 2_000
"""Nodes of a portion."""
_FAR = (SH.node, SH.qualifiedValueShape, SH.targetNode, SH.targetSubjectsOf, SH.closed, SH.sparql)
_FAR_PATHS = (RDF.first, SH.zeroOrMorePath, SH.oneOrMorePath, SH.zeroOrOnePath)
_TYPE = NamedNode(str(RDF.type))

Named = NamedNode | BlankNode


def can_portion(shapes: Graph) -> bool:
    """Whether shapes look no further than the portions go that `Portions` makes for them."""
    paths = set(shapes.objects(None, SH.path))
    far = any((None, word, None) in shapes for word in _FAR)
    return not far and not any((p, word, None) in shapes for p in paths for word in _FAR_PATHS)


def pointed(shapes: Graph) -> Graph:
    """Return the shapes as they find the nodes of portions: by their marks."""
    copy = Graph()
    for shape, word, value in shapes:
        copy.add((shape, SH.targetSubjectsOf if word == SH.targetClass else word, value))
    return copy


@dataclass(frozen=True, slots=True)
class Portions:
    """The portions of a store, for some shapes; made by `Portions.of`."""

    store: Store
    targets: frozenset[Node]
    """Classes that a shape is for."""
    members: tuple[NamedNode, ...]
    """Properties whose values a shape is for: these are looked at with the node that has them."""
    backwards: Mapping[NamedNode, frozenset[Named]]
    """Property that shapes follow backwards -> what it leads to."""

    @classmethod
    def of(cls, store: Store, shapes: Graph) -> "Portions":
        """Find out what the portions are made of.

        Args:
            store: Its default graph is the union.
            shapes: Those that `can_portion` takes, not yet `pointed`.
        """
        members = sorted(map(str, set(shapes.objects(None, SH.targetObjectsOf))))
        return cls(
            store,
            frozenset(shapes.objects(None, SH.targetClass)),
            tuple(map(NamedNode, members)),
            {p: _objects(store, p) for p in map(NamedNode, sorted(_backwards(shapes)))},
        )

    def nodes(self) -> Iterator[list[Named]]:
        """Yield the nodes of each portion."""
        nodes = _nodes(self.store)
        while found := list(islice(nodes, NODES)):
            yield found

    def text(self, nodes: Iterable[Named]) -> bytes:
        """Write the portion of some nodes as N-Triples."""
        said = [triple for node in nodes for triple in _said(self.store, node)]
        marks = [mark for triple in said for mark in _marks(triple, self.targets)]
        more = {t.object for t in said if t.predicate in self.members} - {t.subject for t in said}
        said += [t for node in more if isinstance(node, Named) for t in _said(self.store, node)]
        around = {*_classes(self.store, said), *_leading(self.store, said, self.backwards)}
        return serialize([*said, *marks, *around], format=RdfFormat.N_TRIPLES) or b""

    def at_fault(self, nodes: Sequence[Named], faulty: Collection[str]) -> Sequence[Named]:
        """Return those of some nodes that are at fault themselves, or one of their members."""
        if not all(node.startswith("<") for node in faulty):
            return nodes  # blank nodes and literals are not told apart by what they are called
        return [
            node
            for node in nodes
            if str(node) in faulty
            or any(
                str(t.object) in faulty for p in self.members for t in _said(self.store, node, p)
            )
        ]


def _nodes(store: Store) -> Iterator[Named]:
    """Yield every node of which something is said, once, with no memory of the others.

    On disk the triples of a node stand together, in memory they need not: its turn is where the
    first of them is met.
    """
    quads = store.quads_for_pattern(None, None, None, DefaultGraph())
    for node, about in groupby((quad.triple for quad in quads), key=lambda t: t.subject):
        if isinstance(node, Named) and next(_said(store, node)) in list(about):
            yield node


def _objects(store: Store, property_: NamedNode) -> frozenset[Named]:
    quads = store.quads_for_pattern(None, property_, None, DefaultGraph())
    return frozenset(q.object for q in quads if isinstance(q.object, Named))


def _backwards(shapes: Graph) -> set[str]:
    """Return the properties in the paths that shapes follow backwards."""
    found: set[str] = set()
    waiting = list(shapes.objects(None, SH.inversePath))
    while waiting:
        path = waiting.pop()
        if isinstance(path, URIRef) and path != RDF.nil:
            found.add(str(path))
        elif path != RDF.nil:
            waiting += shapes.objects(path)
    return found


def _said(store: Store, node: Named, property_: NamedNode | None = None) -> Iterator[Triple]:
    for quad in store.quads_for_pattern(node, property_, None, DefaultGraph()):
        yield quad.triple


def _marks(triple: Triple, targets: frozenset[Node]) -> Iterator[Triple]:
    """Yield a mark for each class of a node, at any remove, that some shape is for."""
    if triple.predicate == _TYPE and isinstance(triple.object, NamedNode):
        for class_ in _above(triple.object.value) & targets:
            yield Triple(triple.subject, NamedNode(str(class_)), triple.subject)


@cache
def _above(class_: str) -> frozenset[Node]:
    above = ontology().transitive_objects(URIRef(class_), RDFS.subClassOf)
    return frozenset(node for node in above if node)


def _classes(store: Store, said: Iterable[Triple]) -> Iterator[Triple]:
    for node in {t.object for t in said if t.predicate != _TYPE}:
        if isinstance(node, Named):
            yield from _said(store, node, _TYPE)


def _leading(
    store: Store, said: Iterable[Triple], backwards: Mapping[NamedNode, frozenset[Named]]
) -> Iterator[Triple]:
    for node in {t.subject for t in said}:
        for property_, there in backwards.items():
            if node in there:
                quads = store.quads_for_pattern(None, property_, node, DefaultGraph())
                yield from (quad.triple for quad in quads)
