"""The graphs of a knowledge base, as they are sent: in parts, and parts in batches."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from pyoxigraph import NamedNode, Store

_GRAPHS = 500


@dataclass(frozen=True, slots=True)
class Mark:
    """What a named graph holds, in short."""

    digest: str
    """The same for the same triples, in whatever order."""
    triples: int


@dataclass(frozen=True, slots=True)
class Part:
    """Some triples of one named graph, as lines of N-Triples; or a graph that goes, with none."""

    graph: str
    lines: tuple[str, ...] = ()
    first: bool = True
    """Whether these take the place of what the store has in this graph."""


def marks(store: Store) -> dict[str, Mark]:
    """Return the mark of every named graph that holds anything, sorted by name."""
    names = sorted(name.value for name in store.named_graphs() if isinstance(name, NamedNode))
    found = ((name, _mark(store, name)) for name in names)
    return {name: mark for name, mark in found if mark.triples}


def _mark(store: Store, name: str) -> Mark:
    total = number = 0
    for line in _lines(store, name):
        total += int.from_bytes(hashlib.blake2b(line.encode(), digest_size=16).digest())
        number += 1
    return Mark(f"{total % (1 << 128):032x}", number)


def whole(local: Mapping[str, Mark]) -> str:
    """Return one digest of all graphs."""
    text = "\n".join(f"{name} {mark.digest}" for name, mark in sorted(local.items()))
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def parts(store: Store, name: str, *, size: int, skip: int = 0) -> Iterator[Part]:
    """Yield a graph in parts of at most `size` triples, without the first `skip` triples.

    The order is the same each time: Oxigraph keeps triples on disk by their digests.
    """
    lines = islice(_lines(store, name), skip, None)
    first = skip == 0
    while some := tuple(islice(lines, size)):
        yield Part(name, some, first)
        first = False


def batches(some: Iterable[Part], size: int) -> Iterator[tuple[Part, ...]]:
    """Put parts together until they hold `size` triples, or `_GRAPHS` parts."""
    batch: list[Part] = []
    held = 0
    for part in some:
        if batch and (held + len(part.lines) > size or len(batch) >= _GRAPHS):
            yield tuple(batch)
            batch, held = [], 0
        batch.append(part)
        held += len(part.lines)
    if batch:
        yield tuple(batch)


def halves(batch: tuple[Part, ...]) -> tuple[tuple[Part, ...], ...]:
    """Split a batch in two; one that cannot be split comes back alone."""
    if len(batch) > 1:
        middle = len(batch) // 2
        return batch[:middle], batch[middle:]
    (part,) = batch
    middle = len(part.lines) // 2
    if not middle:
        return (batch,)
    return (
        (Part(part.graph, part.lines[:middle], part.first),),
        (Part(part.graph, part.lines[middle:], first=False),),
    )


def _lines(store: Store, name: str) -> Iterator[str]:
    for quad in store.quads_for_pattern(None, None, None, NamedNode(name)):
        yield f"{quad.subject} {quad.predicate} {quad.object} ."
