"""What a store still needs, by what it was sent and by what it counts; and bringing it there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from pyoxigraph import Store

from kg.errors import PushError
from kg.push.client import Client
from kg.push.count import counts
from kg.push.parts import Mark, Part, batches, parts, whole
from kg.push.record import Record, Sent
from kg.push.send import send
from kg.push.stores import Endpoints


@dataclass(frozen=True, slots=True)
class Session:
    """A store, the way to it, and what it was sent already."""

    client: Client
    where: Endpoints
    record: Record


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do."""

    gone: tuple[str, ...]
    """Graphs to delete: sent once, and no more there."""
    skip: Mapping[str, int]
    """Graphs to send, with the triples of each that the store has already."""


def plan(session: Session, local: Mapping[str, Mark], *, diff: bool) -> Plan:
    """Decide what to send, and note in the record that this knowledge base is being pushed."""
    record, now = session.record, whole(local)
    if record.whole != now and not diff:
        record.doubt(record.graphs())
    record.begin(now)
    record.doubt(_strange(session))
    known = record.graphs()
    skip: dict[str, int] = {}
    for name, mark in local.items():
        sent = known.get(name)
        done = sent.triples if sent and sent.mark == mark else 0
        if done < mark.triples:
            skip[name] = done
    return Plan(tuple(sorted(known.keys() - local.keys())), skip)


def _strange(session: Session) -> list[str]:
    """Return the graphs that the store no longer has as sent: it was emptied, or written to."""
    believed = {name: sent for name, sent in session.record.graphs().items() if sent.triples}
    held = counts(session.client, session.where, believed)
    return [
        name
        for name, sent in believed.items()
        # Of a graph half-way, a push that was killed may have sent more than it could note.
        if held[name] < sent.triples
        or (sent.triples == sent.mark.triples and held[name] > sent.triples)
    ]


def run(
    session: Session, store: Store, todo: Plan, local: Mapping[str, Mark], *, size: int
) -> Iterator[int]:
    """Do what is planned, batch by batch, noting each; yield the triples sent so far.

    Raises:
        PushError: The store does not take them, or counts other than we do in the end.
    """
    gone = (Part(name) for name in todo.gone)
    kept = (
        part
        for name, skip in todo.skip.items()
        for part in parts(store, name, size=size, skip=skip)
    )
    done, total, most = dict(todo.skip), 0, size
    for batch in batches(chain(gone, kept), size):
        most = send(session.client, session.where, batch, most)
        for part in batch:
            if part.lines:
                done[part.graph] += len(part.lines)
        names = {part.graph for part in batch if part.lines}
        session.record.add({name: Sent(local[name], done[name]) for name in sorted(names)})
        session.record.remove([part.graph for part in batch if not part.lines])
        total += sum(len(part.lines) for part in batch)
        yield total
    if todo.skip or todo.gone:
        _check(session, todo, local)


def _check(session: Session, todo: Plan, local: Mapping[str, Mark]) -> None:
    expected = dict.fromkeys(todo.gone, 0) | {n: mark.triples for n, mark in local.items()}
    held = counts(session.client, session.where, expected)
    wrong = [name for name, number in expected.items() if held[name] != number]
    if wrong:
        session.record.doubt(wrong)
        name = wrong[0]
        raise PushError(
            f"{session.where.query}: counts {held[name]} triples in <{name}>, we {expected[name]}; "
            f"so it is for {len(wrong)} of {len(expected)} graphs: does somebody else write to "
            "it? Push again to send these anew"
        )
