"""Write the graph in a format: one function and one row of `EXPORTERS` each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from pyoxigraph import Store

from kg.errors import ExportError
from kg.export.files import replacing, together, told
from kg.export.jsonld import to_jsonld
from kg.export.parts import check, split
from kg.export.rdf import to_nquads, to_ntriples, to_trig, to_turtle
from kg.export.rdfxml import to_rdfxml
from kg.export.tables import TABLES, to_csv, write_table
from kg.later import later


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format that the graph can be written in."""

    format: str
    suffix: str
    """Of the files it is known by, with the dot."""
    write: Callable[[Store, IO[bytes]], None]


EXPORTERS: tuple[Exporter, ...] = (
    Exporter("csv", ".zip", to_csv),
    Exporter("gexf", ".gexf", later("kg.export.network:to_gexf")),
    Exporter("graphml", ".graphml", later("kg.export.network:to_graphml")),
    Exporter("html", ".html", later("kg.export.page:write_page")),
    Exporter("jsonld", ".jsonld", to_jsonld),
    Exporter("nquads", ".nq", to_nquads),
    Exporter("ntriples", ".nt", to_ntriples),
    Exporter("rdfxml", ".rdf", to_rdfxml),
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
    with replacing(path) as out:
        row.write(store, out)


def export_tables(store: Store, folder: Path) -> None:
    """Write the tables of the format `csv` into a folder, made where there is none.

    They appear together, when all are whole; other files in the folder are left alone.

    Raises:
        ExportError: One cannot be written.
    """
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with together() as lend:
        for name, _, _ in TABLES:
            with lend(folder / f"{name}.csv") as out:
                write_table(store, name, out)


def export_parts(
    store: Store, path: Path, format: str | None = None, *, parts: int
) -> tuple[Path, ...]:
    """Write `store` to at most `parts` files, each whole by itself, that hold it between them.

    `graph.nq.gz` becomes `graph-01.nq.gz`, `graph-02.nq.gz` and so on. They appear together, when
    all are whole.

    Returns:
        The files, in order.

    Raises:
        ExportError: There is no such format, or it is one that cannot be split; a file of an
            earlier export would be taken for a part; a file cannot be written.
    """
    row = exporter(path, format)
    check(row.format)
    files: list[Path] = []
    with together() as lend:
        for part in split(store, row.format, parts):
            files.append(_numbered(path, len(files) + 1, parts))
            with lend(files[-1]) as out:
                out.writelines(part)
        _check_none_left(path, files)
    return tuple(files)


def _numbered(path: Path, number: int | str, parts: int) -> Path:
    stem, dot, suffixes = path.name.partition(".")
    shown = f"{number:0{max(2, len(str(parts)))}}" if isinstance(number, int) else number
    return path.with_name(f"{stem}-{shown}{dot}{suffixes}")


def _check_none_left(path: Path, files: Sequence[Path]) -> None:
    """Refuse to leave parts of an earlier export among ours: they would be loaded with them."""
    others = path.parent.glob(_numbered(path, "[0-9]*", 1).name)
    if left := sorted(set(others) - set(files)):
        raise ExportError(
            f"{left[0]}: seems to be left from an export in other parts; remove it, or choose "
            "another name"
        )
