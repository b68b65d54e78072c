"""The graph as tables, for spreadsheets and data frames: a zip archive of CSV files (RFC 4180).

| table | a row for each |
| --- | --- |
| articles.csv | article |
| entities.csv | person, organization, state, place, concept |
| events.csv | event |
| roles.csv | filler of a role of an event, and article that says so |
| mentions.csv | stretch of text that names a thing or reports an event, with its sentence |

Things go by what is behind the base in their IRIs, as in `kg query` with `base:`. Where a cell
has several values they stand in order, "; " apart.
"""

import csv
import io
from collections.abc import Callable, Iterator
from functools import cache
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pyoxigraph import Literal, NamedNode, Store
from rdflib import RDF, RDFS
from rdflib.namespace import DCTERMS, SKOS

from kg.part import articles_of
from kg.said import class_of, roles, said_by, texts
from kg.vocabulary import GEO, KG, local, ontology, superclasses

Row = tuple[str | int, ...]
_LANGUAGES = ("en", "id")
_MENTION = NamedNode(KG.mention)


def _articles(store: Store) -> Iterator[Row]:
    for node in sorted(articles_of(store), key=str):
        cells = [
            _cell(store, node, DCTERMS[name])
            for name in ("identifier", "title", "language", "issued")
        ]
        publishers = [NamedNode(v) for v in _values(store, node, str(DCTERMS.publisher))]
        names = [_cell(store, publisher, RDFS.label) for publisher in publishers]
        yield (local(node.value), *cells, "; ".join(names), _cell(store, node, DCTERMS.source))


def _entities(store: Store) -> Iterator[Row]:
    for node, kind in _things(store):
        if "Event" not in superclasses(kind):
            names = set(texts(store, node, str(SKOS.altLabel)))
            names -= {_label(store, node, language) for language in _LANGUAGES}
            cells = [
                _cell(store, node, name) for name in (SKOS.exactMatch, GEO.lat, GEO.long, KG.within)
            ]
            yield (*_head(store, node, kind), "; ".join(sorted(names)), *cells)


def _events(store: Store) -> Iterator[Row]:
    for node, kind in _things(store):
        if "Event" in superclasses(kind):
            bounds = (texts(store, node, KG.earliest)[:1], texts(store, node, KG.latest)[-1:])
            yield (
                *_head(store, node, kind),
                _cell(store, node, KG.status),
                _cell(store, node, KG.date),
                *("".join(bound) for bound in bounds),
            )


def _head(store: Store, node: NamedNode, kind: str) -> Row:
    labels = [_label(store, node, language) for language in _LANGUAGES]
    articles, mentions = (
        len(texts(store, node, predicate)) for predicate in (KG.mentionedIn, KG.mention)
    )
    return (local(node.value), kind, *labels, articles, mentions)


def _roles(store: Store) -> Iterator[Row]:
    articles = articles_of(store)
    events = (node for node, kind in _things(store) if "Event" in superclasses(kind))
    for node in events:
        for role, filler in roles(store, node):
            if role not in ("date", "earliest", "latest"):
                name = local(filler.value) if isinstance(filler, NamedNode) else ""
                value = filler.value if isinstance(filler, Literal) else ""
                said = said_by(store, node, role, filler)
                # What no article says, merging did: which launch belongs to which salvo.
                for article in sorted(local(a.value) for a in said & articles) or [""]:
                    yield local(node.value), role, name, value, article


def _mentions(store: Store) -> Iterator[Row]:
    for article in sorted(articles_of(store), key=str):
        rows: list[tuple[int, int, list[str]]] = []
        for quad in store.quads_for_pattern(None, _MENTION, None, article):
            thing, where = quad.subject, quad.object
            if isinstance(thing, NamedNode) and isinstance(where, NamedNode):
                start, end = (int(_cell(store, where, KG[name]) or 0) for name in ("start", "end"))
                said = [_cell(store, where, KG[n]) for n in ("surface", "quote", "rule")]
                rows.append((start, end, [local(thing.value), *said]))
        for start, end, (name, *said) in sorted(rows):
            yield name, local(article.value), start, end, *said


_HEAD = "class label_en label_id articles mentions"
TABLES: tuple[tuple[str, str, Callable[[Store], Iterator[Row]]], ...] = (
    ("articles", "article identifier title language published publisher url", _articles),
    ("entities", f"entity {_HEAD} other_names same_as latitude longitude within", _entities),
    ("events", f"event {_HEAD} status date earliest latest", _events),
    ("roles", "event role filler value article", _roles),
    ("mentions", "thing article start end words sentence rule", _mentions),
)
"""Name of each table, its columns, and its rows."""


def to_csv(store: Store, out: IO[bytes]) -> None:
    """Write a zip archive of the tables; equal graphs make equal bytes."""
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, _, _ in TABLES:
            info = ZipInfo(f"{name}.csv")  # of 1980, as it is not told the time
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            with archive.open(info, "w", force_zip64=True) as file:
                write_table(store, name, file)


def write_table(store: Store, name: str, out: IO[bytes]) -> None:
    """Write one table: a line of column names, then its rows in a fixed order."""
    columns, rows = next((columns, rows) for table, columns, rows in TABLES if table == name)
    text = io.TextIOWrapper(out, "utf-8", newline="")
    writer = csv.writer(text)
    writer.writerow(columns.split())
    writer.writerows(rows(store))
    text.flush()
    text.detach()  # or it would close `out`


def _things(store: Store) -> Iterator[tuple[NamedNode, str]]:
    """Yield things and the concepts that fill roles, each with its class, sorted by IRI."""
    classes: dict[NamedNode, set[str]] = {}
    for quad in store.quads_for_pattern(None, NamedNode(str(RDF.type)), None, None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            classes.setdefault(quad.subject, set()).add(quad.object.value)
    for node in sorted(classes, key=str):
        kind = class_of(classes[node])
        if kind and _is_listed(kind):
            yield node, kind


@cache
def _is_listed(kind: str) -> bool:
    above = set(ontology().transitive_objects(KG[kind], RDFS.subClassOf))
    return bool({KG.Thing, SKOS.Concept} & above)


def _values(store: Store, node: NamedNode, predicate: str) -> list[str]:
    quads = store.quads_for_pattern(node, NamedNode(predicate), None, None)
    return sorted({q.object.value for q in quads if isinstance(q.object, NamedNode)})


def _cell(store: Store, node: NamedNode, predicate: str) -> str:
    return "; ".join(texts(store, node, str(predicate)))


def _label(store: Store, node: NamedNode, language: str) -> str:
    quads = store.quads_for_pattern(node, NamedNode(str(RDFS.label)), None, None)
    found = {
        q.object.value
        for q in quads
        if isinstance(q.object, Literal) and q.object.language == language
    }
    return "; ".join(sorted(found))
