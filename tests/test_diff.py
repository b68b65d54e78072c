"""What two graphs say differently: followed by mentions, told with the articles behind it."""

import pytest
from pyoxigraph import Quad, RdfFormat, Store, parse

from kg.diff import Change, Detail, Difference, diff
from kg.export.rdf import to_turtle
from kg.reading import open_graph
from kg.store import in_memory
from kg.vocabulary import BASE, PREFIXES
from tests.sample_graph import sample_quads, sample_store

PREFIX = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())


def article(name: str, text: str) -> str:
    head = f'<article/{name}> a kg:Article ; dcterms:identifier "{name}" .'
    return f"<article/{name}> {{ {head} {text.replace('HERE', f'<article/{name}>')} }}\n"


def person(name: str, *mentions: str) -> str:
    named = " , ".join(f"<{mention}>" for mention in mentions)
    return (
        f'<{name}> a kg:Person ; rdfs:label "{name}"@en ; kg:mentionedIn HERE ; '
        f"kg:mention {named} ."
    )


def meeting(name: str, mention: str, more: str) -> str:
    return (
        f'<{name}> a kg:Meeting ; rdfs:label "{name}"@en ; kg:mentionedIn HERE ; '
        f"kg:mention <{mention}> ; {more} ."
    )


def store(*articles: str) -> Store:
    return in_memory(parse(f"@base <{BASE}> .\n{PREFIX}{''.join(articles)}", RdfFormat.TRIG))


def told(old: Store, new: Store) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(c.kind, c.name, c.other, c.articles) for c in diff(old, new).changes]


KIM, UN = person("kim", "a/1"), person("kim-jong-un", "b/1")


MOVES = [
    (
        "a thing that joins another",
        (article("a", KIM), article("b", UN)),
        (article("a", person("kim-jong-un", "a/1")), article("b", UN)),
        [("joined", "kim", "kim-jong-un", ("a",))],
    ),
    (
        "a thing that parts from another",
        (article("a", person("kim-jong-un", "a/1")), article("b", UN)),
        (article("a", KIM), article("b", UN)),
        [("parted", "kim", "kim-jong-un", ("a",))],
    ),
    (
        "two things that join as a third",
        (article("a", KIM), article("b", UN)),
        (article("a", person("un", "a/1")), article("b", person("un", "b/1"))),
        [("joined", "kim", "un", ("a",)), ("joined", "kim-jong-un", "un", ("b",))],
    ),
    (
        "a thing that parts into two others",
        (article("a", person("un", "a/1")), article("b", person("un", "b/1"))),
        (article("a", KIM), article("b", UN)),
        [("parted", "kim", "un", ("a",)), ("parted", "kim-jong-un", "un", ("b",))],
    ),
    (
        "mentions that move between things that stay",
        (article("a", person("kim", "a/1", "a/2") + person("un", "a/3")),),
        (article("a", person("kim", "a/1") + person("un", "a/2", "a/3")),),
        [("moved", "kim", "un", ("a",))],
    ),
    (
        "a thing that has another IRI",
        (article("a", KIM),),
        (article("a", person("un", "a/1")),),
        [("renamed", "un", "kim", ("a",))],
    ),
    (
        "a thing that appears",
        (article("a", KIM),),
        (article("a", KIM), article("b", UN)),
        [("appeared", "kim-jong-un", "", ("b",))],
    ),
    (
        "a thing that goes",
        (article("a", KIM), article("b", UN)),
        (article("a", KIM),),
        [("went", "kim-jong-un", "", ("b",))],
    ),
    (
        "a thing that one article less names",
        (article("a", KIM), article("b", person("kim", "b/1"))),
        (article("a", KIM),),
        [],
    ),
]


@pytest.mark.parametrize(
    ("old", "new", "expected"), [m[1:] for m in MOVES], ids=[m[0] for m in MOVES]
)
def test_things_are_followed_by_their_mentions(old, new, expected):
    assert told(store(*old), store(*new)) == expected


TALKS = "kg:status kg:Planned ; kg:participant <kim>"


