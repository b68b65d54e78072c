"""Quads: canonical IRIs, a graph for each article, nothing that the input does not give."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS, XSD

from kg.annotation import Article, Extraction
from kg.article import read
from kg.extract import extract
from kg.gazetteer import load
from kg.graph import INFERRED, MERGES, THINGS, Mint, build, slug
from kg.graph.article import titled
from kg.graph.iris import TYPE
from kg.inferred import infer
from kg.reason import Identity, merge
from kg.store import in_memory
from kg.vocabulary import BASE, KG, local, superclasses, superproperties
from tests.reason.making import entity, event, extraction

SEEDS = Path(__file__).parents[1] / "seeds"
PROVENANCE = {str(BASE + name) for name in (MERGES, THINGS, INFERRED)}


@cache
def seeds() -> tuple[Extraction, ...]:
    return tuple(extract(read([SEEDS])))


@cache
def merged() -> Identity:
    return merge(seeds(), gazetteer=load())


@cache
def quads() -> frozenset[ox.Quad]:
    return frozenset(build(seeds(), merged(), load()))


def graph_of(*extractions: Extraction, base: str = str(BASE)) -> list[ox.Quad]:
    identity = merge(extractions, gazetteer=load())
    return list(build(extractions, identity, load(), base=base))


def by_article() -> dict[str, list[ox.Quad]]:
    found: dict[str, list[ox.Quad]] = defaultdict(list)
    for quad in quads():
        if value(quad.graph_name) not in PROVENANCE:
            found[value(quad.graph_name)].append(quad)
    return found


def value(term: object) -> str:
    return str(getattr(term, "value", ""))


def objects(
    found: Sequence[ox.Quad] | frozenset[ox.Quad], predicate: str
) -> Iterator[tuple[str, str]]:
    return ((value(q.subject), value(q.object)) for q in found if q.predicate.value == predicate)


def test_no_blank_nodes_and_no_default_graph() -> None:
    for quad in quads():
        assert isinstance(quad.subject, ox.NamedNode)
        assert isinstance(quad.object, ox.NamedNode | ox.Literal)
        assert isinstance(quad.graph_name, ox.NamedNode)


def test_the_order_of_articles_makes_no_difference() -> None:
    shuffled = list(seeds())
    random.Random(3).shuffle(shuffled)
    assert frozenset(build(shuffled, merge(shuffled, gazetteer=load()), load())) == quads()


def test_each_article_has_a_graph_of_its_own_name() -> None:
    names = {Mint().article(extraction.article.id).value for extraction in seeds()}
    assert set(by_article()) == names
    for name, found in by_article().items():
        assert (name, str(KG.Article)) in objects(found, str(RDF.type))


def test_every_event_has_exactly_one_status_in_each_article() -> None:
    for name, found in by_article().items():
        events = {s for s, o in objects(found, str(RDF.type)) if "Event" in superclasses(local(o))}
        said = Counter(s for s, _ in objects(found, str(KG.status)))
        assert said == dict.fromkeys(events, 1), name


def test_an_article_speaks_in_canonical_iris() -> None:
    old = {Mint().thing(key).value for key in merged().retired}
    canonical = {Mint().thing(key).value for key in set(merged().entities.values())}
    for found in by_article().values():
        terms = {value(t) for q in found for t in (q.subject, q.object)}
        assert terms.isdisjoint(old)
        actors = {o for _, o in objects(found, str(KG.participant))}
        assert actors <= canonical


def test_participant_stands_beside_every_role_of_an_actor() -> None:
    seen = set()
    for found in by_article().values():
        participants = set(objects(found, str(KG.participant)))
        for quad in found:
            role = local(quad.predicate.value)
            if role != "participant" and "participant" in superproperties(role):
                seen.add(role)
                assert (value(quad.subject), value(quad.object)) in participants
    assert {"launchedBy", "imposedBy", "imposedOn"} <= seen


def test_a_mention_quotes_its_article() -> None:
    texts = {Mint().article(e.article.id).value: e.article.text for e in seeds()}
    for name, found in by_article().items():
        table = {
            key: dict(objects(found, str(KG[key])))
            for key in ("surface", "start", "end", "quote", "rule")
        }
        for mention, where in objects(found, str(KG.inArticle)):
            assert where == name
            start, end = int(table["start"][mention]), int(table["end"][mention])
            assert texts[name][start:end] == table["surface"][mention]
            assert table["surface"][mention] in table["quote"][mention] in texts[name]
            assert table["rule"][mention]


def test_things_and_events_say_where_they_are_mentioned() -> None:
    for name, found in by_article().items():
        mentions = list(objects(found, str(KG.mention)))
        assert {s for s, _ in mentions} == {s for s, _ in objects(found, str(KG.mentionedIn))}
        assert {o for _, o in objects(found, str(KG.mentionedIn))} <= {name}


def test_every_thing_and_every_event_has_a_label_in_both_languages() -> None:
    labelled: dict[str, set[str | None]] = defaultdict(set)
    for quad in quads():
        if quad.predicate.value == str(RDFS.label) and isinstance(quad.object, ox.Literal):
            labelled[value(quad.subject)].add(quad.object.language)
    named = {Mint().thing(key).value for key in set(merged().entities.values())}
    happened = {Mint().thing(key).value for key in set(merged().events.values())}
    assert [iri for iri in sorted(named) if not labelled[iri]] == []
    assert [iri for iri in sorted(happened) if not labelled[iri] >= {"id", "en"}] == []


def test_what_follows_is_said_by_no_stage_before_inference() -> None:
    assert not [q for q in quads() if value(q.graph_name) == str(BASE + INFERRED)]


def test_classes_above_the_one_stated_follow_and_none_else_of_ours() -> None:
    store = in_memory(quads())
    infer(store)
    stated = {(value(q.subject), local(value(q.object))) for q in quads() if q.predicate == TYPE}
    above = {(node, name) for node, kind in stated for name in superclasses(kind)[1:]}
    roles = {(role, "Role") for _, role in objects(quads(), str(KG.role))}
    found = store.quads_for_pattern(None, TYPE, None, ox.NamedNode(str(BASE + INFERRED)))
    inferred = {(value(q.subject), local(value(q.object))) for q in found}
    assert inferred == (above | roles) - stated
    assert above - stated


def test_every_merge_names_its_members_its_evidence_and_its_confidence() -> None:
    found = [q for q in quads() if value(q.graph_name) == str(BASE + MERGES)]
    nodes = [s for s, o in objects(found, str(RDF.type)) if o == str(KG.Merge)]
    assert len(nodes) == len(merged().merges) > 0
    confidence = dict(objects(found, str(KG.confidence)))
    members = Counter(s for s, _ in objects(found, str(KG.merged)))
    canonical = dict(objects(found, str(KG.canonical)))
    for node in nodes:
        assert 0 < float(confidence[node]) <= 1
        assert members[node] >= 2
        assert (node, canonical[node]) in set(objects(found, str(KG.merged)))


def test_retired_iris_point_on_to_one_that_is_not_retired() -> None:
    pairs = list(objects(quads(), str(DCTERMS.isReplacedBy)))
    assert len(pairs) == len(merged().retired) > 0
    assert {old for old, _ in pairs}.isdisjoint(new for _, new in pairs)
    assert len({old for old, _ in pairs}) == len(pairs)


ARTICLE = Article(
    "pagi/1",
    "Judul\nIsi.",
    title="Judul",
    published=date(2024, 5, 15),
    publisher="Harian Contoh",
    url="https://example.org/a b?x=1",
)


def test_an_article_has_its_metadata() -> None:
    node = ox.NamedNode(f"{BASE}article/pagi%2F1")
    publisher = ox.NamedNode(f"{BASE}publisher/harian-contoh")
    found = {
        (q.predicate.value, q.object)
        for q in graph_of(Extraction(ARTICLE, (), ()))
        if q.subject == node
    }
    assert found >= {
        (str(DCTERMS.identifier), ox.Literal("pagi/1")),
        (str(DCTERMS.title), ox.Literal("Judul", language="id")),
        (str(DCTERMS.language), ox.Literal("id")),
        (str(DCTERMS.issued), ox.Literal("2024-05-15", datatype=ox.NamedNode(str(XSD.date)))),
        (str(DCTERMS.publisher), publisher),
    }


@pytest.mark.parametrize(
    ("url", "iri"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        (" 'https://example.org/a' ", "https://example.org/a"),
        ("https://example.org/kafé", "https://example.org/kaf%C3%A9"),
        ("ftp://example.org/a", None),
        ("javascript:alert(1)", None),
        ("https://example.org/a b", None),
        ("https://example.org/#a#b", None),
    ],
)
def test_a_source_is_an_iri_of_the_web_or_nothing(url: str, iri: str | None) -> None:
    article = Article("a", "Isi.", url=url)
    found = [o for _, o in objects(graph_of(Extraction(article, (), ())), str(DCTERMS.source))]
    assert found == ([iri] if iri else [])


def test_what_is_unknown_of_an_article_is_not_said() -> None:
    said = {q.predicate.value for q in graph_of(Extraction(Article("a", "Isi."), (), ()))}
    assert said.isdisjoint(str(DCTERMS[n]) for n in ("title", "issued", "publisher", "source"))


TIMES = [
    ("2024-05-14", "date"),
    ("2024-05", "gYearMonth"),
    ("2024", "gYear"),
]


@pytest.mark.parametrize(("literal", "datatype"), TIMES)
def test_a_date_is_as_exact_as_is_known(literal: str, datatype: str) -> None:
    text = {10: "pada 14 Mei 2024", 7: "pada Mei 2024", 4: "pada tahun 2024"}[len(literal)]
    article = Article("a", f"Xi Jinping bertemu Vladimir Putin {text}.")
    found = graph_of(*extract([article]))
    (said,) = [q.object for q in found if q.predicate.value == str(KG.date)]
    assert said == ox.Literal(literal, datatype=ox.NamedNode(str(XSD[datatype])))


def test_an_exact_count_and_a_vague_one_are_two_properties() -> None:
    korea = entity("State", "Korea Utara")
    found = graph_of(
        extraction(
            "a", [korea], [event("MissileLaunch", launchedBy=0, count=2, when="2024-05-14")]
        ),
        extraction(
            "b", [korea], [event("MissileLaunch", launchedBy=0, count=(2, None), when="2023-01-01")]
        ),
    )
    integer = ox.NamedNode(str(XSD.integer))
    counts = {
        (local(q.predicate.value), q.object) for q in found if "missileCount" in q.predicate.value
    }
    assert counts == {
        ("missileCount", ox.Literal("2", datatype=integer)),
        ("missileCountAtLeast", ox.Literal("2", datatype=integer)),
    }


def test_an_office_is_a_node_with_its_label_and_its_state() -> None:
    text = "Presiden Rusia Vladimir Putin tiba di Beijing."
    found = graph_of(*extract([Article("a", text)]))
    ((person, role),) = objects(found, str(KG.role))
    assert person == str(BASE["vladimir-putin"])
    assert role == str(BASE["role/presiden-of-russia"])
    assert (role, str(BASE["russia"])) in objects(found, str(KG.of))
    assert (role, "Presiden") in objects(found, str(RDFS.label))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("id", "Pyongyang menembakkan rudal jelajah ke Laut Kuning."),
        ("en", "Pyongyang fired a cruise missile into the Yellow Sea."),
    ],
)
def test_a_capital_is_a_metonym_of_its_state_and_never_becomes_it(code: str, text: str) -> None:
    found = graph_of(*extract([Article("a", text, language=code)]))
    assert {o for _, o in objects(found, str(KG.metonymOf))} == {str(BASE["north-korea"])}
    assert {o for _, o in objects(found, str(KG.launchedBy))} == {str(BASE["north-korea"])}
    types = set(objects(found, str(RDF.type)))
    assert (str(BASE["pyongyang"]), str(KG.City)) in types
    assert (str(BASE["pyongyang"]), str(KG.State)) not in types
    assert (str(BASE["north-korea"]), str(KG.City)) not in types


def test_places_and_concepts_around_what_is_named_are_described() -> None:
    text = "Korea Utara menembakkan rudal Hwasong-17 dari Pyongyang ke Laut Jepang."
    found = graph_of(*extract([Article("a", text)]))
    assert (str(BASE["pyongyang"]), str(BASE["north-korea"])) in objects(found, str(KG.within))
    broader = dict(objects(found, str(SKOS.broader)))
    assert broader[str(BASE["hwasong-17"])] == str(BASE["intercontinental-ballistic-missile"])


def test_another_base_changes_every_iri_of_ours_and_no_term() -> None:
    text = "Presiden Rusia Vladimir Putin bertemu Arvo Lindqvist di Beijing."
    articles = [Article("a", text, publisher="Harian Contoh")]
    found = graph_of(*extract(articles), base="https://example.org/kg/")
    terms = {value(t) for q in found for t in (q.subject, q.predicate, q.object, q.graph_name)}
    assert not [t for t in terms if t.startswith(str(BASE))]
    plain = graph_of(*extract(articles))
    assert len(found) == len(plain)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kim Jong Un", "kim-jong-un"),
        ("Müller-Öz", "muller-oz"),
        ("", "x"),
        ("!!!", "x"),
        ("kata " * 40, "-".join(["kata"] * 12)),
    ],
)
def test_a_slug_is_short_ascii(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize("text", ["Москва", "习近平", "كيم", "A/B#C?D", "\u200b"])
def test_a_slug_of_any_script_is_fit_for_an_iri(text: str) -> None:
    assert slug(text)
    assert slug(text).isascii()
    assert slug(text).replace("-", "").isalnum()
    ox.NamedNode(Mint().thing(f"person:{text}").value)


def test_keys_that_read_alike_get_iris_of_their_own() -> None:
    assert Mint().thing("person:kim") != Mint().thing("person:kim!")
    assert Mint().thing("kim-jong-un").value == str(BASE["kim-jong-un"])


@pytest.mark.parametrize(
    ("written", "label"),
    [("presiden", "Presiden"), ("Perdana Menteri", "Perdana Menteri"), ("PM", "PM")],
)
def test_an_office_is_written_one_way(written, label):
    assert titled(written) == label
