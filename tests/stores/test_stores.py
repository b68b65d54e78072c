"""Real triple stores take the graph, by `kg push` and by their own loaders, and answer the same."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import requests
from pyoxigraph import (
    Literal,
    NamedNode,
    Quad,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    parse,
    parse_query_results,
)

from kg.errors import PushError
from kg.export import EXPORTERS, export
from kg.push import Credentials, Pushed, Target, push
from kg.query import bind, named_queries, query
from kg.store import open_store, write
from kg.vocabulary import PREFIXES
from tests.export.test_rdf import AWKWARD
from tests.sample_graph import sample_quads
from tests.stores.servers import STORES, Server, fuseki, fuseki_jar, java, run

pytestmark = pytest.mark.xdist_group("stores")

EX = "http://example.org/"
HEADER = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
PARAMETERS: dict[str, list[dict[str, str]]] = {
    "timeline": [{"actor": "Putin"}, {"actor": "korea", "from": "2023-09", "language": "id"}],
    "events-at-place": [{"place": "Pyongyang"}, {"place": "korea utara", "to": "2023"}],
    "who-met-whom": [{}, {"actor": "kim", "language": "id"}, {"from": "2023-10"}],
    "launches": [{}, {"actor": "korea", "to": "2023-12"}],
    "launches-per-month": [{}, {"from": "2023", "actor": "Korea"}],
    "evidence": [{}, {"event": "missile", "limit": "2000"}],
    "statements": [{}, {"actor": "putin"}],
    "who-says-so": [{}, {"actor": "jepang"}],
    "actors": [{}, {"limit": "3"}],
}
ASKED = [
    (named, parameters)
    for named in named_queries()
    for parameters in PARAMETERS.get(named.name, [{}])
]


@dataclass(frozen=True)
class Filled:
    """A store that holds the knowledge base `base`."""

    name: str
    server: Server
    base: Path
    pushed: Pushed | None


def awkward_quads() -> list[Quad]:
    """Return what is hard to write and to read; Virtuoso rewrites numbers, so without these."""
    texts = [Literal("a\\u0041 b\\U0001F680 c\\n"), Literal("''' \"\"\" { } # $x ?y"), *AWKWARD]
    numbers = ("#integer", "#decimal", "#double", "#boolean")
    kept = [t for t in texts if not (isinstance(t, Literal) and t.datatype.value.endswith(numbers))]
    return [Quad(NamedNode(EX + "s"), NamedNode(EX + "p"), t, NamedNode(EX + "g")) for t in kept]


@pytest.fixture(scope="module")
def whole(seeds_out: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge base of seeds/, of the sample graph, and of what is hard to write."""
    base = tmp_path_factory.mktemp("whole")
    seeds = parse((seeds_out / "graph.nq").read_bytes(), RdfFormat.N_QUADS)
    store = write([*seeds, *sample_quads(), *awkward_quads()], base / "kb")
    export(store, base / "graph.nq.gz")
    return base


WAYS = ("push", "bulk")
RIOT = (".jsonld", ".nq", ".nt", ".rdf", ".trig", ".ttl")
"""Suffixes of what it reads."""


@pytest.fixture(
    scope="module",
    params=[(name, way) for name in STORES for way in WAYS],
    ids=lambda param: " ".join(param),
)
def filled(
    request: pytest.FixtureRequest, whole: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Filled]:
    """Each store, filled by `kg push` and by its own bulk loader."""
    name, way = request.param
    folder = tmp_path_factory.mktemp(name)
    base = Path(shutil.copytree(whole / "kb", folder / "kb"))
    load = whole / "graph.nq.gz" if way == "bulk" else None
    with STORES[name](folder, load) as server:
        done = None if load else push(base, server.url, credentials=server.credentials)
        yield Filled(name, server, base, done)


@pytest.fixture
def pushed(filled: Filled) -> Filled:
    if filled.pushed is None:
        pytest.skip("filled by its own loader")
    return filled


def ask(server: Server, text: str) -> list[tuple[Any, ...]]:
    answer = requests.post(
        server.query,
        data={"query": HEADER + text},
        headers={"Accept": "application/sparql-results+json"},
        timeout=60,
    )
    assert answer.ok, answer.text
    rows = parse_query_results(answer.content, QueryResultsFormat.JSON)
    assert isinstance(rows, QuerySolutions)
    return [tuple(row) for row in rows]


@pytest.mark.parametrize(
    ("named", "parameters"),
    ASKED,
    ids=[f"{named.name} {' '.join(p.values())}".strip() for named, p in ASKED],
)
def test_named_query_answers_as_the_embedded_store_does(filled, named, parameters):
    ours = query(open_store(filled.base), named.name, parameters).rows
    theirs = ask(filled.server, bind(named, parameters))
    assert [by_value(row) for row in theirs] == [by_value(row) for row in ours]


