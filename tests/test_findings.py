"""What validation found, in words and for programs; and the graphs it is asked about."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, SH, Graph, Literal, URIRef
from typer.testing import CliRunner

from kg.cli import app
from kg.errors import StoreError
from kg.export import EXPORTERS, export
from kg.findings import explain, report
from kg.reading import open_graph
from kg.store import in_memory
from kg.validate import validate_store
from kg.vocabulary import BASE, KG, PREFIXES
from tests.sample_graph import sample_store

PREFIX = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
SOUND = """
<article/pagi> {
    <article/pagi> a kg:Article ; dcterms:identifier "pagi" ; dcterms:language "id" ;
        dcterms:title "Ani bertemu Budi" .
    base:ani a kg:Person ; rdfs:label "Ani"@id ; kg:mentionedIn <article/pagi> ; kg:mention base:m .
    <event/x> a kg:Meeting ; rdfs:label "Pertemuan"@id ; kg:participant base:ani ;
        kg:status kg:Occurred ; kg:mentionedIn <article/pagi> ; kg:mention base:m .
    base:m a kg:Mention ; kg:inArticle <article/pagi> ; kg:surface "bertemu" ; kg:rule "by-hand" ;
        kg:quote "Ani bertemu seseorang." ; kg:start 4 ; kg:end 11 .
}
"""


def trig(extra: str = "") -> str:
    return f"@base <{BASE}> .\n{PREFIX}{SOUND}<article/pagi> {{ {extra} }}"


def run(*args: str | Path) -> Any:
    return CliRunner().invoke(app, [str(arg) for arg in args])


TOLD = [
    (
        "an unknown status",
        "<event/x> kg:status kg:Rumoured .",
        "Pertemuan (base:event/x): kg:status kg:Rumoured: a status is one of Occurred, Planned",
    ),
    (
        "two dates",
        '<event/x> kg:date "2023-09"^^xsd:gYearMonth , "2023-09-13"^^xsd:date .',
        "Pertemuan (base:event/x): kg:date 2023-09, 2023-09-13: one article gives an event one",
    ),
    (
        "an end before the start",
        "base:m kg:end 3 .",
        "“bertemu” (base:m): kg:start 4: a mention starts before it ends (kg:MentionShape)",
    ),
    (
        "an article of two languages",
        '<article/pagi> dcterms:language "en" .',
        "“Ani bertemu Budi” (base:article/pagi): dcterms:language en, id: an article has exactly",
    ),
]


@pytest.mark.parametrize(("extra", "line"), [row[1:] for row in TOLD], ids=[r[0] for r in TOLD])
def test_a_fault_is_told_with_its_article_its_sentence_and_its_rule(tmp_path, extra, line):
    (tmp_path / "bad.trig").write_text(trig(extra), "utf-8")
    done = run("validate", tmp_path / "bad.trig")
    assert done.exit_code == 1
    assert line in done.stdout
    assert "\n    pagi" in done.stdout
    assert "https://" not in done.stdout
    if "article/pagi" not in line:
        assert "\n    pagi: “Ani bertemu seseorang.”\n" in done.stdout
    assert "violation" in done.stderr


def test_a_fault_of_what_was_concluded_has_no_article():
    store = in_memory(sample_store())
    found = explain(store, validate_store(store))
    merges = [f for f in found if f.violation.shape == "MergeShape"]
    assert merges
    assert all(f.articles == () for f in merges)
    assert "no article: this was concluded" in str(merges[0])


def test_the_report_for_programs_is_shacl(tmp_path):
    (tmp_path / "bad.trig").write_text(trig(TOLD[0][1]), "utf-8")
    assert run("validate", tmp_path / "bad.trig", "--report", tmp_path / "r.ttl").exit_code == 1
    graph = Graph().parse(tmp_path / "r.ttl", publicID="http://example.org/")
    (node,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert graph.value(node, SH.conforms) == Literal(False)
    results = [r for r in graph.objects(node, SH.result) if (r, SH.value, KG.Rumoured) in graph]
    (result,) = results
    assert graph.value(result, SH.focusNode) == URIRef(BASE["event/x"])
    assert graph.value(result, SH.sourceShape) == KG.EventShape
    assert graph.value(result, SH.sourceConstraintComponent) == SH.InConstraintComponent
    assert graph.value(result, SH.resultSeverity) == SH.Violation


def test_the_report_for_programs_is_json(tmp_path):
    (tmp_path / "bad.trig").write_text(trig(TOLD[0][1]), "utf-8")
    args = ("--report", tmp_path / "r.json", "--language", "id")
    assert run("validate", tmp_path / "bad.trig", *args).exit_code == 1
    answer = json.loads((tmp_path / "r.json").read_text("utf-8"))
    assert answer["conforms"] is False
    (result,) = [r for r in answer["results"] if r["value"] == str(KG.Rumoured)]
    assert (result["articles"], result["sentence"]) == (["pagi"], "Ani bertemu seseorang.")
    assert result["message"].startswith("status adalah salah satu dari")


def test_a_graph_that_conforms_has_a_report_too(tmp_path):
    (tmp_path / "good.trig").write_text(trig(), "utf-8")
    args = ("--report", tmp_path / "r.json")
    done = run("validate", tmp_path / "good.trig", *args)
    assert (done.exit_code, done.stdout) == (0, f"{tmp_path}/good.trig: conforms\n")
    assert json.loads((tmp_path / "r.json").read_text("utf-8"))["conforms"] is True
    assert "sh:conforms true" in report((), turtle=True)


@pytest.mark.parametrize("suffix", [".nq", ".trig", ".ttl", ".nt", ".rdf", ".jsonld"])
@pytest.mark.parametrize("zipped", ["", ".gz"])
def test_every_format_of_rdf_can_be_read(tmp_path, suffix, zipped):
    assert suffix in {row.suffix for row in EXPORTERS}
    path = tmp_path / f"graph{suffix}{zipped}"
    export(sample_store(), path)
    read = open_graph(path)
    triples = {quad.triple for quad in sample_store()}
    assert {quad.triple for quad in read} == triples


ZIPPED = gzip.compress(b"x" * 999, mtime=0)
UNREADABLE = [
    ("a.ttl", b"<a> <b> .", r"a\.ttl: Parser error at line 1.*expected RDF as \.ttl files"),
    ("a.nq.gz", b"not gzip", r"a\.nq\.gz: cannot be read: Not a gzipped file"),
    (
        "a.nq.gz",
        gzip.compress(b"x" * 999, mtime=0)[:20],
        r"a\.nq\.gz: cannot be read: Compressed file",
    ),
    ("a.txt", b"text", r"a\.txt: neither a knowledge base nor a file of RDF \(\.jsonld"),
]


@pytest.mark.parametrize(("name", "content", "message"), UNREADABLE)
def test_what_cannot_be_read_is_refused(tmp_path, name, content, message):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(StoreError, match=message):
        open_graph(tmp_path / name)
    assert run("validate", tmp_path / name).exit_code == 2


def test_a_place_where_nothing_is_is_refused(tmp_path):
    assert run("validate", tmp_path / "missing.ttl").exit_code == 2
    done = run("validate", tmp_path)
    assert (done.exit_code, "no knowledge base" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("args", "message"),
    [(("--report", "r.txt"), "write .json, or .ttl"), (("--language", "fr"), "known: en, id")],
)
def test_options_that_mean_nothing_are_refused(tmp_path, args, message):
    (tmp_path / "good.trig").write_text(trig(), "utf-8")
    done = run("validate", tmp_path / "good.trig", *args)
    assert (done.exit_code, message in done.stderr) == (2, True)
