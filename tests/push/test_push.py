"""What reaches a store, what is sent again, and what is said when a server misbehaves."""

import re
import shutil
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat, QuerySolutions
from typer.testing import CliRunner

from kg.cli import app
from kg.errors import PushError
from kg.push import Credentials, Patience, Target, push
from kg.push.record import Record
from kg.push.stores import STORES, checked, endpoints, guessed, named
from kg.store import write
from tests.push.fake import Fake, Request, Trick, reply, served
from tests.sample_graph import sample_quads

EX = "http://example.org/"
QUICK = Patience(timeout=2.0, tries=3, pause=0.0)


def quads(sizes: dict[str, int], *, value: str = "v") -> list[Quad]:
    return [
        Quad(NamedNode(f"{EX}{n}"), NamedNode(EX + "p"), Literal(value), NamedNode(EX + graph))
        for graph, size in sizes.items()
        for n in range(size)
    ]


def held(fake: Fake) -> dict[str, int]:
    return {name[1:-1].removeprefix(EX): number for name, number in fake.graphs().items()}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("first")
    write(quads({"a": 3, "b": 4, "c": 5}), path)
    return path


@pytest.fixture
def base(first: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(first, tmp_path / "kb"))


def sent(base: Path, fake: Fake, **options: Any) -> Any:
    diff = options.pop("diff", False)
    credentials = options.pop("credentials", Credentials())
    settings: dict[str, Any] = {"store": "oxigraph", "patience": QUICK} | options
    target = Target(fake.url, **settings)
    return push(base, target, diff=diff, credentials=credentials)


def once(trick: Trick, *, after: int = 0) -> Trick:
    """Play a trick on one write only, after so many have passed."""
    seen = {"writes": 0}

    def limited(fake: Fake, request: Request, handler: Any) -> bool:
        if not request.writes:
            return False
        seen["writes"] += 1
        return seen["writes"] == after + 1 and trick(fake, request, handler)

    return limited


def on_writes(trick: Trick) -> Trick:
    return lambda fake, request, handler: request.writes and trick(fake, request, handler)


def answering(status: int, body: bytes = b"", **headers: str) -> Trick:
    return lambda fake, request, handler: reply(handler, status, body, **headers)


def hangs(fake: Fake, request: Request, handler: Any) -> bool:
    return fake.over.wait(30)


def breaks(fake: Fake, request: Request, handler: Any) -> bool:
    handler.close_connection = True
    handler.connection.close()
    return True


def trickles(fake: Fake, request: Request, handler: Any) -> bool:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    handler.close_connection = True
    while not fake.over.wait(0.02):
        handler.wfile.write(b".")
    return True


def larger_than(limit: int) -> Trick:
    def trick(fake: Fake, request: Request, handler: Any) -> bool:
        return len(request.body) > limit and reply(handler, 413)

    return on_writes(trick)


@pytest.mark.parametrize("protocol", ["update", "graph-store"])
class TestEitherProtocol:
    def test_brings_every_named_graph_and_nothing_else(self, tmp_path, protocol):
        write(sample_quads(), tmp_path / "kb")
        with served() as fake:
            done = sent(tmp_path / "kb", fake, protocol=protocol)
            assert set(fake.store) == set(sample_quads())
        assert done.triples == done.sent_triples == len(sample_quads())

    @pytest.mark.parametrize("batch", [1, 2, 5, 7, 100])
    def test_sends_no_more_than_a_batch_at_once(self, base, protocol, batch):
        with served() as fake:
            sent(base, fake, protocol=protocol, batch=batch)
            assert held(fake) == {"a": 3, "b": 4, "c": 5}
            assert max(r.body.count(b"/p>") for r in fake.written) <= batch

    def test_second_push_of_an_unchanged_graph_sends_nothing(self, base, protocol):
        with served() as fake:
            sent(base, fake, protocol=protocol)
            before = len(fake.written)
            done = sent(base, fake, protocol=protocol)
            assert len(fake.written) == before
        assert (done.sent_graphs, done.sent_triples, done.graphs) == (0, 0, 3)

    def test_difference_is_what_changed_came_and_went(self, base, protocol):
        with served() as fake:
            sent(base, fake, protocol=protocol)
            write(quads({"a": 3, "c": 6, "d": 1}), base)
            before = len(fake.written)
            done = sent(base, fake, protocol=protocol, diff=True)
            assert held(fake) == {"a": 3, "c": 6, "d": 1}
            assert not [r for r in fake.written[before:] if f"{EX}a" in r.path + r.body.decode()]
        assert (done.sent_graphs, done.deleted) == (2, 1)

    def test_values_that_change_in_place_are_replaced(self, base, protocol):
        with served() as fake:
            sent(base, fake, protocol=protocol)
            write(quads({"a": 3, "b": 4, "c": 5}, value="w"), base)
            sent(base, fake, protocol=protocol, diff=True)
            assert {str(quad.object) for quad in fake.store} == {'"w"'}

    def test_smaller_requests_are_made_where_the_server_asks_for_them(self, base, protocol):
        with served(larger_than(300)) as fake:
            sent(base, fake, protocol=protocol)
            assert held(fake) == {"a": 3, "b": 4, "c": 5}

    def test_triple_that_is_too_large_by_itself_is_shown(self, base, protocol):
        with (
            served(larger_than(10)) as fake,
            pytest.raises(PushError, match=r"413 to a single triple of <http://example.org/a>"),
        ):
            sent(base, fake, protocol=protocol)

    def test_push_that_breaks_off_goes_on_where_it_stopped(self, base, protocol):
        dead = answering(503)
        with served() as fake:
            count = {"writes": 0}

            def dies(fake: Fake, request: Request, handler: Any) -> bool:
                count["writes"] += request.writes
                return request.writes and count["writes"] > 3 and dead(fake, request, handler)

            fake.tricks.append(dies)
            with pytest.raises(PushError, match=r"answers 503 \(3 tries\); what it took before is"):
                sent(base, fake, protocol=protocol, batch=2)
            half = held(fake)
            assert 0 < sum(half.values()) < 12
            fake.tricks.clear()
            before = len(fake.written)
            sent(base, fake, protocol=protocol, batch=2)
            assert held(fake) == {"a": 3, "b": 4, "c": 5}
            again = sum(r.body.count(b"/p>") for r in fake.written[before:])
            assert again == 12 - sum(half.values())


