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
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store
from rdflib import Dataset, Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.errors import StoreError
from kg.later import later

_MARKER = ".newskg"
_STORE, _NEW, _OLD, _WAS = "store", "store.new", "store.old", "store.was"
_GENERATION = "generation"
"""File within a store that says which state of the knowledge base it is, once it is whole."""

_BATCH = 200_000
"""Quads loaded at once: Oxigraph's loader alone would take over a gigabyte."""
_BULK = 10_000
"""Quads from which on that loader is worth the files that it writes."""

_PATIENCE = 0.2
"""Seconds to wait for the lock: somebody who only looks whether it is held has it for less."""

Step = Callable[[Store], object]
_oxrdflib = later("oxrdflib.store:OxigraphStore")


def _nothing(_: Store) -> None: ...


def write(quads: Iterable[Quad], directory: Path, *, finish: Step = _nothing) -> Store:
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
    with writing(directory):
        settle(directory, 0)
        replace(quads, directory, finish=finish)
    return open_store(directory)


@contextmanager
def writing(directory: Path) -> Iterator[None]:
    """Hold `directory`, made where it is missing, as its only writer.

    Raises:
        StoreError: `directory` holds something else, is being written by another
            process, or cannot be written.
    """
    try:
        with _holding(directory):
            yield
    except OSError as error:
        raise StoreError(
            f"{directory}: cannot be written: {error}; what was there before is unchanged: "
            "make room or choose another directory, and build again"
        ) from error


def replace(
    quads: Iterable[Quad],
    directory: Path,
    *,
    generation: int = 0,
    finish: Step = _nothing,
    commit: Step = _nothing,
) -> None:
    """Put a store of exactly `quads` in the place of the one that is there.

    Args:
        quads: In named graphs; consumed once, never held in memory as a whole.
        directory: Held by `writing`, and settled.
        generation: Which state of the knowledge base this is.
        finish: Called with the new store, union and all, to add to it.
        commit: Called with the new store when it is whole, before it takes its place: once this
            has returned, a killed run is gone on with by `settle`.
    """

    def fill(store: Store) -> None:
        rest = _with_union(quads)
        while batch := list(islice(rest, _BATCH)):
            store.bulk_extend(batch)
        finish(store)

    _change(directory, fill, generation=generation, commit=commit)


def amend(
    directory: Path,
    edit: Step,
    *,
    generation: int,
    commit: Step = _nothing,
) -> None:
    """Put a changed copy of the store in its place: readers see the one or the other.

    Args:
        directory: Held by `writing`, and settled.
        edit: Called with the copy, to change it.
        generation: As for `replace`.
        commit: As for `replace`.
    """
    # Files that are never changed are not copied but linked (RocksDB's checkpoints).
    Store.read_only(str(directory / _STORE)).backup(str(directory / _NEW))
    _change(directory, edit, generation=generation, commit=commit)


@contextmanager
def as_it_was(directory: Path) -> Iterator[Store]:
    """Lend a copy of the store as it was before the change that is going on."""
    path = directory / _WAS
    Store.read_only(str(directory / _STORE)).backup(str(path))
    try:
        yield Store(str(path))
    finally:
        shutil.rmtree(path, ignore_errors=True)


def _change(directory: Path, edit: Step, *, generation: int, commit: Step) -> None:
    new = directory / _NEW
    try:
        store = Store(str(new))
        edit(store)
        store.flush()
        (new / _GENERATION).write_text(str(generation))
        commit(store)
        del store  # closed, as a rename requires
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    _swap(directory)


def apply(store: Store, dead: Collection[Quad], fresh: Collection[Quad]) -> None:
    """Take quads of named graphs out of a store, and put others in; the union follows."""
    # Out before in: a store may hold the 3.0 that goes in as the 3 that goes out.
    for quad in dead:
        store.remove(quad)
    rest = _with_union(fresh)
    while batch := list(islice(rest, _BATCH)):
        (store.bulk_extend if len(batch) > _BULK else store.extend)(batch)
    for triple in {(q.subject, q.predicate, q.object) for q in dead}:
        others = store.quads_for_pattern(*triple, None)
        if all(quad.graph_name == DefaultGraph() for quad in others):
            store.remove(Quad(*triple))
    for graph in {quad.graph_name for quad in dead}:
        if isinstance(graph, NamedNode) and not _any_in(store, graph):
            store.remove_graph(graph)


def _any_in(store: Store, graph: NamedNode) -> bool:
    return any(True for _ in store.quads_for_pattern(None, None, None, graph))


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
    path = location(directory)
    try:
        return Store.read_only(str(path))
    except (OSError, RuntimeError) as error:
        raise StoreError(f"{path}: damaged: {error}; build it again") from error


def location(directory: Path) -> Path:
    """Return where the Oxigraph of the knowledge base at `directory` is just now.

    Raises:
        StoreError: There is none.
    """
    # A writer killed between the two renames of `_swap` leaves the store under its other name.
    for path in (directory / _STORE, directory / _OLD):
        if (path / "CURRENT").is_file():
            return path
    what = "no knowledge base" if directory.is_dir() else "no such directory"
    raise StoreError(f"{directory}: {what}; make one with: kg build ARTICLES --out {directory}")


def in_memory(quads: Iterable[Quad]) -> Store:
    """Load `quads`, and their union, into a store that lives in memory."""
    store = Store()
    store.bulk_extend(quads)
    store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")
    return store


def as_dataset(store: Store) -> Dataset:
    """Show a store as an rdflib dataset over it; its default graph is the union."""
    return Dataset(store=_oxrdflib(store=store))


def as_graph(store: Store) -> Graph:
    """Show the union of a store made here as an rdflib graph over it, without copying."""
    return Graph(store=_oxrdflib(store=store), identifier=DATASET_DEFAULT_GRAPH_ID)


def has_union(store: Store) -> bool:
    """Tell whether the default graph holds the union, as it does in every store made here."""
    return any(True for _ in store.quads_for_pattern(None, None, None, DefaultGraph()))


def _with_union(quads: Iterable[Quad]) -> Iterator[Quad]:
    for quad in quads:
        yield quad
        yield Quad(quad.subject, quad.predicate, quad.object)


def is_held(directory: Path) -> bool:
    """Whether a process is writing `directory` now."""
    marker = (directory / _MARKER).resolve()
    try:
        connection = sqlite3.connect(f"{marker.as_uri()}?mode=ro", timeout=0, uri=True)
        try:
            connection.execute("SELECT * FROM sqlite_master").fetchall()
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        return error.sqlite_errorcode == sqlite3.SQLITE_BUSY
    return False


@contextmanager
def _holding(directory: Path) -> Iterator[None]:
    """Lock the directory.

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
    connection = sqlite3.connect(marker, timeout=_PATIENCE, isolation_level=None)
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


def settle(directory: Path, generation: int) -> bool:
    """End what a killed writer began: take its store if that is whole, else the one before.

    Returns:
        Whether the store is now that of `generation`.
    """
    store, new, old = directory / _STORE, directory / _NEW, directory / _OLD
    if old.is_dir() and not store.exists():
        old.rename(store)
    if generation and _generation(new) == generation:
        _swap(directory)
    for path in (old, new, directory / _WAS):
        shutil.rmtree(path, ignore_errors=True)
    return _generation(store) == generation


def _generation(store: Path) -> int | None:
    path = store / _GENERATION
    return int(path.read_text()) if path.is_file() else None


def _swap(directory: Path) -> None:
    store, old = directory / _STORE, directory / _OLD
    if store.exists():
        store.rename(old)
    (directory / _NEW).rename(store)
    shutil.rmtree(old, ignore_errors=True)
