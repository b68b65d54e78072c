"""What follows: from the graph and the ontologies alone, apart from what is said, and no more."""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import owlrl
import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, serialize
from pyoxigraph import parse as parse_rdf
from rdflib import OWL, RDF, RDFS, Graph, URIRef

from kg.errors import RuleError
from kg.export.rdf import to_nquads
from kg.graph import INFERRED
from kg.inferred import ONTOLOGY, infer
from kg.rules import parse, rules
from kg.store import in_memory
from kg.vocabulary import BASE, KG, PREFIXES, ontology
from tests.sample_graph import sample_quads

ROOT = Path(__file__).parents[1]
GRAPH = NamedNode(str(BASE + INFERRED))
HEADER = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
GENERIC = {"inverses", "subclasses", "subproperties", "symmetric", "transitive"}
"""Rules that say what RDFS and OWL say of the ontology."""

EXTRA = """
a:extra {
    base:kim-jong-un kg:role base:leader . base:leader rdfs:label "Pemimpin"@id ;
        kg:of base:north-korea .
    e:salvo a kg:MissileLaunch ; kg:status kg:Occurred .
    e:launch kg:subEventOf e:salvo ; kg:missileType base:hwasong-17 ; kg:launchSite base:sunan .
    e:reading a kg:Warning ; kg:speaker base:kcna . base:kcna a kg:NewsAgency .
    base:sunan a kg:Facility ; kg:within base:pyongyang .
    base:north-korea kg:within base:east-asia . base:east-asia a kg:Region ; kg:within base:asia .
    base:hwasong-17 skos:broader base:icbm . base:icbm skos:broader base:ballistic-missile .
}
"""
PLACES = """@prefix a: <https://w3id.org/newskg/id/article/> .
@prefix e: <https://w3id.org/newskg/id/event/> .
"""


def said(trig: str = EXTRA) -> list[Quad]:
    """The sample graph without what it says was inferred, and more besides."""
    more = parse_rdf(HEADER + PLACES + trig, RdfFormat.TRIG)
    return [q for q in sample_quads() if q.graph_name != GRAPH] + list(more)


def inferred(store: Store) -> set[tuple[str, str, str]]:
    quads = store.quads_for_pattern(None, None, None, GRAPH)
    return {(str(q.subject), str(q.predicate), str(q.object)) for q in quads}


def short(store: Store, *properties: str) -> set[str]:
    """What was inferred by those properties of ours, in local names."""
    found = set()
    for parts in inferred(store):
        subject, predicate, value = (p[1:-1].rpartition("/")[2].rpartition("#")[2] for p in parts)
        if predicate in properties:
            found.add(f"{subject} {predicate} {value}")
    return found


def of(trig: str, *properties: str) -> set[str]:
    store = in_memory(parse_rdf(HEADER + PLACES + trig, RdfFormat.TRIG))
    infer(store)
    return short(store, *properties)


def test_the_general_rules_say_what_owlrl_says_of_our_terms() -> None:
    quads = said()
    store = in_memory(quads)
    infer(store, using=[rule for rule in rules() if rule.name in GENERIC])
    union = Graph()
    written = serialize([Quad(*q.triple) for q in quads], format=RdfFormat.N_QUADS)
    union.parse(data=(written or b"").decode(), format="nt")
    nodes, before = set(union.subjects()) | set(union.objects()), set(union)
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf, OWL.inverseOf):
        union += _pairs(ontology().triples((None, predicate, None)))
    for kind in (OWL.TransitiveProperty, OWL.SymmetricProperty):
        union += _pairs(ontology().triples((None, RDF.type, kind)))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(union)
    expected = {
        (s.n3(), p.n3(), o.n3())
        for s, p, o in set(union) - before
        if s in nodes and str(o if p == RDF.type else p).startswith(str(KG))
    }
    assert len(expected) > 50
    assert inferred(store) == expected


def _pairs(triples: Iterable[tuple[object, object, object]]) -> Graph:
    """Keep what holds between terms that have an IRI."""
    kept = Graph()
    for triple in triples:
        if all(isinstance(term, URIRef) for term in triple):
            kept.add(triple)  # type: ignore[arg-type]
    return kept


