"""The description that goes with exported files: true, relative, and without a clock."""

from pathlib import Path

import pytest
from rdflib import RDF, VOID, Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS

from kg.errors import ExportError
from kg.export import EXPORTERS, export
from kg.export.void import describe, describes
from kg.vocabulary import KG
from tests.sample_graph import sample_quads, sample_store

STORE = sample_store()
HOME = "http://example.org/data/"
DATASET = URIRef(HOME + "#dataset")


def described(folder: Path, *names: str, license: str | None = None) -> Graph:
    files = [folder / name for name in names]
    for file in files:
        export(STORE, file)
    text = describe(STORE, files, "nquads", license)
    return Graph().parse(data=text, format="turtle", publicID=HOME)


def test_it_counts_what_is_there(tmp_path):
    graph = described(tmp_path, "graph.nq")
    triples = {(q.subject, q.predicate, q.object) for q in sample_quads()}
    assert graph.value(DATASET, VOID.triples) == Literal(len(triples))
    assert graph.value(DATASET, VOID.properties) == Literal(len({p for _, p, _ in triples}))
    assert graph.value(DATASET, VOID.documents) == Literal(4)
    (launches,) = graph.subjects(VOID["class"], KG.MissileLaunch)
    assert graph.value(launches, VOID.entities) == Literal(1)


def test_it_names_its_files_beside_it(tmp_path):
    graph = described(tmp_path, "graph-01.nq.gz", "graph-02.nq.gz")
    dumps = {URIRef(f"{HOME}graph-0{n}.nq.gz") for n in (1, 2)}
    assert set(graph.objects(DATASET, VOID.dataDump)) == dumps
    assert set(graph.objects(None, DCAT.downloadURL)) == dumps
    for node in graph.objects(DATASET, DCAT.distribution):
        assert (node, RDF.type, DCAT.Distribution) in graph
        assert str(graph.value(node, DCAT.compressFormat)).endswith("application/gzip")


def test_it_is_as_new_as_the_newest_article(tmp_path):
    assert str(described(tmp_path, "a.nq").value(DATASET, DCTERMS.modified)) == "2023-11-21"


def test_the_licence_is_the_owners_to_state(tmp_path):
    iri = "https://creativecommons.org/licenses/by/4.0/"
    assert (DATASET, DCTERMS.license, None) not in described(tmp_path, "a.nq")
    assert described(tmp_path, "a.nq", license=iri).value(DATASET, DCTERMS.license) == URIRef(iri)
    with pytest.raises(ExportError, match="license 'CC BY': not an IRI; expected one such as"):
        described(tmp_path, "a.nq", license="CC BY")


def test_formats_of_rdf_have_one_and_no_others():
    others = {"csv", "gexf", "graphml", "html"}
    assert {row.format for row in EXPORTERS if not describes(row.format)} == others
