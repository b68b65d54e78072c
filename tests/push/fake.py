"""A triple store on 127.0.0.1 that misbehaves on demand, for tests of what pushes to one.

It holds a real (in-memory) Oxigraph behind the paths of the Oxigraph server, and each
request first passes the tricks that a test gives it.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from pyoxigraph import NamedNode, QueryResultsFormat, QuerySolutions, RdfFormat, Store

JSON = "application/sparql-results+json"


@dataclass(frozen=True)
class Request:
    """What the server was asked."""

    method: str
    path: str
    body: bytes
    headers: dict[str, str]

    @property
    def writes(self) -> bool:
        return self.path.startswith(("/update", "/store"))


Trick = Callable[["Fake", Request, BaseHTTPRequestHandler], bool]
"""Answers in the server's stead and returns True, or leaves it to do its work."""


@dataclass
class Fake:
    """A server, what it was asked, and what it holds."""

    tricks: list[Trick] = field(default_factory=list)
    store: Store = field(default_factory=Store)
    asked: list[Request] = field(default_factory=list)
    url: str = ""
    over: threading.Event = field(default_factory=threading.Event)
    """Set when the test is done: what hangs must let go."""

    @property
    def written(self) -> list[Request]:
        return [request for request in self.asked if request.writes]

    def graphs(self) -> dict[str, int]:
        names = sorted(str(name) for name in self.store.named_graphs())
        held = self.store.quads_for_pattern
        return {n: len(list(held(None, None, None, NamedNode(n[1:-1])))) for n in names}


@contextmanager
def served(*tricks: Trick) -> Iterator[Fake]:
    fake = Fake(list(tricks))
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(fake))
    server.daemon_threads = True
    fake.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield fake
    finally:
        fake.over.set()
        server.shutdown()
        thread.join()
        server.server_close()


def reply(handler: BaseHTTPRequestHandler, status: int, body: bytes = b"", **headers: str) -> bool:
    handler.send_response(status)
    for name, value in {"Content-Length": str(len(body)), **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)
    return True


def _handler(fake: Fake) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version = "Oxigraph/0"

        def log_message(self, *args: Any) -> None:
            pass

        def _any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            request = Request(self.command, self.path, body, dict(self.headers.items()))
            fake.asked.append(request)
            if not any(trick(fake, request, self) for trick in fake.tricks):
                _answer(fake, request, self)

        do_GET = do_POST = do_PUT = do_DELETE = _any  # noqa: N815

    return Handler


def _answer(fake: Fake, request: Request, handler: BaseHTTPRequestHandler) -> None:
    parts = urlsplit(request.path)
    if parts.path == "/update":
        fake.store.update(request.body.decode())
        reply(handler, 204)
    elif parts.path == "/query":
        text = parse_qs(request.body.decode())["query"][0]
        found = fake.store.query(text)
        assert isinstance(found, QuerySolutions)
        answer = found.serialize(format=QueryResultsFormat.JSON)
        reply(handler, 200, answer or b"", Content_Type=JSON)
    elif parts.path == "/store":
        _graph(fake, request, NamedNode(parse_qs(parts.query)["graph"][0]))
        reply(handler, 204)
    else:
        reply(handler, 200 if parts.path == "/" else 404)


def _graph(fake: Fake, request: Request, name: NamedNode) -> None:
    if request.method in ("PUT", "DELETE"):
        fake.store.remove_graph(name)
    if request.body:
        fake.store.load(request.body, RdfFormat.TURTLE, to_graph=name)