MEETING = """a:x {{ e:m a kg:Meeting ; kg:status {status} ; kg:participant base:a , base:b . }}"""
EVENTS = [
    (MEETING.format(status="kg:Occurred"), "met", {"a met b", "b met a"}),
    (MEETING.format(status="kg:Planned"), "met", set()),
    (MEETING.format(status="kg:Expected"), "met", set()),
    (MEETING.format(status="kg:Hypothetical"), "met", set()),
    (MEETING.format(status="kg:Denied"), "met", set()),
    (MEETING.format(status="kg:Occurred , kg:Denied"), "met", set()),
    (MEETING.format(status="kg:Occurred , kg:Planned"), "met", {"a met b", "b met a"}),
    (
        MEETING.format(status="kg:Occurred")
        + "a:y { base:a kg:role base:r . base:r kg:of base:b }",
        "met",
        set(),
    ),
    (
        """a:x { e:s a kg:Sanction ; kg:status kg:Occurred ; kg:imposedBy base:a , base:b ;
            kg:imposedOn base:c }""",
        "sanctioned",
        {"a sanctioned c", "b sanctioned c"},
    ),
    (
        """a:x { e:s a kg:Sanction ; kg:status kg:Expected ; kg:imposedBy base:a ;
            kg:imposedOn base:c }""",
        "sanctioned",
        set(),
    ),
    (
        """a:x { e:v a kg:Visit ; kg:status kg:Occurred ; kg:visitor base:a ;
            kg:destination base:city } base:things { base:city kg:within base:land }""",
        "visited",
        {"a visited city", "a visited land"},
    ),
    (
        """a:x { e:v a kg:Visit ; kg:status kg:Planned ; kg:visitor base:a ;
            kg:destination base:city }""",
        "visited",
        set(),
    ),
    (
        """a:x { e:m kg:place base:city } base:things { base:city kg:within base:land .
            base:land kg:within base:world }""",
        "placeWithin",
        {"m placeWithin land", "m placeWithin world"},
    ),
    (
        "a:x { base:a kg:role base:r . base:r kg:of base:land }",
        "officeIn",
        {"a officeIn land"},
    ),
    ("a:x { base:a kg:role base:r }", "type", {"r type Role"}),
    (
        "base:things { base:a skos:broader base:b . base:b skos:broader base:c }",
        "broaderTransitive",
        {"a broaderTransitive b", "a broaderTransitive c", "b broaderTransitive c"},
    ),
    ("a:x { e:x kg:realises e:y }", "realisedBy", {"y realisedBy x"}),
]


@pytest.mark.parametrize(("trig", "property_", "expected"), EVENTS)
def test_what_follows_from_events_and_roles(trig: str, property_: str, expected: set[str]) -> None:
    assert of(trig, property_) == expected


def test_nothing_that_is_said_is_inferred_and_the_union_holds_both() -> None:
    store = in_memory(said())
    assert infer(store) == len(inferred(store)) > 0
    for quad in store.quads_for_pattern(None, None, None, GRAPH):
        graphs = {q.graph_name for q in _same(store, quad)}
        assert graphs == {GRAPH, DefaultGraph()}
    assert not store.contains_named_graph(ONTOLOGY)


def test_inferring_twice_is_inferring_once() -> None:
    store = in_memory(said())
    infer(store)
    once = set(store)
    infer(store)
    assert set(store) == once


def test_what_no_longer_follows_is_forgotten_and_what_is_said_by_now_stays() -> None:
    store, fresh = in_memory(said()), in_memory(said(""))
    infer(store)
    infer(fresh)
    for quad in said()[len(said("")) :]:
        store.remove(quad)
        if {q.graph_name for q in _same(store, quad)} <= {GRAPH, DefaultGraph()}:
            store.remove(Quad(*quad.triple))
    infer(store)
    assert set(store) == set(fresh)
    triple = NamedNode(BASE.pyongyang), NamedNode(KG.contains), NamedNode(BASE.x)
    told = Quad(*triple, GRAPH)
    store.extend([told, Quad(*triple), Quad(*triple, NamedNode(BASE.article))])
    infer(store)
    assert Quad(*triple) in store
    assert told not in store


def _same(store: Store, quad: Quad) -> list[Quad]:
    return list(store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None))


