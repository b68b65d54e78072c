"""Whether a graph keeps to the vocabulary: SHACL, with the shapes that stand in `ontologies/`.

Shapes are of three kinds: those of the whole graph; those that only the graph of one article
keeps to (`kg:ReportShape`: two articles may disagree on a date, one may not); and those of the
ontologies themselves (`kg:OntologyShape`).

pySHACL decides and words what is wrong. Where the package `shacl` is installed, which is some
twenty times faster, it is asked first: what it finds nothing wrong with needs no more looking at.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import import_module
from io import SEEK_END, BytesIO
from typing import Any

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store
from rdflib import RDF, RDFS, SH, BNode, Graph, Literal
from rdflib.term import Node

from kg.later import later
from kg.portions import Named, Portions, can_portion, pointed
from kg.vocabulary import KG, everything, local, ontology

_TYPE, _ARTICLE = NamedNode(str(RDF.type)), NamedNode(str(KG.Article))
_decide = later("pyshacl:validate")
_SPECIAL = (KG.OntologyShape, KG.ReportShape)


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One way in which one node breaks one shape."""

    focus: str
    """IRI of the node."""
    shape: str
    """Local name of the shape: `MentionShape`."""
    path: str
    """IRI of the property, or empty where the node as a whole is at fault."""
    value: str
    """The offending value, or empty where something is missing."""
    message: str
    """What holds of nodes that conform, in words."""
    component: str = field(default="", compare=False)
    """IRI of the kind of constraint: `sh:MinCountConstraintComponent`."""
    article: str = field(default="", compare=False)
    """IRI of the article whose graph is at fault by itself, or empty."""

    def __str__(self) -> str:
        """Say it in one line, for people."""
        where = " ".join(local(part) for part in (self.focus, self.path, self.value) if part)
        return f"{where}: {self.message} ({self.shape})"


def validate(graph: Graph, *, language: str = "en") -> tuple[Violation, ...]:
    """Check the union of the named graphs.

    Args:
        graph: Read, not changed; it need not hold the class hierarchy.
        language: Of the messages, `id` or `en`.

    Returns:
        Sorted violations; none where the graph conforms.
    """
    return _check(_with_hierarchy(graph), None, language)


def validate_report(graph: Graph, *, language: str = "en") -> tuple[Violation, ...]:
    """Check what holds of the named graph of one article, but not of the union of several."""
    return _check(_with_hierarchy(graph), KG.ReportShape, language)


def validate_store(store: Store, *, language: str = "en") -> tuple[Violation, ...]:
    """Check the union of all graphs, and the graph of each article as a report.

    Args:
        store: Its default graph is the union, as in every store that is made here.
        language: Of the messages, `id` or `en`.
    """
    found = list(_check_union(store, language))
    articles = store.quads_for_pattern(None, _TYPE, _ARTICLE, DefaultGraph())
    for article in {quad.subject for quad in articles if isinstance(quad.subject, NamedNode)}:
        faults = _check_stored(store, article, KG.ReportShape, language)
        found += (replace(fault, article=article.value) for fault in faults)
    return tuple(sorted(found, key=lambda fault: (fault, fault.article)))


def _check_union(store: Store, language: str) -> Iterable[Violation]:
    """Check the union portion by portion, if the shapes allow that."""
    if not can_portion(_shapes(None)):
        return _check_stored(store, DefaultGraph(), None, language)
    found: set[Violation] = set()
    quick, shapes = _quick_for_portions(), _shapes_for_portions()
    portions = Portions.of(store, _shapes(None))
    nodes: Sequence[Named]
    for nodes in portions.nodes():
        if quick is not None:
            report = quick.validate_turtle((_hierarchy() + portions.text(nodes)).decode())
            nodes = portions.at_fault(nodes, {result.focus_node for result in report.results})
        if nodes:  # pySHACL would take minutes for them all
            text = BytesIO(_hierarchy() + portions.text(nodes))
            found.update(_slowly(Graph().parse(text, format="nt"), shapes, language))
    return found


