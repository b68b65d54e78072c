"""The text formats of RDF, byte for byte the same for the same graph.

All of them are made from sorted lines of N-Quads or N-Triples, which Oxigraph
writes in their canonical form and which spill to disk beyond `_CHUNK`, so that
memory does not grow with the graph. There are no blank nodes, so that sorting
the lines is all the canonicalisation there is to do.

N-Quads and TriG keep the named graphs. N-Triples, Turtle and JSON-LD
(`kg.export.jsonld`) and RDF/XML hold their union: they cannot say who said what.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import cache
from heapq import merge
from itertools import groupby, islice
from tempfile import SpooledTemporaryFile, TemporaryFile
from typing import IO

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store, Triple, serialize

from kg.store import has_union
from kg.vocabulary import PREFIXES

_CHUNK = 50_000
"""Lines sorted at once: some 15 MB."""
_RUNS = 200
"""Files of sorted lines merged at once: a process may open 1,024 on most systems."""
_SPOOL = 1 << 22
"""Bytes kept in memory before they go to a temporary file."""

RDF_TYPE = f"<{PREFIXES['rdf']}type>"
_LABEL = f"<{PREFIXES['rdfs']}label>"
_FIRST = {RDF_TYPE: 0, _LABEL: 1}
"""What a reader looks for first in a description."""

_LOCAL_NAME = re.compile(r"[A-Za-z0-9_](?:[\w.-]*[\w-])?", re.ASCII)
_BARE = {
    "xsd:integer": re.compile(r'"[+-]?[0-9]+"'),
    "xsd:decimal": re.compile(r'"[+-]?[0-9]*\.[0-9]+"'),
    "xsd:boolean": re.compile(r'"(?:true|false)"'),
}
"""Literals that Turtle writes without quotes and datatype."""


def to_nquads(store: Store, out: IO[bytes]) -> None:
    """Write every named graph, one quad a line, the lines in code point order."""
    out.writelines(_sorted(lambda spool: _dump_named(store, spool)))


def to_ntriples(store: Store, out: IO[bytes]) -> None:
    """Write the union, one triple a line, the lines in code point order."""
    out.writelines(union(store))


def to_turtle(store: Store, out: IO[bytes]) -> None:
    """Write the union, a block for each subject and a line for each statement."""
    out.write(header().encode())
    out.writelines(block.encode() for block in blocks(union(store)))


def to_trig(store: Store, out: IO[bytes]) -> None:
    """Write every named graph under its name, each as `to_turtle` would."""
    out.write(header().encode())
    for name in graphs(store):
        out.writelines(part.encode() for part in trig_graph(name, graph(store, name)))


def trig_graph(name: str, lines: Iterable[bytes]) -> Iterator[str]:
    """Yield the TriG of a graph, or of some of its sorted lines."""
    yield f"\n{term(name)} {{"
    for block in blocks(lines):
        yield block.rstrip("\n").replace("\n", "\n    ") + "\n"
    yield "}\n"


def turtle(triples: Iterable[Triple]) -> str:
    """Return `triples` as `to_turtle` writes a store."""
    lines = _sorted(lambda spool: serialize(triples, spool, RdfFormat.N_TRIPLES))
    return header() + "".join(blocks(lines))


def compact(iri: str) -> str:
    """Return `iri` with its prefix where we have one, else in angle brackets."""
    return term(f"<{iri}>")


def _sorted(dump: Callable[[IO[bytes]], object]) -> Iterator[bytes]:
    """Yield the lines that `dump` writes, sorted, each once."""
    with SpooledTemporaryFile(_SPOOL) as spool, ExitStack() as stack:
        dump(spool)
        spool.seek(0)
        runs: list[IO[bytes]] = []
        while chunk := sorted(islice(spool, _CHUNK)):
            if not runs and len(chunk) < _CHUNK:
                yield from (line for line, _ in groupby(chunk))
                return
            runs.append(_kept(chunk, stack))
            if len(runs) == _RUNS:
                together = _kept(merge(*runs), stack)
                for run in runs:
                    run.close()
                runs = [together]
        for line, _ in groupby(merge(*runs)):
            yield line


def _kept(lines: Iterable[bytes], stack: ExitStack) -> IO[bytes]:
    file = stack.enter_context(TemporaryFile())
    file.writelines(lines)
    file.seek(0)
    return file


def _dump_named(store: Store, spool: IO[bytes]) -> None:
    for graph in store.named_graphs():
        serialize(store.quads_for_pattern(None, None, None, graph), spool, RdfFormat.N_QUADS)


def graphs(store: Store) -> list[str]:
    """Return the names of the named graphs, in brackets, sorted."""
    return sorted(str(graph) for graph in store.named_graphs())


def graph(store: Store, name: str) -> Iterator[bytes]:
    """Yield a named graph as sorted lines of N-Triples."""
    node = NamedNode(name[1:-1])
    return _sorted(lambda spool: store.dump(spool, RdfFormat.N_TRIPLES, from_graph=node))


def union(store: Store) -> Iterator[bytes]:
    """Yield the union of all graphs as sorted lines of N-Triples."""

    def dump(spool: IO[bytes]) -> None:
        for graph in [DefaultGraph()] if has_union(store) else store.named_graphs():
            store.dump(spool, RdfFormat.N_TRIPLES, from_graph=graph)

    return _sorted(dump)


Statement = tuple[str, str]
"""Predicate and object, as N-Triples writes them."""


def subjects(lines: Iterable[bytes]) -> Iterator[tuple[str, list[Statement]]]:
    """Group sorted lines by subject: type first, then label, then the rest by name."""
    split = (line.decode()[:-3].split(" ", 2) for line in lines)
    for subject, triples in groupby(split, key=lambda triple: triple[0]):
        statements = [(predicate, object) for _, predicate, object in triples]
        statements.sort(key=lambda s: _FIRST.get(s[0], len(_FIRST)))
        yield subject, statements


def header() -> str:
    """Return the prefixes that Turtle and TriG begin with."""
    return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in sorted(PREFIXES.items()))


def blocks(lines: Iterable[bytes]) -> Iterator[str]:
    """Yield a block of Turtle for each subject.

    Each statement is a line that ends in `;`, the last one too, so that a change to
    one statement is a change to one line.
    """
    for subject, statements in subjects(lines):
        body = "".join(
            f"    {'a' if p == RDF_TYPE else term(p)} {_object(o)} ;\n" for p, o in statements
        )
        yield f"\n{term(subject)}\n{body}.\n"


@cache
def _namespaces() -> tuple[tuple[str, str], ...]:
    """Pairs of namespace and prefix, the longest first: namespaces can nest."""
    return tuple(sorted(((iri, p) for p, iri in PREFIXES.items()), key=lambda n: -len(n[0])))


def term(bracketed: str) -> str:
    """Return an IRI in brackets as Turtle writes it: with its prefix where we have one."""
    for namespace, prefix in _namespaces():
        if bracketed.startswith(namespace, 1):
            local = bracketed[len(namespace) + 1 : -1]
            return f"{prefix}:{local}" if _LOCAL_NAME.fullmatch(local) else bracketed
    return bracketed


def _object(written: str) -> str:
    if written.startswith("<"):
        return term(written)
    lexical, mark, datatype = written.rpartition('"^^')
    if not mark or not datatype.endswith(">"):
        return written
    lexical, datatype = lexical + '"', term(datatype)
    bare = _BARE.get(datatype)
    return lexical[1:-1] if bare and bare.fullmatch(lexical) else f"{lexical}^^{datatype}"
