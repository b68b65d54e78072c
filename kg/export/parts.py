"""The graph in several files that a triple store loads one by one.

Parts are about equal, and whole by themselves: each is a file of its format. A part ends
between two graphs; only a graph of more than `_LARGEST` statements, such as what is known of all
things, is divided, between two subjects. The parts hold each statement once.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from math import ceil

from pyoxigraph import DefaultGraph, QuerySolutions, Store

from kg.errors import ExportError
from kg.export.rdf import blocks, graph, graphs, header, trig_graph, union
from kg.store import has_union

_LARGEST = 10_000

Unit = tuple[bytes, int]
"""What is never divided, and its number of statements."""


def _nquads(store: Store) -> Iterator[Unit]:
    for name in graphs(store):
        end = f" {name} .\n".encode()
        for lines in _gathered(graph(store, name)):
            yield b"".join(line[:-3] + end for line in lines), len(lines)


def _trig(store: Store) -> Iterator[Unit]:
    for name in graphs(store):
        for lines in _gathered(graph(store, name)):
            yield "".join(trig_graph(name, lines)).encode(), len(lines)


def _ntriples(store: Store) -> Iterator[Unit]:
    for lines in _by_subject(union(store)):
        yield b"".join(lines), len(lines)


def _turtle(store: Store) -> Iterator[Unit]:
    for lines in _by_subject(union(store)):
        yield "".join(blocks(lines)).encode(), len(lines)


_FORMATS: dict[str, tuple[Callable[[Store], Iterator[Unit]], str, bool]] = {
    "nquads": (_nquads, "", True),
    "ntriples": (_ntriples, "", False),
    "trig": (_trig, header(), True),
    "turtle": (_turtle, header(), False),
}
"""Format -> its units, how each file begins, and whether it keeps the graphs."""


def check(format: str) -> None:
    """Make sure that a format can be written in parts.

    Raises:
        ExportError: It cannot.
    """
    if format not in _FORMATS:
        raise ExportError(f"{format}: cannot be split into parts; these can: {', '.join(_FORMATS)}")


def split(store: Store, format: str, parts: int) -> Iterator[Iterator[bytes]]:
    """Yield what to write into each file, lazily: each is to be consumed before the next.

    There are at most `parts`, and fewer where the graph has too little to divide.
    """
    units, begin, keeps_graphs = _FORMATS[format]
    size = ceil(_statements(store, named=keeps_graphs) / parts) or 1
    for _, part in groupby(_numbered(units(store), size), key=lambda unit: unit[0]):
        yield _file(begin.encode(), part)


def _file(begin: bytes, part: Iterable[tuple[int, bytes]]) -> Iterator[bytes]:
    yield begin
    for _, text in part:
        yield text


def _numbered(units: Iterator[Unit], size: int) -> Iterator[tuple[int, bytes]]:
    """Say of each unit which part it goes to: that in which the middle of it falls."""
    done = 0
    for text, number in units:
        yield (done + number // 2) // size, text
        done += number


def _gathered(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Gather the statements of a graph, all of them unless they are too many."""
    found: list[bytes] = []
    for group in _by_subject(lines):
        if found and len(found) + len(group) > _LARGEST:
            yield found
            found = []
        found += group
    if found:
        yield found


def _by_subject(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    for _, group in groupby(lines, key=lambda line: line.split(b" ", 1)[0]):
        yield list(group)


def _statements(store: Store, *, named: bool) -> int:
    if not named and has_union(store):
        return sum(1 for _ in store.quads_for_pattern(None, None, None, DefaultGraph()))
    if not named:
        return sum(1 for _ in union(store))
    counted = store.query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
    assert isinstance(counted, QuerySolutions)
    return next(int(row[0].value) for row in counted)