def _check_stored(
    store: Store, name: NamedNode | DefaultGraph, kind: Node | None, language: str
) -> tuple[Violation, ...]:
    text = BytesIO(_hierarchy())
    text.seek(0, SEEK_END)
    store.dump(text, RdfFormat.N_TRIPLES, from_graph=name)
    if conforms(str(text.getbuffer(), "utf-8"), kind):
        return ()
    text.seek(0)
    return _slowly(Graph().parse(text, format="nt"), _shapes(kind), language)


@cache
def _hierarchy() -> bytes:
    graph = Graph()
    graph += ontology().triples((None, RDFS.subClassOf, None))
    return graph.serialize(format="nt", encoding="utf-8")


def validate_ontology(graph: Graph | None = None, *, language: str = "en") -> tuple[Violation, ...]:
    """Check the ontologies themselves, or such a graph as `kg.vocabulary.ontology` returns."""
    return _check(graph or everything(), KG.OntologyShape, language)


def conforms(triples: str, kind: Node | None = None) -> bool | None:
    """Tell quickly whether N-Triples conform; None where nothing quick is installed.

    Args:
        triples: With the class hierarchy of what they hold.
        kind: Of the shapes: None for those of the whole graph, `kg:ReportShape` for an article's.
    """
    quick = _quick(kind)
    return None if quick is None else bool(quick.validate_turtle(triples).conforms)


@cache
def _quick(kind: Node | None) -> Any:
    return _compiled(_shapes(kind))


@cache
def _quick_for_portions() -> Any:
    return _compiled(_shapes_for_portions())


@cache
def _shapes_for_portions() -> Graph:
    return pointed(_shapes(None))


def _compiled(shapes: Graph) -> Any:
    try:
        shacl = import_module("shacl")
    except ImportError:  # it has no wheel for every platform
        return None
    return shacl.Shapes.from_turtle(shapes.serialize(format="nt"))


def _check(graph: Graph, kind: Node | None, language: str) -> tuple[Violation, ...]:
    if conforms(graph.serialize(format="nt"), kind):
        return ()
    return _slowly(graph, _shapes(kind), language)


def _slowly(graph: Graph, shapes: Graph, language: str) -> tuple[Violation, ...]:
    _, report, _ = _decide(graph, shacl_graph=shapes, inference="none", advanced=False)
    results = report.objects(None, SH.result)
    return tuple(sorted({_violation(report, node, shapes, language) for node in results}))


def _violation(report: Graph, result: Node, shapes: Graph, language: str) -> Violation:
    return Violation(
        focus=str(report.value(result, SH.focusNode)),
        shape=_owner(report.value(result, SH.sourceShape), shapes),
        path=_text(report.value(result, SH.resultPath)),
        value=_text(report.value(result, SH.value)),
        message=_message(list(report.objects(result, SH.resultMessage)), language),
        component=str(report.value(result, SH.sourceConstraintComponent)),
    )


def _owner(shape: Node | None, shapes: Graph) -> str:
    """Name the shape that a property shape, which is a blank node, stands in."""
    while isinstance(shape, BNode):
        shape = shapes.value(predicate=SH.property, object=shape)
    return local(str(shape))


def _text(node: Node | None) -> str:
    """Spell an IRI or a literal; a path of several steps, which is a blank node, has no name."""
    return "" if node is None or isinstance(node, BNode) else str(node)


def _message(messages: list[Node], language: str) -> str:
    fitting = [m for m in messages if isinstance(m, Literal) and m.language == language]
    return min(str(m) for m in fitting or messages)


def _with_hierarchy(graph: Graph) -> Graph:
    """Copy the graph, and add which class is below which: `sh:targetClass` goes by that."""
    copy = Graph()
    for triple in graph.triples((None, None, None)):
        copy.add(triple)
    for triple in ontology().triples((None, RDFS.subClassOf, None)):
        copy.add(triple)
    return copy


@cache
def _shapes(kind: Node | None) -> Graph:
    """Gather the shapes of one special kind, or those of none."""
    shapes = Graph()
    for shape in _node_shapes(kind):
        shapes += ontology().cbd(shape)
    return shapes


def _node_shapes(kind: Node | None) -> Iterator[Node]:
    for shape in sorted(ontology().subjects(RDF.type, SH.NodeShape), key=str):
        kinds = {k for k in _SPECIAL if (shape, RDF.type, k) in ontology()}
        if kinds == ({kind} if kind else set()):
            yield shape
