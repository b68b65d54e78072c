"""The triple stores that we know, and where each listens.

One URL of a store is enough: the rest follows from its row in `STORES`, and which row it
is follows from the URL, or from how the server names itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from kg.errors import PushError

Protocol = Literal["update", "graph-store"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A triple store: the paths of its endpoints below the URL that it is known by."""

    name: str
    example: str
    """The URL to give."""
    query: str = ""
    update: str = ""
    graph_store: str | None = None
    """None where it has none."""
    protocol: Protocol = "update"
    """What it takes faster, or at all."""
    signature: str = ""
    """What only the headers of its answers hold, in lower case."""
    location: str = ""
    """What only its URLs hold."""


_REPOSITORY = ("", "/statements", "/rdf-graphs/service")
"""Paths of the RDF4J protocol, which GraphDB speaks too."""

STORES: tuple[Kind, ...] = (
    Kind(
        "fuseki",
        "http://127.0.0.1:3030/DATASET",
        *("/query", "/update", "/data"),
        signature="fuseki-request-id:",
    ),
    Kind(
        "graphdb",
        "http://127.0.0.1:7200/repositories/REPOSITORY",
        *_REPOSITORY,
        location=":7200/repositories/",
    ),
    Kind(
        "neptune",
        "https://CLUSTER:8182",
        *("/sparql", "/sparql", "/sparql/gsp/"),
        location=".neptune.",
    ),
    Kind(
        "oxigraph",
        "http://127.0.0.1:7878",
        *("/query", "/update", "/store"),
        signature="server: oxigraph/",
    ),
    Kind("qlever", "http://127.0.0.1:7019"),
    Kind(
        "rdf4j",
        "http://127.0.0.1:8080/rdf4j-server/repositories/REPOSITORY",
        *_REPOSITORY,
        location="/repositories/",
    ),
    Kind("sparql", "any endpoint that answers queries and updates at one URL"),
    Kind("stardog", "http://127.0.0.1:5820/DATABASE", "/query", "/update", location=":5820/"),
    Kind(
        "virtuoso",
        "http://127.0.0.1:8890",
        # It refuses updates of more than some thousand triples; a whole graph it takes.
        *("/sparql", "/sparql-auth", "/sparql-graph-crud-auth", "graph-store"),
        signature="server: virtuoso/",
    ),
)
"""Sorted by name. Add a row to add one."""


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Where a store listens."""

    kind: str
    query: str
    update: str
    graph_store: str | None
    protocol: Protocol


def endpoints(url: str, kind: Kind, protocol: Protocol | None = None) -> Endpoints:
    """Return where a store of that kind listens.

    Args:
        url: The URL that the store is known by, or that of one of its endpoints.
        kind: A row of `STORES`.
        protocol: How to write to it; else as the kind does best.

    Raises:
        PushError: It has no such protocol.
    """
    suffixes = (kind.query, kind.update, kind.graph_store or "")
    root = next((url.removesuffix(s) for s in suffixes if s and url.endswith(s)), url).rstrip("/")
    chosen = protocol or kind.protocol
    if chosen == "graph-store" and kind.graph_store is None:
        raise PushError(f"{url}: {kind.name} has no graph store that we know; use updates")
    graph_store = None if kind.graph_store is None else root + kind.graph_store
    return Endpoints(kind.name, root + kind.query, root + kind.update, graph_store, chosen)


def named(name: str) -> Kind:
    """Return the row of that name.

    Raises:
        PushError: There is none.
    """
    for kind in STORES:
        if kind.name == name:
            return kind
    known = "; ".join(f"{kind.name} ({kind.example})" for kind in STORES)
    raise PushError(f"{name!r}: no store that we know; known: {known}")


def guessed(url: str, headers: Mapping[str, str]) -> Kind:
    """Tell the kind of a store by its URL, else by the headers that it answers with."""
    shown = "\n".join(f"{name}: {value}" for name, value in headers.items()).lower()
    for kind in STORES:
        by_name = kind.signature and kind.signature in shown
        if by_name or (kind.location and kind.location in url):
            return kind
    return named("sparql")


def checked(url: str) -> str:
    """Return `url` without a slash at its end.

    Raises:
        PushError: It is none that we can talk to, or holds a password, which the list of
            processes would show.
    """
    try:
        parts = urlsplit(url)
        _ = parts.port  # it is read only when asked for
    except ValueError as error:
        raise PushError(f"{url}: not a URL: {error}") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise PushError(f"{url}: not a URL of a server; expected one as http://127.0.0.1:7878")
    if parts.username is not None or parts.password is not None:
        raise PushError(
            f"{parts.hostname}: a URL is no place for a password: "
            "set KG_PUSH_USER and KG_PUSH_PASSWORD instead"
        )
    if parts.query or parts.fragment:
        raise PushError(f"{url}: expected a URL without ? and #")
    return url.rstrip("/")
