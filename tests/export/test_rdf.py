import gzip
import io
import json
import random
from collections.abc import Callable
from typing import IO

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

from kg.errors import ExportError
from kg.export import EXPORTERS, export, exporter, rdf
from kg.export.jsonld import to_jsonld
from kg.export.rdf import compact, to_nquads, to_ntriples, to_trig, to_turtle, turtle
from kg.store import in_memory
from tests.sample_graph import sample_quads, sample_store

QUADS = sample_quads()
UNION = {Triple(q.subject, q.predicate, q.object) for q in QUADS}
RDFLIB_WARNS = pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph is deprecated:DeprecationWarning"  # rdflib's own parsers use it
)
EX = "http://example.org/"

AWKWARD: list[Literal | NamedNode] = [
    Literal('say "hi"\\ \n\r\t\u0007'),
    Literal('ends like a date"^^<http://example.org/d>'),
    Literal("Menteri Luar Negeri", language="id"),
    Literal("1.0", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#double")),
    Literal("-007", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
    Literal("5.", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal")),
    Literal("not a number", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
    Literal("2023-09", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#gYearMonth")),
    Literal("true", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#boolean")),
    Literal("x", datatype=NamedNode(EX + "own")),
    Literal(""),
    Literal("김정은 \U0001f680"),
    NamedNode("https://w3id.org/newskg/id/article/a:b"),
    NamedNode("https://w3id.org/newskg/id/ends-with."),
    NamedNode("https://w3id.org/newskg/id/"),
    NamedNode("https://w3id.org/newskg/id//x"),
    NamedNode("https://w3id.org/newskg/ontology#a/b"),
    NamedNode("mailto:someone@example.org"),
]


def written(to_format: Callable[[Store, IO[bytes]], None], store: Store) -> bytes:
    out = io.BytesIO()
    to_format(store, out)
    return out.getvalue()


def awkward_store() -> Store:
    subject, predicate, graph = (NamedNode(EX + name) for name in "spg")
    return in_memory(Quad(subject, predicate, term, graph) for term in AWKWARD)


def shuffled() -> Store:
    return in_memory(random.Random(1).sample(QUADS, len(QUADS)))


@pytest.mark.parametrize("row", EXPORTERS, ids=lambda row: row.format)
def test_every_exporter_writes_equal_graphs_as_equal_bytes(row):
    assert written(row.write, sample_store()) == written(row.write, shuffled())


@pytest.mark.parametrize(
    ("to_format", "format"),
    [
        (to_nquads, RdfFormat.N_QUADS),
        (to_trig, RdfFormat.TRIG),
    ],
)
def test_formats_of_datasets_keep_the_graphs_and_only_them(to_format, format):
    assert set(parse(written(to_format, sample_store()), format)) == set(QUADS)


@pytest.mark.parametrize(
    ("to_format", "format"),
    [
        (to_ntriples, RdfFormat.N_TRIPLES),
        (to_turtle, RdfFormat.TURTLE),
        (to_jsonld, RdfFormat.JSON_LD),
    ],
)
@pytest.mark.parametrize("store", [sample_store, awkward_store])
def test_other_formats_hold_the_union(to_format, format, store):
    quads = list(parse(written(to_format, store()), format))
    union = {Triple(q.subject, q.predicate, q.object) for q in store()}
    assert {quad.triple for quad in quads} == union
    assert len(quads) == len(union)


@pytest.mark.parametrize("to_format", [to_ntriples, to_turtle, to_jsonld])
def test_plain_store_without_a_union_in_it_is_written_the_same(to_format):
    plain = Store()
    plain.extend(QUADS)
    assert written(to_format, plain) == written(to_format, sample_store())


@RDFLIB_WARNS
def test_rdflib_reads_turtle_and_jsonld_as_one_graph():
    store = sample_store()
    graph = Graph().parse(data=written(to_turtle, store), format="turtle")
    other = Graph().parse(data=written(to_jsonld, store), format="json-ld")
    assert isomorphic(graph, other)
    assert len(graph) == len(UNION)


@RDFLIB_WARNS
def test_rdflib_reads_trig():
    dataset = Dataset()
    dataset.parse(data=written(to_trig, sample_store()), format="trig")
    assert len(list(dataset.quads())) == len(QUADS)


@pytest.mark.parametrize("to_format", [to_nquads, to_ntriples])
def test_lines_are_sorted_and_stand_once(to_format):
    lines = written(to_format, sample_store()).splitlines()
    assert lines == sorted(set(lines))


def test_sorting_that_spills_to_disk_gives_the_same_bytes(monkeypatch):
    whole = written(to_nquads, sample_store()), written(to_turtle, sample_store())
    monkeypatch.setattr(rdf, "_CHUNK", 10)
    monkeypatch.setattr(rdf, "_SPOOL", 100)
    monkeypatch.setattr(rdf, "_RUNS", 3)
    assert (written(to_nquads, sample_store()), written(to_turtle, sample_store())) == whole


def test_turtle_gives_a_statement_a_line_and_type_and_label_first():
    text = written(to_turtle, sample_store()).decode()
    assert (
        "\nbase:vostochny\n"
        "    a kg:Facility ;\n"
        '    rdfs:label "Kosmodrom Vostochny"@id ;\n'
        "    kg:mentionedIn <https://w3id.org/newskg/id/article/pagi> ;\n"
        "    kg:within base:russia ;\n"
        ".\n"
    ) in text
    assert "    kg:missileCount 2 ;\n    kg:missileCount 3 ;\n" in text
    assert '    kg:date "2023-09"^^xsd:gYearMonth ;\n' in text


def test_jsonld_reads_as_plain_json():
    nodes = json.loads(written(to_jsonld, sample_store()))["@graph"]
    summit = next(node for node in nodes if node["id"] == "event/summit")
    assert summit["type"] == ["Event", "Meeting"]
    assert summit["participant"] == ["kim-jong-un", "vladimir-putin"]
    assert {"@type": "xsd:date", "@value": "2023-09-13"} in summit["date"]


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        ("https://w3id.org/newskg/ontology#Meeting", "kg:Meeting"),
        ("https://w3id.org/newskg/id/north-korea", "base:north-korea"),
        ("https://w3id.org/newskg/id/article/x", "<https://w3id.org/newskg/id/article/x>"),
        ("http://example.org/x", "<http://example.org/x>"),
    ],
)
def test_iris_get_their_prefix_where_one_fits(iri, short):
    assert compact(iri) == short


def test_triples_of_a_query_are_written_as_turtle_too():
    assert {q.triple for q in parse(turtle(UNION), RdfFormat.TURTLE)} == UNION


@pytest.mark.parametrize(
    ("name", "format", "chosen"),
    [
        ("graph.nq", None, "nquads"),
        ("graph.nq.gz", None, "nquads"),
        ("GRAPH.TTL", None, "turtle"),
        ("graph.txt", "turtle", "turtle"),
        ("graph.nq", "trig", "trig"),
        ("page.html", None, "html"),
    ],
)
def test_exporter_is_chosen_by_format_or_suffix(tmp_path, name, format, chosen):
    assert exporter(tmp_path / name, format).format == chosen


@pytest.mark.parametrize(
    ("name", "format", "asked"),
    [("graph.xyz", None, "file suffix '.xyz'"), ("graph.nq", "word", "format 'word'")],
)
def test_unknown_format_is_refused_before_anything_is_written(tmp_path, name, format, asked):
    with pytest.raises(ExportError, match=f"no exporter for {asked}; known: csv .*turtle"):
        export(sample_store(), tmp_path / name, format)
    assert not list(tmp_path.iterdir())


def test_gzipped_export_unpacks_to_the_plain_one_and_repeats_itself(tmp_path):
    for name in ("a.nq.gz", "b.nq.gz", "c.nq"):
        export(sample_store(), tmp_path / name)
    assert (tmp_path / "a.nq.gz").read_bytes() == (tmp_path / "b.nq.gz").read_bytes()
    assert gzip.open(tmp_path / "a.nq.gz").read() == (tmp_path / "c.nq").read_bytes()


def test_export_that_fails_leaves_the_earlier_file(tmp_path, monkeypatch):
    path = tmp_path / "graph.nq"
    path.write_text("earlier")

    def full(store, spool):
        raise OSError("No space left on device")

    monkeypatch.setattr(rdf, "_dump_named", full)
    with pytest.raises(ExportError, match=r"graph.nq: cannot be written: No space left"):
        export(sample_store(), path)
    assert [p.read_text() for p in tmp_path.iterdir()] == ["earlier"]
