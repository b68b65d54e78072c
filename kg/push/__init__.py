"""Push a knowledge base to a triple store, graph by graph, and make sure that it arrived.

A store ends up with exactly our named graphs, whatever happened on the way: what was sent
is recorded beside the knowledge base (`kg.push.record`), so that a push that broke off goes
on, and one of an unchanged graph sends nothing. Graphs of others are never touched.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.push.client import Client, Credentials, Patience
from kg.push.parts import marks
from kg.push.record import recording
from kg.push.run import Session, plan, run
from kg.push.stores import STORES, Endpoints, Protocol, checked, endpoints, guessed, named
from kg.store import open_store

__all__ = ["STORES", "Credentials", "Patience", "Pushed", "Target", "push"]

BATCH = 5_000
"""Triples in one request."""

PATIENCE = Patience()

Progress = Callable[[int, int], None]
"""Called with the triples that are sent and those that are to be sent."""


@dataclass(frozen=True, slots=True)
class Target:
    """A triple store, and how to write to it."""

    url: str
    store: str | None = None
    """A name of `STORES`; else it is told by its URL or its answers."""
    protocol: Protocol | None = None
    batch: int = BATCH
    """Triples in one request, at most."""
    patience: Patience = PATIENCE


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push did."""

    store: str
    """Name of the kind of store."""
    graphs: int
    triples: int
    """Of the knowledge base, triple by triple of each graph: the store counts the same."""
    sent_graphs: int
    sent_triples: int
    deleted: int
    """Graphs that an earlier push sent and that are no more."""


def push(
    directory: Path,
    target: Target | str,
    *,
    diff: bool = False,
    credentials: Credentials | None = None,
    progress: Progress = lambda sent, all: None,
) -> Pushed:
    """Bring the named graphs of a knowledge base into a triple store.

    Args:
        directory: The knowledge base; how far a push came is kept in its folder `push`.
        target: The store, or its URL.
        diff: Send only the graphs that changed since the last push; else, where anything
            changed, all of them.
        credentials: Else those of the environment.
        progress: Called before the first request that writes, and after each.

    Raises:
        StoreError: There is no knowledge base.
        PushError: The store cannot be reached, does not take the graphs, or counts other
            than we do.
    """
    aim = Target(target) if isinstance(target, str) else target
    url = checked(aim.url)
    store = open_store(directory)
    client = Client(credentials or Credentials.from_environment(), aim.patience)
    where = _find(client, url, aim)
    local = marks(store)
    with recording(directory, where.query) as record:
        session = Session(client, where, record)
        todo = plan(session, local, diff=diff)
        total = sum(local[name].triples - skip for name, skip in todo.skip.items())
        progress(0, total)
        for sent in run(session, store, todo, local, size=aim.batch):
            progress(sent, total)
    triples = sum(mark.triples for mark in local.values())
    return Pushed(where.kind, len(local), triples, len(todo.skip), total, len(todo.gone))


def _find(client: Client, url: str, target: Target) -> Endpoints:
    if target.store:
        return endpoints(url, named(target.store), target.protocol)
    # A question that is small to answer, whatever it is that listens there.
    answer = client.ask("GET", url, params={"query": "ASK {}"})
    return endpoints(url, guessed(url, answer.headers), target.protocol)