def by_value(row: Sequence[Any]) -> list[Any]:
    """Compare decimals as numbers: of 1 and 1.0, Oxigraph writes the one, Jena the other."""
    decimal = NamedNode(PREFIXES["xsd"] + "decimal")
    return [
        Decimal(t.value) if isinstance(t, Literal) and t.datatype == decimal else t for t in row
    ]


def test_every_graph_holds_what_ours_holds(filled):
    held = ask(filled.server, f"SELECT ?o {{ GRAPH <{EX}g> {{ ?s ?p ?o }} }}")
    assert {row[0] for row in held} == {quad.object for quad in awkward_quads()}
    counted = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
    ours = {str(row[0]): int(row[1].value) for row in ask_embedded(filled.base, counted)}
    theirs = {str(row[0]): int(row[1].value) for row in ask(filled.server, counted)}
    assert {name: theirs.get(name) for name in ours} == ours


def ask_embedded(base: Path, text: str) -> list[tuple[Any, ...]]:
    return list(query(open_store(base), text).rows)


def again(filled: Filled, *, diff: bool = False, **options: Any) -> Pushed:
    target = Target(filled.server.url, **options)
    return push(filled.base, target, diff=diff, credentials=filled.server.credentials)


def test_store_is_known_by_itself(pushed):
    assert pushed.pushed.store == pushed.name


def test_second_push_sends_nothing(pushed):
    assert again(pushed).sent_graphs == 0


def test_what_changed_is_sent_and_what_went_is_deleted(pushed):
    store = open_store(pushed.base)
    quads = [q for q in store if q.graph_name in set(store.named_graphs())]
    gone = NamedNode(EX + "g")
    new = Quad(NamedNode(EX + "s"), NamedNode(EX + "p"), Literal("new"), NamedNode(EX + "h"))
    write([new, *(q for q in quads if q.graph_name != gone)], pushed.base)
    done = again(pushed, diff=True)
    assert (done.sent_graphs, done.sent_triples, done.deleted) == (1, 1, 1)
    write(quads, pushed.base)
    done = again(pushed, diff=True)
    assert (done.sent_graphs, done.sent_triples, done.deleted) == (1, len(awkward_quads()), 1)
    test_every_graph_holds_what_ours_holds(pushed)


def test_the_other_protocol_brings_the_same(pushed):
    other = "graph-store" if pushed.name != "virtuoso" else "update"
    (pushed.base / "push").rename(pushed.base / "earlier")
    done = again(pushed, protocol=other, batch=500)
    assert done.sent_graphs == done.graphs
    test_every_graph_holds_what_ours_holds(pushed)


def test_virtuoso_asks_who_we_are(pushed):
    if pushed.name != "virtuoso":
        pytest.skip("only Virtuoso guards what is written")
    (pushed.base / "push").rename(pushed.base / "later")
    for me, message in ((Credentials(), "set KG_PUSH_USER"), (Credentials("dba", "x"), "refuses")):
        with pytest.raises(PushError, match=f"answers 401: .*{message}"):
            push(pushed.base, pushed.server.url, credentials=me)


@pytest.mark.parametrize("how", ["basic", "digest"])
def test_fuseki_with_a_password_lets_in_whom_it_knows(whole, tmp_path, how: str):
    fuseki_jar()
    shutil.copytree(whole / "kb", tmp_path / "kb", ignore=shutil.ignore_patterns("push"))
    me = Credentials("melati", "rahasia")
    with fuseki(tmp_path, me=me, how=how) as server:
        with pytest.raises(PushError, match=r"answers 401: .*refuses"):
            push(tmp_path / "kb", server.url, credentials=Credentials("melati", "salah"))
        done = push(tmp_path / "kb", server.url, credentials=me)
        assert done.sent_graphs == done.graphs > 0


def test_riot_finds_nothing_wrong_with_any_export(whole, seeds_out, tmp_path):
    fuseki_jar()
    readable = {*RIOT} & {row.suffix for row in EXPORTERS}
    assert len(readable) == 6
    files = [f"graph{suffix}" for suffix in sorted(readable)]
    for name in files:
        # XML cannot write every character that the others can.
        export(open_store(seeds_out if name.endswith(".rdf") else whole / "kb"), tmp_path / name)
    said = run(java("riotcmd.riot", "--validate", "--strict", *files), tmp_path)
    assert "ERROR" not in said
    assert "WARN" not in said
