"""`kg.open`: one knowledge base as a query engine, an rdflib dataset, a frame, and a network."""

import dataclasses

import pytest
from rdflib import Literal, URIRef
from rdflib.namespace import RDFS

import kg
from kg.base import KnowledgeBase
from kg.errors import KgError, QueryError, SelectionError, StoreError
from kg.network import actors_network, events_network
from kg.vocabulary import BASE, KG
from tests.sample_graph import sample_store

STORE = sample_store()


@pytest.fixture
def base(tmp_path):
    return KnowledgeBase(tmp_path, [STORE])


def test_a_directory_opens_and_closes(seeds_out):
    with kg.open(seeds_out) as base:
        assert base.query("ASK { ?m a kg:Meeting }").boolean
        assert base.directory == seeds_out
    with pytest.raises(StoreError, match=r"seeds-out: closed; open it again with kg.open"):
        base.query("actors")
    base.close()


def test_a_directory_without_a_knowledge_base_does_not_open(tmp_path):
    with pytest.raises(StoreError, match="kg build"):
        kg.open(str(tmp_path))


def test_it_cannot_be_changed(base):
    with pytest.raises(dataclasses.FrozenInstanceError):
        base.directory = "elsewhere"


def test_queries_are_those_of_the_command(base):
    assert base.query("timeline", {"actor": "Putin"}, timeout=60).variables[0] == "date"


def test_rdflib_reads_the_same_store(base):
    japan = URIRef(BASE.japan)
    assert Literal("Jepang", lang="id") in base.graph().objects(japan, RDFS.label)
    graphs = {str(g) for *_, g in base.dataset().quads((None, KG.missileCount, None, None)) if g}
    assert graphs >= {f"{BASE}article/pagi", f"{BASE}article/sore"}
    asked = "SELECT ?e { ?e a <https://w3id.org/newskg/ontology#MissileLaunch> }"
    assert len(list(base.dataset().query(asked))) == 1


def test_a_frame_has_a_column_for_each_variable_and_values_of_python(base):
    frame = base.frame("actors", {"limit": "2"})
    assert list(frame.columns) == ["actor", "type", "articles", "events"]
    assert frame.iloc[0].tolist() == [f"{BASE}vladimir-putin", "Person", 4, 4]
    cells = "SELECT ?a ?b ?c ?d { VALUES (?a ?b ?c ?d) { (1.5 true UNDEF 'x'^^xsd:integer) } }"
    assert base.frame(cells).iloc[0].tolist() == [1.5, True, None, "x"]


def test_a_frame_can_show_names(base):
    assert base.frame("actors", {"limit": "1"}, names=True).actor.tolist() == ["Vladimir Putin"]


def test_a_frame_of_a_graph_has_its_triples(base):
    frame = base.frame("CONSTRUCT WHERE { ?x a kg:Sea }", names=True)
    assert frame.values.tolist() == [["Sea of Japan", str(RDF_TYPE), str(KG.Sea)]]


RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def test_yes_or_no_is_no_frame(base):
    with pytest.raises(QueryError, match="no rows for a frame"):
        base.frame("ASK {}")


def test_without_pandas_the_error_says_how_to_get_it(base, monkeypatch):
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("kg.base.import_module", missing)
    with pytest.raises(KgError, match=r"a frame needs pandas.*pip install pandas"):
        base.frame("actors")


def pairs(**chosen: str | None) -> dict[tuple[str, str], int]:
    network = actors_network(STORE, **chosen)
    return {
        tuple(sorted(node.rpartition("/")[2] for node in edge)): weight
        for *edge, weight in network.edges(data="weight")
    }


def test_actors_are_joined_by_the_events_that_they_share():
    assert pairs() == {
        ("kim-jong-un", "vladimir-putin"): 1,
        ("north-korea", "vladimir-putin"): 1,
        ("japan", "north-korea"): 1,
    }
    network = actors_network(STORE)
    assert network.nodes[f"{BASE}vladimir-putin"] == {
        "label": "Vladimir Putin",
        "class": "Person",
        "events": 3,
    }
    assert network.edges[f"{BASE}kim-jong-un", f"{BASE}vladimir-putin"]["events"] == (
        f"{BASE}event/summit"
    )


def test_the_network_of_actors_is_narrowed_by_class_and_status():
    assert pairs(type="Statement") == {("north-korea", "vladimir-putin"): 1}
    assert pairs(type="pertemuan", status="Expected") == {("japan", "kim-jong-un"): 1}
    assert len(pairs(status=None)) == 4


def test_the_network_of_events_is_that_of_the_exports(base):
    assert set(base.events()) == set(events_network(STORE))
    assert base.events().nodes[f"{BASE}event/launch"]["kind"] == "event"
    assert base.actors(type="Meeting").number_of_edges() == 1


@pytest.mark.parametrize("chosen", [{"type": "Wedding"}, {"status": "Rumoured"}])
def test_what_does_not_exist_cannot_narrow_it(chosen):
    with pytest.raises(SelectionError, match="known: "):
        actors_network(STORE, **chosen)
