"""Made-up news is of every type of event, says what its offsets say, and is the same each time."""

from itertools import islice

from rdflib import RDFS

from kg.annotation import Entity, Event
from kg.gazetteer import load
from kg.graph import build
from kg.inferred import infer
from kg.query import named_queries, query
from kg.reason import merge
from kg.store import in_memory
from kg.validate import validate_store
from kg.vocabulary import KG, local, ontology
from tests.bench.measuring import Table
from tests.bench.news import news
from tests.bench.templates import TEMPLATES


def test_every_type_of_event_has_a_template():
    below = {local(str(c)) for c in ontology().transitive_subjects(RDFS.subClassOf, KG.Event)}
    assert {template.type for template in TEMPLATES} == below - {"Event"}


def test_the_same_size_and_seed_give_the_same_news():
    assert list(news(80)) == list(news(80))
    assert list(news(80)) != list(news(80, seed=1))
    assert list(islice(news(80), 3)) != list(islice(news(90), 3))


def test_offsets_slice_to_the_surface_and_to_its_sentence() -> None:
    for extraction in news(200):
        text = extraction.article.text
        things: tuple[Entity | Event, ...] = (*extraction.entities, *extraction.events)
        for thing in things:
            assert thing.mentions
            for mention in thing.mentions:
                assert text[mention.start : mention.end] == mention.surface
                assert mention.surface in text[mention.sentence.start : mention.sentence.end]


def test_some_stories_are_told_often_and_most_people_are_named_once():
    extractions = list(news(600))
    identity = merge(extractions, gazetteer=load())
    told = [list(identity.events.values()).count(key) for key in set(identity.events.values())]
    assert max(told) > 5
    assert told.count(1) > len(told) / 3
    assert identity.merges


def test_the_graph_conforms_and_answers():
    extractions = list(news(60))
    store = in_memory(build(extractions, merge(extractions, gazetteer=load()), load()))
    infer(store)
    assert not validate_store(store)
    needed = {"timeline": {"actor": "a"}, "events-at-place": {"place": "a"}}
    answered = {
        named.name
        for named in named_queries()
        if query(store, named.name, needed.get(named.name, {})).rows
    }
    assert len(answered) > 10


def test_a_table_is_markdown():
    table = Table("T", ("what", "number"), [("a", 1234.5), ("b", 0.1234)], "So.")
    assert str(table) == (
        "## T\n\n| what | number |\n| --- | ---: |\n| a | 1,234 |\n| b | 0.12 |\n\nSo.\n"
    )
