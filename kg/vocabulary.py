"""The ontologies, parsed once: every Turtle file under `ontologies/` makes one graph.

A file is only a place to keep triples: an event type brings its triggers in every
language, a language brings its triggers for every event type.
"""

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from rdflib import OWL, RDF, RDFS, Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, PROV, SKOS, XSD

from kg.errors import VocabularyError

KG = Namespace("https://w3id.org/newskg/ontology#")
BASE = Namespace("https://w3id.org/newskg/id/")
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
SCHEMA = Namespace("https://schema.org/")
GEO = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")
GEOSPARQL = Namespace("http://www.opengis.net/ont/geosparql#")
OA = Namespace("http://www.w3.org/ns/oa#")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
SHACL = Namespace("http://www.w3.org/ns/shacl#")
WIKIDATA = Namespace("http://www.wikidata.org/entity/")
GEONAMES = Namespace("https://sws.geonames.org/")

PREFIXES: dict[str, str] = {
    prefix: str(namespace)
    for prefix, namespace in {
        "base": BASE,
        "dcterms": DCTERMS,
        "foaf": FOAF,
        "geo": GEO,
        "geosparql": GEOSPARQL,
        "gn": GEONAMES,
        "kg": KG,
        "nif": NIF,
        "oa": OA,
        "org": ORG,
        "owl": OWL,
        "prov": PROV,
        "rdf": RDF,
        "rdfs": RDFS,
        "schema": SCHEMA,
        "sem": SEM,
        "sh": SHACL,
        "skos": SKOS,
        "wd": WIKIDATA,
        "xsd": XSD,
    }.items()
}
"""Prefix -> namespace: the one table that exports and queries bind from."""

EXTRA = "KG_ONTOLOGIES"
"""Environment variable: a folder of more event types, languages and rules, read after ours."""

_PACKAGE = Path(__file__).parent


def ontologies() -> Path:
    """Return the folder of the ontologies: in the wheel, or beside the package in a checkout.

    Raises:
        VocabularyError: Neither place has it.
    """
    for root in (_PACKAGE, _PACKAGE.parent):
        if (root / "ontologies" / "kg.ttl").is_file():
            return root / "ontologies"
    raise VocabularyError(f"{_PACKAGE}: no ontologies/kg.ttl beside the package; reinstall newskg")


@cache
def ontology() -> Graph:
    """Parse the ontologies into one graph, the gazetteer left out; treat it as read-only.

    The gazetteer is many times the rest, and `kg.gazetteer` reads it faster.

    Raises:
        VocabularyError: A file is not Turtle.
    """
    return parse(p for p in _files() if p.parent.name != "gazetteer")


def everything() -> Graph:
    """Parse every Turtle file under `ontologies/` into one graph.

    Raises:
        VocabularyError: A file is not Turtle.
    """
    return parse(_files())


def parse(paths: Iterable[Path]) -> Graph:
    """Parse Turtle files into one graph.

    Raises:
        VocabularyError: A file is not Turtle.
    """
    graph = Graph()
    for path in paths:
        try:
            graph.parse(path, format="turtle")
        except Exception as error:  # rdflib's Turtle parser raises bare Exceptions of several kinds
            raise VocabularyError(f"{path}: not Turtle: {error}") from error
    return graph


def folders() -> tuple[Path, ...]:
    """Return the folders of ontologies: the project's own, then what `KG_ONTOLOGIES` names.

    Raises:
        VocabularyError: There is no such folder.
    """
    more = os.environ.get(EXTRA)
    if not more:
        return (ontologies(),)
    if not Path(more).is_dir():
        raise VocabularyError(f"{more}: no such folder; {EXTRA} must name one with Turtle files")
    return ontologies(), Path(more)


def _files() -> list[Path]:
    return [path for folder in folders() for path in sorted(folder.rglob("*.ttl"))]


def local(iri: URIRef | str) -> str:
    """Return the part of an IRI of ours behind its namespace: `Person`, `north-korea`."""
    text = str(iri)
    for namespace in (KG, BASE):
        if text.startswith(namespace):
            return text[len(namespace) :]
    return text


@cache
def superclasses(name: str) -> tuple[str, ...]:
    """Return `name` and every `kg:` class above it, nearest first."""
    above = ontology().transitive_objects(KG[name], RDFS.subClassOf)
    return tuple(dict.fromkeys(local(str(c)) for c in above if str(c).startswith(KG)))


@cache
def superproperties(name: str) -> tuple[str, ...]:
    """Return `name` and every `kg:` property above it, nearest first."""
    above = ontology().transitive_objects(KG[name], RDFS.subPropertyOf)
    return tuple(dict.fromkeys(local(str(p)) for p in above if str(p).startswith(KG)))