def test_without_diff_a_changed_graph_is_sent_whole(base):
    with served() as fake:
        sent(base, fake)
        write(quads({"a": 3, "b": 4, "c": 6}), base)
        assert sent(base, fake).sent_graphs == 3


def test_graphs_of_others_are_left_alone(base):
    with served() as fake:
        fake.store.extend(quads({"theirs": 2}))
        sent(base, fake)
        write(quads({"a": 1}), base)
        sent(base, fake)
        assert held(fake) == {"a": 1, "theirs": 2}


def test_store_that_was_emptied_is_filled_again(base):
    with served() as fake:
        sent(base, fake)
        fake.store.update("DROP ALL")
        assert sent(base, fake).sent_graphs == 3
        assert held(fake) == {"a": 3, "b": 4, "c": 5}


def test_graph_that_others_wrote_to_is_sent_again(base):
    with served() as fake:
        sent(base, fake)
        fake.store.extend(quads({"b": 6}))
        assert sent(base, fake).sent_graphs == 1
        assert held(fake) == {"a": 3, "b": 4, "c": 5}


def test_many_graphs_are_counted_at_once_and_those_cut_off_one_by_one(tmp_path):
    def cut(fake: Fake, request: Request, handler: Any) -> bool:
        text = parse_qs(request.body.decode()).get("query", [""])[0]
        if request.path != "/query" or "VALUES" in text:
            return False
        found = fake.store.query(text + " LIMIT 30")
        assert isinstance(found, QuerySolutions)
        return reply(handler, 200, found.serialize(format=QueryResultsFormat.JSON) or b"")

    write(quads({f"g{n}": 1 for n in range(250)}), tmp_path)
    with served(cut) as fake:
        assert sent(tmp_path, fake).sent_graphs == 250
        before = len(fake.asked)
        assert sent(tmp_path, fake).sent_graphs == 0
        assert len(fake.asked) - before == 3


def test_large_graph_goes_on_in_its_middle(tmp_path):
    write(quads({"big": 50}), tmp_path)
    with served(once(breaks, after=3), once(breaks, after=3)) as fake:
        with pytest.raises(PushError, match="the connection broke"):
            sent(tmp_path, fake, batch=10, patience=Patience(2.0, 1, 0.0))
        assert held(fake) == {"big": 30}
        fake.tricks.clear()
        before = len(fake.written)
        assert sent(tmp_path, fake, batch=10).sent_triples == 20
        assert held(fake) == {"big": 50}
        assert len(fake.written) == before + 2


def test_what_a_killed_push_had_no_time_to_note_does_no_harm(base, monkeypatch):
    def killed(*_: Any) -> None:
        raise KeyboardInterrupt

    with served() as fake:
        with monkeypatch.context() as patch:
            patch.setattr(Record, "add", killed)
            with pytest.raises(KeyboardInterrupt):
                sent(base, fake, batch=2)
        assert held(fake)
        sent(base, fake, batch=2)
        assert held(fake) == {"a": 3, "b": 4, "c": 5}


