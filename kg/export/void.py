"""What files of the graph are, for catalogues and for programs that load them: VoID and DCAT.

A small Turtle file that stands beside the files it describes and refers to them relatively, so
that all may move together. It knows no clock: the dataset is as new as its newest article.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from pyoxigraph import DefaultGraph, NamedNode, Store
from rdflib import RDF, VOID, XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS

from kg.errors import ExportError
from kg.said import texts
from kg.vocabulary import KG, PREFIXES, local

_FORMATS = Namespace("http://www.w3.org/ns/formats/")
_MEDIA = {
    "jsonld": ("application/ld+json", "JSON-LD"),
    "nquads": ("application/n-quads", "N-Quads"),
    "ntriples": ("application/n-triples", "N-Triples"),
    "rdfxml": ("application/rdf+xml", "RDF_XML"),
    "trig": ("application/trig", "TriG"),
    "turtle": ("text/turtle", "Turtle"),
}
"""Format -> its media type (IANA), and its name among `_FORMATS`."""
_TYPE, _ARTICLE = NamedNode(str(RDF.type)), NamedNode(str(KG.Article))
_DATASET = URIRef("#dataset")
_TITLES = (Literal("News graph", lang="en"), Literal("Graf berita", lang="id"))


def describes(format: str) -> bool:
    """Tell whether files of a format are RDF: there is such a description of no others."""
    return format in _MEDIA


def described_in(path: Path) -> Path:
    """Return where the description of a file, or of its parts, goes: beside it."""
    return path.with_name(f"{path.name}.void.ttl")


def describe(store: Store, files: Sequence[Path], format: str, license: str | None = None) -> str:
    """Return Turtle that describes `files`, which hold `store` in `format` between them.

    Args:
        store: What was exported; its default graph holds the union.
        files: As they are on disk; the description is to stand beside them.
        format: Name of an exporter that `describes` says yes to.
        license: IRI of the licence under which the owner gives the dataset away, if any.

    Raises:
        ExportError: `license` is no IRI.
    """
    graph = Graph()
    for prefix, namespace in (("dcat", DCAT), ("dcterms", DCTERMS), ("void", VOID), ("xsd", XSD)):
        graph.bind(prefix, namespace)
    _general(graph, store, license)
    _counts(graph, store)
    media, name = _MEDIA[format]
    graph.add((_DATASET, VOID.feature, _FORMATS[name]))
    for file in files:
        _distribution(graph, file, media)
    return graph.serialize(format="longturtle")


def _general(graph: Graph, store: Store, license: str | None) -> None:
    for type_ in (VOID.Dataset, DCAT.Dataset):
        graph.add((_DATASET, RDF.type, type_))
    for title in _TITLES:
        graph.add((_DATASET, DCTERMS.title, title))
    languages, modified, number, first = set[str](), "", 0, ""
    for quad in store.quads_for_pattern(None, _TYPE, _ARTICLE, DefaultGraph()):
        if isinstance(article := quad.subject, NamedNode):
            number += 1
            first = min(first or article.value, article.value)
            languages.update(texts(store, article, str(DCTERMS.language)))
            modified = max(modified, *texts(store, article, str(DCTERMS.issued)), "")
    for language in languages:
        graph.add((_DATASET, DCTERMS.language, Literal(language)))
    if modified:
        graph.add((_DATASET, DCTERMS.modified, Literal(modified, datatype=XSD.date)))
    if license is not None:
        graph.add((_DATASET, DCTERMS.license, URIRef(licence(license))))
    graph.add((_DATASET, VOID.documents, Literal(number)))
    if first:
        graph.add((_DATASET, VOID.uriSpace, Literal(first.rpartition("article/")[0])))


def licence(text: str) -> str:
    """Return the IRI of a licence if it is one.

    Raises:
        ExportError: It is not.
    """
    try:
        return NamedNode(text).value
    except ValueError as error:
        raise ExportError(
            f"license {text!r}: not an IRI; expected one such as "
            "https://creativecommons.org/licenses/by/4.0/"
        ) from error


def _counts(graph: Graph, store: Store) -> None:
    classes, properties = _tally(store)
    for predicate, number in (
        (VOID.triples, sum(properties.values())),
        (VOID.entities, classes[str(KG.Thing)]),
        (VOID.classes, len(classes)),
        (VOID.properties, len(properties)),
    ):
        graph.add((_DATASET, predicate, Literal(number)))
    for iri, number in classes.items():
        if iri.startswith(KG):
            part = URIRef(f"#class-{local(iri)}")
            graph.add((_DATASET, VOID.classPartition, part))
            graph.add((part, VOID["class"], URIRef(iri)))
            graph.add((part, VOID.entities, Literal(number)))
    for namespace in PREFIXES.values():
        if any(term.startswith(namespace) for term in (*classes, *properties)):
            graph.add((_DATASET, VOID.vocabulary, URIRef(namespace)))


def _tally(store: Store) -> tuple[Counter[str], Counter[str]]:
    """Count members of classes and uses of properties in one pass, which keeps nothing."""
    classes, properties = Counter[str](), Counter[str]()
    for quad in store.quads_for_pattern(None, None, None, DefaultGraph()):
        properties[quad.predicate.value] += 1
        if quad.predicate.value == str(RDF.type) and isinstance(quad.object, NamedNode):
            classes[quad.object.value] += 1
    return classes, properties


def _distribution(graph: Graph, file: Path, media: str) -> None:
    node, link = URIRef(f"#{quote(file.name)}"), URIRef(quote(file.name))
    types = "https://www.iana.org/assignments/media-types/"
    graph.add((_DATASET, VOID.dataDump, link))
    graph.add((_DATASET, DCAT.distribution, node))
    graph.add((node, RDF.type, DCAT.Distribution))
    graph.add((node, DCAT.downloadURL, link))
    graph.add((node, DCAT.mediaType, URIRef(types + media)))
    if file.suffix == ".gz":
        graph.add((node, DCAT.compressFormat, URIRef(types + "application/gzip")))
    size = Literal(str(file.stat().st_size), datatype=XSD.nonNegativeInteger)
    graph.add((node, DCAT.byteSize, size))
