"""What a store was sent already: `DIR/push/<digest of its URL>.sqlite`.

SQLite, because a push can be killed at any moment, and because its lock goes with the
process that held it. It holds no password, and can be deleted: then all is sent again.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.errors import PushError
from kg.push.parts import Mark

_TABLES = """
CREATE TABLE IF NOT EXISTS push (url TEXT PRIMARY KEY, whole TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS graph (
    name TEXT PRIMARY KEY, digest TEXT NOT NULL, triples INTEGER NOT NULL, sent INTEGER NOT NULL
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Sent:
    """How far a graph has come."""

    mark: Mark
    triples: int
    """How many of `mark.triples` the store has."""


class Record:
    """What one store was sent already; every change is on disk when its call returns."""

    def __init__(self, connection: sqlite3.Connection, url: str) -> None:
        """Read and write by a connection that holds the lock."""
        self._connection, self._url = connection, url

    def graphs(self) -> dict[str, Sent]:
        """Return what was sent, by the name of the graph."""
        rows = self._connection.execute("SELECT name, digest, triples, sent FROM graph")
        return {name: Sent(Mark(digest, triples), sent) for name, digest, triples, sent in rows}

    def add(self, graphs: dict[str, Sent]) -> None:
        """Note that the store has these now."""
        rows = [(n, s.mark.digest, s.mark.triples, s.triples) for n, s in graphs.items()]
        with self._connection:
            self._connection.executemany("REPLACE INTO graph VALUES (?, ?, ?, ?)", rows)

    def doubt(self, names: Iterable[str]) -> None:
        """Note that the store may hold anything in these graphs."""
        with self._connection:
            self._connection.executemany(
                "UPDATE graph SET digest = '', sent = 0 WHERE name = ?", [(n,) for n in names]
            )

    def remove(self, names: list[str]) -> None:
        """Note that the store has these no more."""
        with self._connection:
            self._connection.executemany("DELETE FROM graph WHERE name = ?", [(n,) for n in names])

    @property
    def whole(self) -> str | None:
        """Digest of the knowledge base that was, or is being, pushed."""
        row = self._connection.execute("SELECT whole FROM push").fetchone()
        return None if row is None else str(row[0])

    def begin(self, whole: str) -> None:
        """Note which knowledge base is being pushed."""
        with self._connection:
            self._connection.execute("REPLACE INTO push VALUES (?, ?)", (self._url, whole))


@contextmanager
def recording(directory: Path, url: str) -> Iterator[Record]:
    """Open the record of what `url` was sent from `directory`, for one push at a time.

    Raises:
        PushError: Another push goes on, or the record cannot be written.
    """
    name = hashlib.sha256(url.encode()).hexdigest()[:16]
    path = directory / "push" / f"{name}.sqlite"
    try:
        with closing(_opened(path)) as connection:
            yield Record(connection, url)
    except sqlite3.Error as error:
        raise PushError(_explained(path, url, error)) from error


def _opened(path: Path) -> sqlite3.Connection:
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise PushError(f"{path}: cannot be written: {error}") from error
    connection = sqlite3.connect(path, timeout=0)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.executescript(f"BEGIN EXCLUSIVE; {_TABLES} COMMIT;")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _explained(path: Path, url: str, error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", None)  # absent where Python itself raises
    if code == sqlite3.SQLITE_BUSY:
        return f"{path}: another kg pushes to {url}; wait until it is done"
    if code == sqlite3.SQLITE_NOTADB:
        return f"{path}: damaged: {error}; delete it, and all is sent again"
    return f"{path}: cannot be written: {error}; what was sent is not lost: make room, push again"