def test_without_rules_nothing_is_inferred_and_what_was_is_forgotten() -> None:
    store = in_memory(said())
    before = set(store)
    infer(store)
    assert infer(store, using=()) == 0
    assert set(store) == before


def test_a_base_of_ones_own_has_its_own_graph() -> None:
    store = in_memory(said())
    infer(store, base="https://example.org/kg/")
    assert store.contains_named_graph(NamedNode("https://example.org/kg/inferred"))
    assert not inferred(store)


def test_equal_graphs_give_equal_bytes(tmp_path: Path) -> None:
    written = []
    for quads in (said(), reversed(said())):
        store = in_memory(quads)
        infer(store)
        with (tmp_path / "out").open("wb") as file:
            to_nquads(store, file)
        written.append((tmp_path / "out").read_bytes())
    assert written[0] == written[1]


ENDLESS = """# Ever more
# @stratum 1
CONSTRUCT { ?s kg:cites ?more } WHERE {
  ?s kg:cites|kg:mentionedIn ?o . BIND(IRI(CONCAT(STR(?o), "x")) AS ?more)
}"""
BLANK = "# Nobody\n# @stratum 1\nCONSTRUCT { ?s kg:cites [] } WHERE { ?s kg:mentionedIn ?o }"


@pytest.mark.parametrize(
    ("text", "told"), [(ENDLESS, "my-rule.*after 64 rounds"), (BLANK, "my-rule.*have an IRI")]
)
def test_a_rule_that_comes_to_no_end_or_makes_blank_nodes_is_named(text: str, told: str) -> None:
    store = in_memory(said())
    with pytest.raises(RuleError, match=told):
        infer(store, using=[parse("my-rule", text)])
    assert not store.contains_named_graph(ONTOLOGY)


def test_strata_run_in_order_and_each_to_its_end() -> None:
    chain = "".join(f"base:n{i} kg:within base:n{i + 1} . " for i in range(40))
    store = in_memory(parse_rdf(f"{HEADER} base:things {{ {chain} }}", RdfFormat.TRIG))
    ends = parse(
        "ends",
        """# Where it ends
# @stratum 2
CONSTRUCT { ?s kg:capital ?end } WHERE {
  ?s kg:within ?end . FILTER NOT EXISTS { ?s kg:within ?o . ?o kg:within ?end }
}""",
    )
    infer(store, using=[ends, *(rule for rule in rules() if rule.name == "transitive")])
    assert len(short(store, "within")) == 40 * 41 // 2 - 40
    assert len(short(store, "capital")) == 40


MET_ABROAD = """# Guests
# @stratum 4
CONSTRUCT { ?one kg:cites ?other } WHERE { ?one kg:met ?other }
"""


def build(tmp_path: Path, rule: str, *options: str) -> subprocess.CompletedProcess[str]:
    (tmp_path / "more" / "rules").mkdir(parents=True)
    (tmp_path / "more" / "rules" / "guests.rq").write_text(rule, encoding="utf-8")
    (tmp_path / "a.txt").write_text("Xi Jinping bertemu Vladimir Putin di Moskow.")
    return subprocess.run(
        [sys.executable, "-m", "kg.cli", "build", "a.txt", "--out", "out", *options],
        cwd=tmp_path,
        env=os.environ | {"KG_ONTOLOGIES": "more", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )


def test_a_new_rule_is_one_file(tmp_path: Path) -> None:
    done = build(tmp_path, MET_ABROAD)
    assert done.returncode == 0, done.stderr
    graph = (tmp_path / "out" / "graph.nq").read_text()
    assert f"<{BASE}xi-jinping> <{KG.cites}> <{BASE}vladimir-putin> {GRAPH} ." in graph
    assert f"<{BASE}xi-jinping> <{KG.met}> <{BASE}vladimir-putin> {GRAPH} ." in graph


def test_a_bad_rule_is_refused_before_the_work(tmp_path: Path) -> None:
    done = build(tmp_path, "# Bad\n# @stratum 1\nCONSTRUCT {")
    assert done.returncode == 2
    assert "guests.rq: not SPARQL" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_build_can_leave_out_what_follows(tmp_path: Path) -> None:
    done = build(tmp_path, MET_ABROAD, "--no-infer")
    assert done.returncode == 0, done.stderr
    assert b"inferred" not in (tmp_path / "out" / "graph.nq").read_bytes()