@pytest.mark.parametrize(
    "trick",
    [answering(500), answering(502), answering(503), answering(429), breaks, hangs, trickles],
    ids=["500", "502", "503", "429", "breaks", "hangs", "trickles"],
)
def test_failure_that_passes_is_tried_again(base, trick):
    with served(once(trick, after=1)) as fake:
        sent(base, fake, batch=4, patience=Patience(0.3, 3, 0.0))
        assert held(fake) == {"a": 3, "b": 4, "c": 5}


@pytest.mark.parametrize(
    ("trick", "message"),
    [
        (answering(500, b"out of memory"), r"answers 500: out of memory \(3 tries\)"),
        (breaks, r"the connection broke before there was an answer \(3 tries\)"),
        (hangs, r"no answer within 0.3 seconds \(--timeout\)"),
        (trickles, r"no answer within 0.3 seconds"),
        (answering(401), "answers 401: it asks who we are: set KG_PUSH_USER and KG_PUSH_PASSWORD"),
        (answering(403, b"read only"), "answers 403: writing is not allowed.*: read only"),
        (answering(404), "answers 404: there is no such endpoint: make the dataset"),
        (answering(405), "answers 405: no such thing is done there"),
        (answering(400, b"bad\n line"), "answers 400: it does not take what we sent: bad line"),
        (answering(302, Location="http://x.org/"), "points to http://x.org/: if that is the"),
        (answering(204), r"counts 0 triples in <.*a>, we 3; so it is for 3 of 3 graphs"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_failure_that_stays_says_what_to_do_and_loses_nothing(base, trick, message):
    with served(on_writes(trick)) as fake:
        with pytest.raises(PushError, match=message):
            sent(base, fake, patience=Patience(0.3, 3, 0.0))
        fake.tricks.clear()
        sent(base, fake)
        assert held(fake) == {"a": 3, "b": 4, "c": 5}


def test_refusals_are_not_tried_again(base):
    with served(on_writes(answering(403))) as fake:
        with pytest.raises(PushError):
            sent(base, fake)
        assert len(fake.written) == 1


def test_pauses_grow(base, monkeypatch):
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    with served(on_writes(answering(500))) as fake, pytest.raises(PushError):
        sent(base, fake, patience=Patience(2.0, 4, 1.0))
    assert pauses == [1.0, 2.0, 4.0]


@pytest.mark.parametrize(
    "answer", [b"<html>", b"{}", b'{"results": {"bindings": [{"g": {"value": "x"}}]}}', b"[1]"]
)
def test_answer_that_is_no_result_of_a_query_is_refused(base, answer):
    def trick(fake: Fake, request: Request, handler: Any) -> bool:
        return request.path == "/query" and reply(handler, 200, answer)

    with served(trick) as fake, pytest.raises(PushError, match="no result of a SPARQL query"):
        sent(base, fake)


def test_server_that_is_not_there_is_said_to_be_so(base):
    with served() as fake:
        pass
    with pytest.raises(PushError, match="no server listens there: the connection is refused"):
        sent(base, fake)


DIGEST = 'Digest realm="kg", nonce="abc", qop="auth", algorithm=MD5'
SCHEMES: list[tuple[str, Callable[[str], bool]]] = [
    ('Basic realm="kg"', lambda shown: shown == "Basic a2c6c8Opa3JldA=="),
    (DIGEST, lambda shown: shown.startswith("Digest ") and 'response="' in shown),
]


@pytest.mark.parametrize(("challenge", "accepted"), SCHEMES, ids=["basic", "digest"])
def test_user_and_password_are_shown_where_the_server_asks(base, challenge, accepted):
    def guard(fake: Fake, request: Request, handler: Any) -> bool:
        shown = request.headers.get("Authorization", "")
        return not accepted(shown) and reply(handler, 401, WWW_Authenticate=challenge)

    me = Credentials("kg", "sékret")
    with served(on_writes(guard)) as fake:
        sent(base, fake, credentials=me, batch=2)
        assert held(fake) == {"a": 3, "b": 4, "c": 5}
        refused = [r for r in fake.written if "Authorization" not in r.headers]
        assert len(refused) <= 2


def test_wrong_password_is_said_to_be_refused(base):
    refuse = answering(401, WWW_Authenticate='Basic realm="kg"')
    with (
        served(refuse) as fake,
        pytest.raises(PushError, match="it refuses the user and password of KG_PUSH_USER"),
    ):
        sent(base, fake, credentials=Credentials("kg", "wrong"))


def test_token_is_shown(base):
    with served() as fake:
        sent(base, fake, credentials=Credentials(token="t0k"))
        assert {r.headers.get("Authorization") for r in fake.asked} == {"Bearer t0k"}


def test_password_goes_to_no_other_host_and_to_nobody_who_does_not_ask(base):
    with served() as other, served(answering(307, Location=f"{other.url}/update")) as fake:
        with pytest.raises(PushError, match="it points to"):
            sent(base, fake, credentials=Credentials("kg", "secret"))
        assert not other.asked
        assert not [r for r in fake.asked if "Authorization" in r.headers]


def test_password_is_kept_nowhere(base):
    guard = answering(401, WWW_Authenticate='Basic realm="kg"')
    me = Credentials("kg", "very-secret")
    with served(guard) as fake, pytest.raises(PushError) as caught:
        sent(base, fake, credentials=me)
    kept = b"".join(path.read_bytes() for path in (base / "push").iterdir())
    assert "very-secret" not in f"{caught.value} {me!r}"
    assert b"very-secret" not in kept


def test_second_push_to_one_store_waits_its_turn(base):
    def nested(fake: Fake, request: Request, handler: Any) -> bool:
        with pytest.raises(PushError, match=r"another kg pushes to .*; wait until it is done"):
            sent(base, fake)
        return False

    with served(once(nested)) as fake:
        sent(base, fake)
        assert held(fake) == {"a": 3, "b": 4, "c": 5}


def test_damaged_record_is_said_to_be_so(base):
    with served() as fake:
        sent(base, fake)
        (record,) = (base / "push").iterdir()
        record.write_bytes(b"not a database" * 100)
        with pytest.raises(PushError, match=r"damaged: .*; delete it, and all is sent again"):
            sent(base, fake)


def test_record_that_cannot_be_written_is_said_to_be_so(base, monkeypatch):
    def full(*_: Any) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(Record, "add", full)
    with served() as fake, pytest.raises(PushError, match=r"disk is full; .*make room, push again"):
        sent(base, fake)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("127.0.0.1:7878", "not a URL of a server"),
        ("ftp://example.org", "not a URL of a server"),
        ("http://", "not a URL of a server"),
        ("http://example.org:x/", "not a URL"),
        ("http://kg:secret@example.org/", "^example.org: a URL is no place for a password"),
        ("http://example.org/?x=1", r"expected a URL without \? and #"),
    ],
)
def test_url_that_is_none_is_refused(url, message):
    with pytest.raises(PushError, match=message):
        checked(url)


@pytest.mark.parametrize(
    ("url", "headers", "name"),
    [
        ("http://h:1", {"Server": "Oxigraph/0.5.13"}, "oxigraph"),
        ("http://h:1/ds", {"Fuseki-Request-Id": "3"}, "fuseki"),
        ("http://h:1", {"Server": "Virtuoso/07.20.3229 (Linux)"}, "virtuoso"),
        ("http://h:7200/repositories/kg", {}, "graphdb"),
        ("http://h/rdf4j-server/repositories/kg", {"Server": "Jetty"}, "rdf4j"),
        ("https://db.x.eu-west-1.neptune.amazonaws.com:8182", {}, "neptune"),
        ("http://h:5820/kg", {}, "stardog"),
        ("http://h/sparql", {}, "sparql"),
    ],
)
def test_kind_of_a_store_is_told_by_its_url_or_its_headers(url, headers, name):
    assert guessed(url, headers).name == name


@pytest.mark.parametrize("kind", STORES, ids=lambda kind: kind.name)
def test_url_of_an_endpoint_will_do_for_the_store(kind):
    where = endpoints("http://h/x", kind)
    for url in (where.query, where.update, where.graph_store or where.query):
        assert endpoints(url, kind) == where


def test_graph_store_is_refused_where_there_is_none():
    with pytest.raises(PushError, match="has no graph store that we know; use updates"):
        endpoints("http://h/x", named("sparql"), "graph-store")


def test_unknown_store_is_refused():
    with pytest.raises(PushError, match=r"no store that we know; known: fuseki .*virtuoso"):
        named("mysql")


def test_command_pushes_and_says_so(base, monkeypatch):
    for name in ("KG_PUSH_USER", "KG_PUSH_PASSWORD", "KG_PUSH_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    with served() as fake:
        for said in (
            "sent 3 graphs (12 triples); it counts what we count: 3 graphs, 12 triples",
            "nothing to send; it counts what we count: 3 graphs, 12 triples",
        ):
            done = CliRunner().invoke(app, ["push", str(base), fake.url])
            assert done.exit_code == 0
            assert done.stderr.strip() == f"{fake.url} (oxigraph): {said}"


def test_command_fails_with_one_line_and_status_2(base):
    with served(answering(403, b"go away")) as fake:
        done = CliRunner().invoke(app, ["push", str(base), fake.url])
    assert done.exit_code == 2
    assert re.fullmatch(r"kg: .*answers 403: .*go away\n", done.stderr)
