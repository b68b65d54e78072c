"""Articles that do not conform: found alone, set aside with the reason, told, and not kept."""

import json
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse
from rdflib import Graph

from kg import build as build_base
from kg.annotation import Article, Entity, Event, Extraction, Mention, Role, Span, Time
from kg.article import read
from kg.extract import extract
from kg.quarantine import Refused, faults, graph_alone, set_aside, sound
from kg.store import open_store
from kg.validate import validate, validate_report
from kg.vocabulary import BASE, KG
from tests import test_validate as cases
from tests.conftest import ROOT

TEXT = "Ani Contoh bertemu Budi Contoh di Jakarta, Rabu (13/9/2023)."
SENTENCE = Span(0, len(TEXT))
validation = sys.modules["kg.validate"]


def mention(surface: str) -> Mention:
    start = TEXT.index(surface)
    return Mention(start, start + len(surface), surface, SENTENCE, "by-hand")


def meeting(**changes: Any) -> Extraction:
    """What is read from one sentence, with the event changed."""
    people = tuple(
        Entity("Person", (name,), (mention(name),)) for name in ("Ani Contoh", "Budi Contoh")
    )
    event = Event(
        "Meeting",
        (mention("bertemu"),),
        (Role("participant", entity=0), Role("participant", entity=1)),
        time=Time("2023-09-13", date(2023, 9, 13), date(2023, 9, 13)),
    )
    article = Article("kabar/1", TEXT, published=date(2023, 9, 14))
    return Extraction(article, people, (replace(event, **changes),))


BAD = [
    ("a status that is none", meeting(status="Rumoured"), "EventShape", str(KG.status)),
    (
        "an end before the beginning",
        meeting(time=Time("", date(2023, 9, 14), date(2023, 9, 13))),
        "OneTimeShape",
        str(KG.earliest),
    ),
    ("a meeting of nobody", meeting(roles=()), "MeetingShape", str(KG.participant)),
    (
        "a launch by its own type",
        meeting(type="MissileLaunch", roles=(Role("missileType", value="besar"),)),
        "MissileLaunchShape",
        str(KG.missileType),
    ),
]


def test_an_article_that_is_sound_has_no_faults():
    assert faults(graph_alone(meeting())) == ()


@pytest.mark.parametrize(
    ("extraction", "shape", "path"), [row[1:] for row in BAD], ids=[row[0] for row in BAD]
)
def test_a_fault_of_one_article_is_found(extraction, shape, path):
    found = faults(graph_alone(extraction))
    assert (shape, path) in {(fault.shape, fault.path) for fault in found}
    assert {fault.shape for fault in found} == {shape}


def test_what_other_graphs_say_is_no_fault_of_the_article():
    launch = meeting(
        type="MissileLaunch", roles=(Role("missileType", concept="ballistic-missile"),)
    )
    assert faults(graph_alone(launch)) == ()


def test_the_articles_of_seeds_are_sound():
    refused: list[Refused] = []
    articles = list(read([ROOT / "seeds"]))
    assert len(list(sound(extract(articles), refused))) == len(articles)
    assert refused == []


CASES = [
    *(cases.without(node, term) for node, term, _ in cases.MISSING),
    *(cases.graph(cases.SOUND, turtle) for _, turtle, _, _ in cases.WRONG),
    *(cases.graph(f"base:strike a kg:Conflict ; {times} .") for _, times in cases.DISAGREEING),
    cases.graph(cases.SOUND),
    Graph(),
]


@pytest.mark.skipif(validation._quick(None) is None, reason="the package shacl is not installed")
@pytest.mark.parametrize("kind", [None, KG.ReportShape], ids=["whole", "report"])
def test_the_quick_engine_agrees_with_pyshacl(monkeypatch, kind):
    check = validate if kind is None else validate_report
    with monkeypatch.context() as patch:
        patch.setattr(validation, "conforms", lambda *_: None)
        slow = [check(graph) == () for graph in CASES]
    graphs = [validation._with_hierarchy(graph).serialize(format="nt") for graph in CASES]
    assert [validation.conforms(graph, kind) for graph in graphs] == slow
    assert len(set(slow)) == 2


