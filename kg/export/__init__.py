"""Write the graph in a format: one function and one row of `EXPORTERS` each."""

import gzip
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from pyoxigraph import Store

from kg.errors import ExportError
from kg.export.html import to_html
from kg.export.jsonld import to_jsonld
from kg.export.part import most_shared
from kg.export.rdf import to_nquads, to_ntriples, to_trig, to_turtle


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format that the graph can be written in."""

    format: str
    suffix: str
    """Of the files it is known by, with the dot."""
    write: Callable[[Store, IO[bytes]], None]


def _write_html(store: Store, out: IO[bytes]) -> None:
    out.write(to_html(most_shared(store, PAGE), title="News graph").encode())


PAGE = 400
"""Articles that a page holds; of more, those that share the most events with others."""

EXPORTERS: tuple[Exporter, ...] = (
    Exporter("html", ".html", _write_html),
    Exporter("jsonld", ".jsonld", to_jsonld),
    Exporter("nquads", ".nq", to_nquads),
    Exporter("ntriples", ".nt", to_ntriples),
    Exporter("trig", ".trig", to_trig),
    Exporter("turtle", ".ttl", to_turtle),
)
"""Sorted by format. Add a row to add one."""


def exporter(path: Path, format: str | None = None) -> Exporter:
    """Choose by `format`, else by the suffix of `path`, before any work is done.

    Args:
        path: A last suffix `.gz` is passed over: `graph.nq.gz` is N-Quads.
        format: Name of a row of `EXPORTERS`.

    Raises:
        ExportError: There is no such format.
    """
    suffix = Path(path.stem).suffix if path.suffix == ".gz" else path.suffix
    for row in EXPORTERS:
        if row.format == format or (format is None and row.suffix == suffix.lower()):
            return row
    known = ", ".join(f"{row.format} ({row.suffix})" for row in EXPORTERS)
    asked = f"format {format!r}" if format else f"file suffix {suffix!r}"
    raise ExportError(f"{path}: no exporter for {asked}; known: {known}")


def export(store: Store, path: Path, format: str | None = None) -> None:
    """Write `store` to `path`, gzipped where that ends in `.gz`; see `exporter` for the choice.

    The file appears when it is whole: what stood there before stays until then.

    Raises:
        ExportError: There is no such format, or `path` cannot be written.
    """
    row = exporter(path, format)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            if path.suffix == ".gz":
                _compressed(row, store, file)
            else:
                row.write(store, file)
        part.replace(path)
    except OSError as error:
        raise ExportError(f"{path}: cannot be written: {error}") from error
    finally:
        part.unlink(missing_ok=True)


def _compressed(row: Exporter, store: Store, file: IO[bytes]) -> None:
    # Neither name nor time in the header, so that equal graphs make equal bytes.
    with gzip.GzipFile("", "wb", fileobj=file, mtime=0) as out:
        row.write(store, cast(IO[bytes], out))
