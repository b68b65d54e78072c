"""GraphML and GEXF, read back as the programs that draw networks read them."""

import io

import networkx as nx
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.export.network import to_gexf, to_graphml
from kg.store import in_memory
from kg.vocabulary import BASE
from tests.sample_graph import sample_quads, sample_store

READERS = [(to_graphml, nx.read_graphml), (to_gexf, nx.read_gexf)]


def text(writer, store) -> bytes:
    out = io.BytesIO()
    writer(store, out)
    return out.getvalue()


@pytest.mark.parametrize(("writer", "reader"), READERS, ids=["graphml", "gexf"])
def test_events_and_actors_come_back_with_what_is_known_of_them(writer, reader):
    network = reader(io.BytesIO(text(writer, sample_store())))
    event = network.nodes[f"{BASE}event/launch"]
    assert event["label"] == "North Korea launches missiles"
    assert (event["class"], event["kind"], event["status"]) == (
        "MissileLaunch",
        "event",
        "Occurred",
    )
    assert (event["start"], event["end"]) == ("2023-09-13", "2023-09-14")
    assert event["date"] == "2023-09-13 | 2023-09-14"
    assert network.nodes[f"{BASE}north-korea"]["kind"] == "actor"
    assert network.nodes[f"{BASE}ballistic-missile"]["kind"] == "concept"
    assert network.nodes[f"{BASE}pyongyang"]["lat"] == 39.02


@pytest.mark.parametrize(("writer", "reader"), READERS, ids=["graphml", "gexf"])
def test_an_edge_is_a_role_weighted_by_its_articles(writer, reader):
    network = reader(io.BytesIO(text(writer, sample_store())))
    edges = {
        (source.rpartition("/")[2], edge["role"], target.rpartition("/")[2]): edge["weight"]
        for source, target, edge in network.edges(data=True)
    }
    assert edges["launch", "launchedBy", "north-korea"] == 2
    assert edges["launch", "attributedTo", "japan"] == 1
    assert edges["support", "about", "launch"] == 1
    assert ("launch", "participant", "north-korea") not in edges  # launchedBy says more


@pytest.mark.parametrize(("writer", "reader"), READERS, ids=["graphml", "gexf"])
def test_every_edge_has_an_identifier_of_its_own(writer, reader):
    written = text(writer, sample_store()).decode()
    network = reader(io.BytesIO(written.encode()))
    assert all(written.count(f'id="e{n}"') == 1 for n in range(network.number_of_edges()))


def test_gexf_does_not_say_when_it_was_written():
    assert b"lastmodified" not in text(to_gexf, sample_store())


@pytest.mark.parametrize(("writer", "reader"), READERS, ids=["graphml", "gexf"])
def test_characters_that_xml_bars_are_replaced(writer, reader):
    label = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    summit = NamedNode(BASE["event/talks-expected"])
    quads = [*sample_quads(), Quad(summit, label, Literal("bell\u0007", language="en"), summit)]
    network = reader(io.BytesIO(text(writer, in_memory(quads))))
    assert network.nodes[summit.value]["label"] == "bell\ufffd"
