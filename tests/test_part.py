"""A part of the graph: what it holds, that it is whole, and what it cannot be asked for."""

from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.errors import SelectionError
from kg.part import cut, of_articles, select
from kg.selection import Selection
from kg.store import in_memory, open_store
from kg.validate import validate_store
from kg.vocabulary import BASE, KG
from tests.sample_graph import sample_quads, sample_store

STORE = sample_store()
STATUS = NamedNode(KG.status)


def events(quads: list[Quad]) -> list[str]:
    found = {q.subject.value for q in quads if q.predicate == STATUS}  # type: ignore[union-attr]
    return sorted(iri.rsplit("/", 1)[-1] for iri in found)


def articles(quads: list[Quad]) -> list[str]:
    graphs = {q.graph_name.value for q in quads if isinstance(q.graph_name, NamedNode)}
    return sorted(g.rsplit("/", 1)[-1] for g in graphs if "/article/" in g)


SELECTED = [
    ("an actor by name", {"actor": "Kim Jong-un"}, "summit talks-expected"),
    (
        "an actor by a part of the name, and what he speaks about",
        {"actor": "putin"},
        "launch summit support visit visit-planned",
    ),
    ("an actor by another name", {"actor": "Korea Utara"}, "launch sanction support"),
    ("an actor by IRI", {"actor": f"{BASE}japan"}, "sanction talks-expected"),
    ("an actor by short IRI", {"actor": "base:japan"}, "sanction talks-expected"),
    ("from a day", {"from_": "2023-10-02"}, "visit visit-planned"),
    ("to a month", {"to": "2023-09"}, "launch summit support"),
    (
        "a day that one of two sources gives",
        {"from_": "2023-09-14", "type": "missile-launch"},
        "launch",
    ),
    ("a class", {"type": "MissileLaunch"}, "launch"),
    ("a class by its label", {"type": "peluncuran rudal"}, "launch"),
    ("the classes below it", {"type": "kg:Statement"}, "launch support"),
    ("a source", {"source": "sample courier"}, "launch summit support"),
    ("an article", {"source": "kunjungan"}, "visit"),
    ("several", {"actor": "Putin", "type": "visit", "to": "2023-11-10"}, "visit-planned"),
]


@pytest.mark.parametrize(
    ("asked", "expected"), [s[1:] for s in SELECTED], ids=[s[0] for s in SELECTED]
)
def test_the_events_that_match_are_there(asked, expected):
    assert events(list(select(STORE, Selection(**asked)))) == expected.split()


@pytest.mark.parametrize("asked", [s[1] for s in SELECTED], ids=[s[0] for s in SELECTED])
def test_a_part_is_within_the_whole_and_refers_to_nothing_that_it_leaves_out(asked):
    part = list(select(STORE, Selection(**asked)))
    assert set(part) <= set(sample_quads())
    assert len(part) == len(set(part))
    described = {quad.subject for quad in part}
    outside = {quad.subject for quad in sample_quads()} - described
    assert not {quad.object for quad in part} & outside


def test_of_an_event_every_article_that_tells_it_is_there():
    part = list(select(STORE, Selection(actor="Kim Jong Un", type="Meeting", to="2023-09")))
    assert articles(part) == ["pagi", "sore"]


def test_of_one_source_only_its_own_articles_are_there():
    part = list(select(STORE, Selection(actor="Kim Jong Un", source="The Sample Courier")))
    assert (articles(part), events(part)) == (["sore"], ["summit"])


def test_what_is_known_and_what_was_merged_come_along():
    part = {str(quad) for quad in select(STORE, Selection(type="MissileLaunch"))}
    for said in ("rudal balistik", "Laut Jepang", "same type, launcher and week", "isReplacedBy"):
        assert any(said in quad for quad in part), said
    for unsaid in ("Kosmodrom", "Vladimir", "same gazetteer entry", "embargo"):
        assert not any(unsaid in quad for quad in part), unsaid


def test_without_a_selection_the_part_is_the_whole():
    assert set(select(STORE, Selection())) == set(sample_quads())
    with cut(STORE, Selection()) as store:
        assert store is STORE


def test_of_articles_all_that_they_say_is_there():
    said = {q for q in sample_quads() if q.graph_name == NamedNode(BASE["article/pagi"])}
    part = set(of_articles(STORE, [NamedNode(BASE["article/pagi"])]))
    assert said <= part
    assert articles(list(part)) == ["pagi"]


def test_a_cut_is_a_store_with_its_union():
    with cut(STORE, Selection(type="Sanction")) as store:
        named = {quad for quad in store if quad.graph_name != DefaultGraph()}
        assert named == set(select(STORE, Selection(type="Sanction")))
        assert len(store) > len(named)


REFUSED = [
    ({"actor": "Kim Yong Un"}, "no actor is called 'Kim Yong Un'; did you mean Kim Jong Un"),
    ({"actor": ""}, "no actor is called ''"),
    ({"actor": "base:pyongyang"}, "no actor is called 'base:pyongyang'"),
    ({"source": "Zz"}, "no source is called 'Zz'; give a name as the articles do"),
    ({"type": "Wedding"}, "no class of event is called 'Wedding'; known: Agreement, "),
    ({"from_": "last week"}, "--from is 'last week'; expected a day, month or year"),
    ({"to": "2023-02-30"}, "--to is '2023-02-30'"),
]


@pytest.mark.parametrize(("asked", "message"), REFUSED)
def test_what_is_not_there_cannot_be_asked_for(asked, message):
    with pytest.raises(SelectionError, match=message):
        select(STORE, Selection(**asked))


SEEDS = [
    {"actor": "Kim Jong Un"},
    {"from_": "2023-09", "to": "2023-09-13"},
    {"type": "Statement"},
    {"source": "Koran Contoh"},
    {"source": "Koran Contoh", "type": "Meeting"},
]


@pytest.mark.parametrize("asked", SEEDS, ids=str)
def test_a_part_of_a_real_graph_conforms_and_is_whole(seeds_out: Path, asked):
    store = open_store(seeds_out)
    quads = list(select(store, Selection(**asked)))
    assert 0 < len(quads) < len(list(select(store, Selection())))
    part = in_memory(quads)
    assert validate_store(part) == ()
    described = {quad.subject for quad in store}
    assert {q.object for q in quads} & described <= {q.subject for q in quads}
