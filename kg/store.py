"""The knowledge base: one directory, with an embedded Oxigraph in `DIR/store`.

The named graphs hold what each source says. The default graph holds their union
once more, because Oxigraph's own union default graph answers `SELECT` with a row
for each graph that holds a triple: one launch told by two articles would count
as two. So the default graph of a store made here is always the union, and only
the named graphs are exported.

A build stands beside the store until it is whole, then takes its place: a build
that fails or is killed leaves the knowledge base as it was.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from oxrdflib.store import OxigraphStore
from pyoxigraph import DefaultGraph, Quad, Store
from rdflib import Dataset, Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.errors import StoreError

_MARKER = ".newskg"
_STORE, _NEW, _OLD = "store", "store.new", "store.old"

_BATCH = 200_000
"""Quads loaded at once: Oxigraph's loader alone would take over a gigabyte."""


def _nothing(_: Store) -> None: ...


def write(
    quads: Iterable[Quad], directory: Path, *, finish: Callable[[Store], object] = _nothing
) -> Store:
    """Make `directory` a knowledge base of exactly `quads`, and open it for reading.

    Other files in `directory` are left alone.

    Args:
        quads: In named graphs; consumed once, never held in memory as a whole.
        directory: Missing, empty, or a knowledge base already.
        finish: Called with the new store, union and all, before it takes its place.

    Raises:
        StoreError: `directory` holds something else, is being written by another
            process, or cannot be written.
    """
    try:
        with _writing(directory):
            _settle(directory)
            try:
                _load(quads, directory / _NEW, finish)
                _swap(directory)
            finally:
                shutil.rmtree(directory / _NEW, ignore_errors=True)
    except OSError as error:
        raise StoreError(
            f"{directory}: cannot be written: {error}; what was there before is unchanged: "
            "make room or choose another directory, and build again"
        ) from error
    return open_store(directory)


def claim(directory: Path) -> None:
    """Make sure, before long work, that `write` would take `directory`.

    Raises:
        StoreError: It holds something that is not a knowledge base, or cannot be written.
    """
    try:
        if directory.exists() and not (directory / _MARKER).is_file() and any(directory.iterdir()):
            raise StoreError(_foreign(directory))
    except OSError as error:
        raise StoreError(f"{directory}: cannot be read: {error}; choose another --out") from error


def _foreign(directory: Path) -> str:
    return f"{directory}: not empty, and not a knowledge base; choose a new directory for --out"


def open_store(directory: Path) -> Store:
    """Open the knowledge base at `directory` for reading.

    Raises:
        StoreError: There is none, or it is damaged.
    """
    # A writer killed between the two renames of `_swap` leaves the store under its other name.
    for path in (directory / _STORE, directory / _OLD):
        if (path / "CURRENT").is_file():
            try:
                return Store.read_only(str(path))
            except (OSError, RuntimeError) as error:
                raise StoreError(f"{path}: damaged: {error}; build it again") from error
    what = "no knowledge base" if directory.is_dir() else "no such directory"
    raise StoreError(f"{directory}: {what}; make one with: kg build ARTICLES --out {directory}")


def in_memory(quads: Iterable[Quad]) -> Store:
    """Load `quads`, and their union, into a store that lives in memory."""
    store = Store()
    store.bulk_extend(_with_union(quads))
    return store


def as_dataset(store: Store) -> Dataset:
    """Show a store as an rdflib dataset over it; its default graph is the union."""
    return Dataset(store=OxigraphStore(store=store))


def as_graph(store: Store) -> Graph:
    """Show the union of a store made here as an rdflib graph over it, without copying."""
    return Graph(store=OxigraphStore(store=store), identifier=DATASET_DEFAULT_GRAPH_ID)


def has_union(store: Store) -> bool:
    """Tell whether the default graph holds the union, as it does in every store made here."""
    return any(True for _ in store.quads_for_pattern(None, None, None, DefaultGraph()))


def _with_union(quads: Iterable[Quad]) -> Iterator[Quad]:
    for quad in quads:
        yield quad
        yield Quad(quad.subject, quad.predicate, quad.object)


def _load(quads: Iterable[Quad], path: Path, finish: Callable[[Store], object]) -> None:
    """Fill a new store; it is closed on return, as a rename requires."""
    store = Store(str(path))
    rest = _with_union(quads)
    while batch := list(islice(rest, _BATCH)):
        store.bulk_extend(batch)
    finish(store)
    store.flush()


@contextmanager
def _writing(directory: Path) -> Iterator[None]:
    """Hold `directory` as its only writer.

    The marker that says that a directory is ours is an empty SQLite file: its lock
    works on every platform, and goes with the process that held it.
    """
    marker = directory / _MARKER
    directory.mkdir(parents=True, exist_ok=True)
    visible = [path for path in directory.iterdir() if not path.name.startswith(".")]
    if visible and not marker.is_file():
        raise StoreError(_foreign(directory))
    connection = _lock(marker)
    try:
        yield
    finally:
        connection.close()


def _lock(marker: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(marker, timeout=0, isolation_level=None)
    try:
        connection.execute("BEGIN EXCLUSIVE")
        marker.touch()  # for SQLite, an empty database need not be a file
    except sqlite3.OperationalError as error:
        connection.close()
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise StoreError(
                f"{marker.parent}: another kg is writing it; wait until it is done"
            ) from error
        raise OSError(str(error)) from error
    return connection


def _settle(directory: Path) -> None:
    """Take away what a killed writer left, after taking its store back if that is all there is."""
    store, old = directory / _STORE, directory / _OLD
    if old.is_dir() and not store.exists():
        old.rename(store)
    for path in (old, directory / _NEW):
        shutil.rmtree(path, ignore_errors=True)


def _swap(directory: Path) -> None:
    store, old = directory / _STORE, directory / _OLD
    if store.exists():
        store.rename(old)
    (directory / _NEW).rename(store)
    shutil.rmtree(old, ignore_errors=True)
