"""The union of all graphs as JSON-LD 1.1, with a context that leaves it readable as plain JSON."""

import json
import re
from itertools import groupby
from typing import IO

from pyoxigraph import Store

from kg.export.rdf import RDF_TYPE, Statement, subjects, term, union
from kg.vocabulary import BASE, KG, PREFIXES

_RELATIVE = re.compile(r"\w[\w.-]*(?:/\w[\w.-]*)*", re.ASCII)
_LITERAL = re.compile(r'("(?:[^"\\]|\\.)*")(?:@(\S+)|\^\^(<.*>))?', re.DOTALL)


def to_jsonld(store: Store, out: IO[bytes]) -> None:
    """Write the union as JSON-LD 1.1: a context, and one node object a line."""
    links = _links(store)
    context = json.dumps(_context(links), ensure_ascii=False, indent=2)
    out.write(f'{{"@context": {context},\n"@graph": ['.encode())
    separator = "\n"
    for subject, statements in subjects(union(store)):
        node = _node(subject, statements, links)
        out.write((separator + json.dumps(node, ensure_ascii=False)).encode())
        separator = ",\n"
    out.write(b"\n]}\n")


def _links(store: Store) -> frozenset[str]:
    """Return the properties, in brackets, whose values are things throughout."""
    linking: set[str] = set()
    literal: set[str] = set()
    rows = store.query("SELECT DISTINCT ?p ?l { GRAPH ?g { ?s ?p ?o } BIND(isLITERAL(?o) AS ?l) }")
    for predicate, is_literal in rows:  # type: ignore[union-attr]
        (literal if is_literal.value == "true" else linking).add(str(predicate))
    return frozenset(linking - literal - {RDF_TYPE})


def _context(links: frozenset[str]) -> dict[str, object]:
    """Our terms stand bare; other vocabularies keep their prefix; things are relative to base."""
    context: dict[str, object] = {"@base": str(BASE), "@vocab": str(KG), "id": "@id"}
    context |= {"type": "@type"} | dict(sorted(PREFIXES.items()))
    context |= {_key(p): {"@id": p[1:-1], "@type": "@id"} for p in sorted(links)}
    return context


def _node(subject: str, statements: list[Statement], links: frozenset[str]) -> dict[str, object]:
    node: dict[str, object] = {"id": _reference(subject)}
    for predicate, group in groupby(statements, key=lambda s: s[0]):
        values = [_value(predicate, object, links) for _, object in group]
        node[_key(predicate)] = values[0] if len(values) == 1 else values
    return node


def _key(predicate: str) -> str:
    if predicate == RDF_TYPE:
        return "type"
    short = term(predicate).removeprefix("kg:")
    return short.strip("<>")


def _value(predicate: str, object: str, links: frozenset[str]) -> object:
    if object.startswith("<"):
        if predicate == RDF_TYPE:
            return _key(object)
        return _reference(object) if predicate in links else {"id": _reference(object)}
    match = _LITERAL.fullmatch(object)
    assert match, object
    text: str = json.loads(match[1], strict=False)  # canonical N-Triples escapes are JSON's
    if match[2]:
        return {"@language": match[2], "@value": text}
    return {"@type": term(match[3]).strip("<>"), "@value": text} if match[3] else text


def _reference(bracketed: str) -> str:
    iri = bracketed[1:-1]
    relative = iri.removeprefix(str(BASE))
    if relative != iri and _RELATIVE.fullmatch(relative):
        return relative
    return term(bracketed).strip("<>")