def test_without_the_quick_engine_the_faults_are_the_same(monkeypatch):
    quick = [faults(graph_alone(extraction)) for _, extraction, *_ in BAD]
    monkeypatch.setattr(validation, "_quick", lambda _: None)
    assert [faults(graph_alone(extraction)) for _, extraction, *_ in BAD] == quick
    assert faults(graph_alone(meeting())) == ()


def test_what_is_set_aside_has_its_reason_and_its_graph(tmp_path):
    refused: list[Refused] = []
    bad = BAD[0][1]
    assert list(sound([bad], refused)) == []
    set_aside(refused, tmp_path)
    reason = json.loads((tmp_path / "quarantine" / "kabar%2F1.json").read_text("utf-8"))
    assert (reason["article"], len(reason["faults"])) == ("kabar/1", 1)
    fault = reason["faults"][0]
    assert fault["message"].startswith("a status is one of Occurred, Planned")
    assert (fault["rule"], fault["value"], fault["sentence"]) == ("EventShape", "Rumoured", TEXT)
    graph = list(parse(path=tmp_path / "quarantine" / "kabar%2F1.nq", format=RdfFormat.N_QUADS))
    assert {quad.triple for quad in graph} == set(graph_alone(bad))
    assert {quad.graph_name for quad in graph} == {NamedNode(BASE["article/kabar%2F1"])}


def test_a_long_identifier_is_shortened_to_a_file_name(tmp_path):
    bad = replace(BAD[0][1], article=replace(BAD[0][1].article, id="x" * 300))
    set_aside([Refused(bad, faults(graph_alone(bad)))], tmp_path)
    assert len(list((tmp_path / "quarantine").iterdir())) == 2


def test_nothing_set_aside_leaves_no_quarantine(tmp_path):
    set_aside([Refused(meeting(), faults(graph_alone(BAD[0][1])))], tmp_path)
    set_aside([], tmp_path)
    assert not list(tmp_path.iterdir())


def test_an_addition_leaves_what_was_set_aside_before(tmp_path):
    bad = BAD[0][1]
    ids = ("one", "two.b", "three")
    one, two, three = (replace(bad, article=replace(bad.article, id=name)) for name in ids)
    found = faults(graph_alone(bad))
    set_aside([Refused(one, found), Refused(two, found)], tmp_path)
    set_aside([Refused(three, found)], tmp_path, judged=["two.b", "three"])
    names = sorted(p.name for p in (tmp_path / "quarantine").iterdir())
    assert names == ["one.json", "one.nq", "three.json", "three.nq"]
    set_aside([], tmp_path, judged=["one", "three"])
    assert not list(tmp_path.iterdir())


def test_a_build_sets_aside_what_does_not_conform_and_keeps_the_rest(tmp_path: Path, monkeypatch):
    good = replace(meeting(), article=replace(meeting().article, id="good"))
    module = sys.modules["kg.build"]
    read = [BAD[0][1], good]
    found = {extraction.article.id: extraction for extraction in read}
    monkeypatch.setattr(module, "extract_one", lambda article: found[article.id])
    summary = build_base([extraction.article for extraction in read], tmp_path / "out")
    assert summary.articles == 1
    assert len(summary.refused) == 1
    assert summary.refused[0].startswith("kabar/1: ")
    assert "(EventShape)" in summary.refused[0]
    assert sorted(p.name for p in (tmp_path / "out/quarantine").iterdir()) == [
        "kabar%2F1.json",
        "kabar%2F1.nq",
    ]
    store = open_store(tmp_path / "out")
    rumoured = NamedNode(KG.Rumoured)
    assert not list(store.quads_for_pattern(None, None, rumoured, None))
    alone = tmp_path / "alone"
    build_base([good.article], alone)
    assert (alone / "graph.nq").read_bytes() == (tmp_path / "out/graph.nq").read_bytes()
    assert not (alone / "quarantine").exists()


def test_a_graph_made_by_hand_is_checked_too():
    node = NamedNode(BASE["article/x"])
    bare = Triple(node, NamedNode("http://purl.org/dc/terms/identifier"), Literal("x"))
    typed = Triple(
        node,
        NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
        NamedNode(KG.Article),
    )
    (fault,) = faults([bare, typed], language="id")
    assert (fault.shape, fault.message) == ("ArticleShape", "artikel memiliki tepat satu bahasa")
