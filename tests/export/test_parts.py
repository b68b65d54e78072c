"""The graph in several files: each whole by itself, all of it between them, borders at graphs."""

import gzip
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Triple, parse

from kg.errors import ExportError
from kg.export import EXPORTERS, export, export_parts, parts
from tests.sample_graph import sample_quads, sample_store

STORE = sample_store()
QUADS = set(sample_quads())
UNION = {Triple(q.subject, q.predicate, q.object) for q in QUADS}
FORMATS = {
    "graph.nq": RdfFormat.N_QUADS,
    "graph.nt": RdfFormat.N_TRIPLES,
    "graph.trig": RdfFormat.TRIG,
    "graph.ttl": RdfFormat.TURTLE,
}


def read(path: Path) -> bytes:
    return gzip.open(path).read() if path.suffix == ".gz" else path.read_bytes()


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("number", [2, 3, 5])
def test_parts_are_whole_files_that_hold_each_statement_once(tmp_path, name, number):
    files = export_parts(STORE, tmp_path / name, parts=number)
    held = [list(parse(read(file), FORMATS[name])) for file in files]
    assert sorted(tmp_path.iterdir()) == list(files)
    assert number - 1 <= len(files) <= number
    assert sum(map(len, held)) == len({quad for part in held for quad in part})
    if FORMATS[name].supports_datasets:
        assert {quad for part in held for quad in part} == QUADS
    else:
        assert {quad.triple for part in held for quad in part} == UNION


@pytest.mark.parametrize("name", ["graph.nq", "graph.trig"])
def test_a_graph_is_not_divided(tmp_path, name):
    files = export_parts(STORE, tmp_path / name, parts=4)
    graphs = [{q.graph_name for q in parse(read(file), FORMATS[name])} for file in files]
    assert sum(map(len, graphs)) == len({graph for part in graphs for graph in part}) == 7


@pytest.mark.parametrize("name", ["graph.nq", "graph.trig"])
def test_a_graph_that_is_too_large_is_divided_between_subjects(tmp_path, monkeypatch, name):
    monkeypatch.setattr(parts, "_LARGEST", 10)
    files = export_parts(STORE, tmp_path / name, parts=6)
    held = [list(parse(read(file), FORMATS[name])) for file in files]
    assert {quad for part in held for quad in part} == QUADS
    seen = [{(quad.subject, quad.graph_name) for quad in part} for part in held]
    assert sum(map(len, seen)) == len({pair for part in seen for pair in part})
    assert max(map(len, held)) < 2 * min(map(len, held))


def test_parts_of_nquads_hold_the_lines_of_the_whole(tmp_path):
    files = export_parts(STORE, tmp_path / "graph.nq.gz", parts=3)
    export(STORE, tmp_path / "whole.nq")
    lines = [line for file in files for line in read(file).splitlines()]
    assert [file.name for file in files] == [f"graph-0{n}.nq.gz" for n in (1, 2, 3)]
    assert sorted(lines) == (tmp_path / "whole.nq").read_bytes().splitlines()


def test_there_are_no_empty_parts(tmp_path):
    files = export_parts(STORE, tmp_path / "graph.nq", parts=150)
    assert [file.name for file in files] == [f"graph-00{n}.nq" for n in range(1, 8)]


def test_numbers_are_wide_enough_to_sort(tmp_path):
    names = [f.name for f in export_parts(STORE, tmp_path / "graph.nt", parts=120)]
    assert names == sorted(names)
    assert names[0] == "graph-001.nt"


SPLIT = {"nquads", "ntriples", "trig", "turtle"}


@pytest.mark.parametrize("format", [row.format for row in EXPORTERS if row.format not in SPLIT])
def test_other_formats_cannot_be_split(tmp_path, format):
    with pytest.raises(ExportError, match=f"{format}: cannot be split .* nquads, ntriples, trig"):
        export_parts(STORE, tmp_path / "graph", format, parts=2)
    assert not list(tmp_path.iterdir())


def test_parts_of_an_earlier_export_are_not_left_among_new_ones(tmp_path):
    before = export_parts(STORE, tmp_path / "graph.nq", parts=4)
    texts = [file.read_bytes() for file in before]
    with pytest.raises(ExportError, match=r"graph-03.nq: seems to be left .* remove it"):
        export_parts(STORE, tmp_path / "graph.nq", parts=2)
    assert [file.read_bytes() for file in before] == texts
    assert sorted(tmp_path.iterdir()) == list(before)
