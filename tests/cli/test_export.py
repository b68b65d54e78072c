"""`kg export` as its users meet it: parts of the graph, parts of files, descriptions, refusals."""

from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import VOID, Graph, URIRef
from rdflib.namespace import DCTERMS
from typer.testing import CliRunner

from kg.cli import app
from kg.store import in_memory
from kg.validate import validate_store


def run(*args: str | Path) -> Any:
    return CliRunner().invoke(app, [str(arg) for arg in args])


FILTERS = [
    ("--actor", "Kim Jong Un"),
    ("--actor", "putin", "--type", "meeting"),
    ("--from", "2023-09-13", "--to", "2023-09"),
    ("--type", "Sanction"),
    ("--source", "Koran Contoh"),
]


@pytest.mark.parametrize("filters", FILTERS, ids=" ".join)
def test_a_part_of_the_graph_conforms_and_is_smaller(seeds_out, tmp_path, filters):
    done = run("export", seeds_out, tmp_path / "part.nq", *filters)
    assert (done.exit_code, done.output) == (0, "")
    quads = set(parse(path=tmp_path / "part.nq", format=RdfFormat.N_QUADS))
    whole = set(parse(path=seeds_out / "graph.nq", format=RdfFormat.N_QUADS))
    assert quads < whole
    assert quads
    assert validate_store(in_memory(quads)) == ()


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        (("--actor", "Nobody Atall"), "no actor is called 'Nobody Atall'"),
        (("--type", "Weddings"), "no class of event is called 'Weddings'; known: "),
        (("--from", "yesterday"), "--from is 'yesterday'; expected"),
        (("--license", "CC BY"), "not an IRI"),
    ],
)
def test_a_filter_that_means_nothing_is_refused(seeds_out, tmp_path, filters, message):
    done = run("export", seeds_out, tmp_path / "part.nq", *filters)
    assert done.exit_code == 2
    assert message in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_format_alone_goes_to_standard_output(seeds_out):
    done = run("export", seeds_out, "--format", "nquads", "--type", "Conflict")
    assert done.exit_code == 0
    assert done.stdout_bytes.startswith(b"<https://")
    assert (
        run("export", seeds_out, "-", "-f", "nquads").stdout_bytes
        == (seeds_out / "graph.nq").read_bytes()
    )


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ((), "give a FILE whose suffix names a format, or --format"),
        (("-f", "nquads", "--parts", "2"), "standard output cannot be split"),
        (("page.html", "--parts", "2"), "html: cannot be split into parts"),
    ],
)
def test_what_cannot_be_is_refused_before_the_work(seeds_out, monkeypatch, tmp_path, args, message):
    monkeypatch.chdir(tmp_path)
    done = run("export", seeds_out, *args)
    assert done.exit_code == 2
    assert message in done.stderr
    assert not list(tmp_path.iterdir())


def test_parts_are_described_together(seeds_out, tmp_path):
    licence = "https://creativecommons.org/licenses/by/4.0/"
    args = ("--parts", "2", "--license", licence)
    assert run("export", seeds_out, tmp_path / "g.nq.gz", *args).exit_code == 0
    names = ["g-01.nq.gz", "g-02.nq.gz", "g.nq.gz.void.ttl"]
    assert sorted(p.name for p in tmp_path.iterdir()) == names
    home = "http://example.org/"
    graph = Graph().parse(tmp_path / names[2], format="turtle", publicID=home)
    dataset = URIRef(home + "#dataset")
    assert {str(o) for o in graph.objects(dataset, VOID.dataDump)} == {home + n for n in names[:2]}
    assert str(graph.value(dataset, DCTERMS.license)) == licence


def test_a_description_can_be_left_out(seeds_out, tmp_path):
    assert run("export", seeds_out, tmp_path / "g.ttl", "--no-void").exit_code == 0
    assert [p.name for p in tmp_path.iterdir()] == ["g.ttl"]


def test_tables_go_into_a_folder_that_ends_in_a_slash(seeds_out, tmp_path):
    assert run("export", seeds_out, f"{tmp_path}/tables/", "-f", "csv").exit_code == 0
    names = ["articles.csv", "entities.csv", "events.csv", "mentions.csv", "roles.csv"]
    assert sorted(p.name for p in (tmp_path / "tables").iterdir()) == names