def changed(more: str) -> Change:
    old = store(article("a", KIM + meeting("talks", "a/2", TALKS)))
    new = store(article("a", KIM + meeting("talks", "a/2", more)))
    (change,) = diff(old, new).changes
    return change


DETAILS = [
    (
        "kg:status kg:Occurred ; kg:participant <kim>",
        [("status", "Occurred", True), ("status", "Planned", False)],
    ),
    (f'{TALKS} ; kg:date "2023-09"^^xsd:gYearMonth', [("date", "2023-09", True)]),
    (f'{TALKS} ; kg:earliest "2023-09-01"^^xsd:date', [("earliest", "2023-09-01", True)]),
    (f"{TALKS} ; kg:host <kim>", [("host", "kim", True)]),
    ("kg:status kg:Planned", [("participant", "kim", False)]),
    (f"{TALKS} . <talks> a kg:Threat", [("type", "Meeting", False), ("type", "Threat", True)]),
]


@pytest.mark.parametrize(("more", "expected"), DETAILS)
def test_an_event_that_changed_says_what_changed_and_in_which_article(more, expected):
    change = changed(more)
    assert (change.kind, change.event, change.name, change.articles) == (
        *("changed", True, "talks"),
        ("a",),
    )
    details = [(d.property, d.value, d.new) for d in change.details]
    assert set(expected) <= set(details)
    assert all(d.articles == ("a",) for d in change.details if d.property != "type")


def test_an_event_that_another_article_reports_too_has_changed():
    old = store(article("a", KIM + meeting("talks", "a/2", TALKS)))
    again = article("b", meeting("talks", "b/2", "kg:status kg:Planned"))
    new = store(article("a", KIM + meeting("talks", "a/2", TALKS)), again)
    (change,) = diff(old, new).changes
    assert change.details == (Detail("reported by", "b", True, ("b",)),)
    assert diff(old, new).new == diff(new, old).gone == ("b",)


def test_an_event_that_appears_or_goes_says_what_it_is():
    without, with_talks = (
        store(article("a", KIM + text)) for text in ("", meeting("talks", "a/2", TALKS))
    )
    (change,) = diff(without, with_talks).changes
    assert (change.kind, change.event, change.articles) == ("appeared", True, ("a",))
    assert {(d.property, d.value) for d in change.details} == {
        ("status", "Planned"),
        ("participant", "kim"),
    }
    (change,) = diff(with_talks, without).changes
    assert change.kind == "went"


def test_equal_graphs_do_not_differ():
    assert diff(sample_store(), sample_store()) == Difference()


def test_every_statement_that_differs_is_counted():
    quads = sample_quads()
    renamed = [q for q in quads if "Laut Jepang" not in str(q.object)]
    found = diff(in_memory(quads), in_memory(renamed))
    assert (found.changes, found.statements) == ((), 1)


def test_the_order_of_quads_changes_nothing():
    old, new = sample_quads(), [q for q in sample_quads() if "sore" not in str(q.graph_name)]
    there = diff(in_memory(old), in_memory(new))
    assert there == diff(in_memory(reversed(old)), in_memory(sorted(new, key=str)))
    assert there.gone == ("sore",)
    assert {c.name for c in there.changes if c.kind == "went"} == {"event/support"}


def test_a_union_is_compared_with_a_union(tmp_path):
    with (tmp_path / "graph.ttl").open("wb") as file:
        to_turtle(sample_store(), file)
    union = open_graph(tmp_path / "graph.ttl")
    assert diff(union, sample_store()) == Difference()
    planned = [_occurred(quad) for quad in sample_quads()]
    (change,) = diff(union, in_memory(planned)).changes
    assert (change.kind, change.name) == ("changed", "event/visit-planned")
    assert {(d.value, d.new) for d in change.details} == {("Planned", False), ("Occurred", True)}


def _occurred(quad: Quad) -> Quad:
    text = str(quad.object).replace("ontology#Planned", "ontology#Occurred")
    if not text.startswith("<") or text == str(quad.object):
        return quad
    return Quad(quad.subject, quad.predicate, type(quad.predicate)(text[1:-1]), quad.graph_name)
