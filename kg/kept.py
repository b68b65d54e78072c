"""What was read is kept, in `DIR/articles.sqlite`: a row for each article, its extraction as JSON.

So merging can be redone without reading text again, and a run that is killed loses no more than
the articles of its last batch. `reading` holds all that was read, `member` which of it is the
knowledge base, `unit` what the store was last made of, `fact` what else is known of it. A row is
good as long as the article and the rules that read it are the same.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from kg.annotation import Article, Extraction
from kg.errors import StoreError
from kg.graph import Unit
from kg.notation import digest, from_json, to_json
from kg.versions import reading_rules

FILE = "articles.sqlite"
NO_ARTICLES = "keeps no articles; make it anew with: kg build ARTICLES --out DIR"
_BATCH = 32
"""Readings that a kill may lose: some seconds of work."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS reading (
    key TEXT PRIMARY KEY, id TEXT NOT NULL, rules TEXT NOT NULL, language TEXT NOT NULL,
    published TEXT, publisher TEXT,
    article TEXT NOT NULL, entities TEXT NOT NULL, events TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS member (id TEXT PRIMARY KEY, key TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS unit (
    graph TEXT, subject TEXT, mark TEXT NOT NULL, quads INTEGER NOT NULL,
    PRIMARY KEY (graph, subject)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_LOOSE = "key NOT IN (SELECT key FROM member)"
_GENERATION = "generation"

Mark = tuple[str, int]
"""Digest of what a unit is made of, and its number of quads."""


class Kept:
    """The extractions of one directory; made by `open_kept`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Stand on an open database."""
        self._sql = connection
        self._waiting: list[tuple[str | None, ...]] = []

    def key(self, article: Article) -> str:
        """Return the key of an article's row: it changes with the article and with the rules."""
        return f"{digest(article)}-{reading_rules()}"

    def has(self, key: str) -> bool:
        """Whether the article of that key has been read."""
        return bool(self._sql.execute("SELECT 1 FROM reading WHERE key = ?", (key,)).fetchone())

    def keep(self, extraction: Extraction) -> None:
        """Write down what was read, with the next batch."""
        a = extraction.article
        published = a.published.isoformat() if a.published else None
        head = (self.key(a), a.id, reading_rules(), a.language, published, a.publisher)
        self._waiting.append((*head, *to_json(extraction)))
        if len(self._waiting) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write down what waits."""
        rows, self._waiting = self._waiting, []
        with self.transaction():
            self._sql.executemany(
                "INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows
            )

    def members(self) -> dict[str, str]:
        """Return identifier -> key of the articles that are the knowledge base, sorted."""
        return dict(self._sql.execute("SELECT id, key FROM member ORDER BY id"))

    def set_members(self, members: Mapping[str, str]) -> None:
        """Make these the knowledge base."""
        before = self.members()
        gone = before.keys() - members.keys()
        self._sql.executemany("DELETE FROM member WHERE id = ?", ((name,) for name in sorted(gone)))
        fresh = [row for row in sorted(members.items()) if before.get(row[0]) != row[1]]
        self._sql.executemany("INSERT OR REPLACE INTO member VALUES (?, ?)", fresh)

    def waiting(self) -> int:
        """Return how many readings are of no member."""
        found = self._sql.execute(f"SELECT count(*) FROM reading WHERE {_LOOSE}").fetchone()
        return int(found[0])

    def forget(self) -> None:
        """Forget the readings that are of no member."""
        self._sql.execute(f"DELETE FROM reading WHERE {_LOOSE}")

    def extractions(self, members: Mapping[str, str]) -> Iterator[Extraction]:
        """Yield what was read from some articles, by identifier.

        Raises:
            StoreError: A row is damaged.
        """
        for name, key in sorted(members.items()):
            found = self._sql.execute(
                "SELECT article, entities, events FROM reading WHERE key = ?", (key,)
            ).fetchone()
            try:
                yield from_json(found)
            except (TypeError, ValueError) as error:
                what = f"{self.path}: what was read from article {name!r} is damaged: {error}"
                raise StoreError(f"{what}; build again from the articles") from error

    def units(self) -> dict[Unit, Mark]:
        """Return what the store was last made of."""
        rows = self._sql.execute("SELECT graph, subject, mark, quads FROM unit")
        return {(graph, subject): (mark, quads) for graph, subject, mark, quads in rows}

    def set_units(self, changed: Mapping[Unit, Mark], gone: Iterable[Unit] | None) -> None:
        """Note what the store is made of now; `gone` is None where all is new."""
        if gone is None:
            self._sql.execute("DELETE FROM unit")
        else:
            self._sql.executemany("DELETE FROM unit WHERE graph = ? AND subject = ?", gone)
        rows = ((*unit, *mark) for unit, mark in changed.items())
        self._sql.executemany("INSERT OR REPLACE INTO unit VALUES (?, ?, ?, ?)", rows)

    def quads(self) -> int:
        """Return how many quads the units have."""
        found = self._sql.execute("SELECT coalesce(sum(quads), 0) FROM unit").fetchone()
        return int(found[0])

    def fact(self, name: str) -> str | None:
        """Return what is known under a name."""
        found = self._sql.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return found[0] if found else None

    def set_fact(self, name: str, value: str) -> None:
        """Know something under a name."""
        self._sql.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))

    def rows(self, sql: str) -> list[tuple[str | None, ...]]:
        """Return what a query answers."""
        return self._sql.execute(sql).fetchall()

    def count(self, sql: str) -> dict[str, int]:
        """Return what a query answers that counts by name."""
        return dict(self._sql.execute(sql))

    @property
    def generation(self) -> int:
        """Which state of the knowledge base this is; 0 before the first."""
        return int(self.fact(_GENERATION) or 0)

    @generation.setter
    def generation(self, value: int) -> None:
        self.set_fact(_GENERATION, str(value))

    @property
    def path(self) -> str:
        """The file."""
        return str(self._sql.execute("PRAGMA database_list").fetchone()[2])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all of what follows, or nothing."""
        self._sql.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._sql.execute("ROLLBACK")
            raise
        self._sql.execute("COMMIT")


@contextmanager
def open_kept(directory: Path, *, write: bool = True) -> Iterator[Kept]:
    """Open what is kept in a directory: by its only writer, or only to look.

    Raises:
        StoreError: It cannot be read or written.
    """
    path = directory / FILE
    try:
        connection = sqlite3.connect(_uri(path, write=write), uri=True, isolation_level=None)
        try:
            if write:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.executescript(_SCHEMA)
            yield Kept(connection)
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise StoreError(
            f"{path}: cannot be read or written: {error}; make room, or build into a new directory"
        ) from error


def _uri(path: Path, *, write: bool) -> str:
    # Who may write and only looks still opens to write: else SQLite leaves files of its own behind.
    options = "mode=rwc" if write else "mode=rw"
    if not write and not os.access(path, os.W_OK):
        options = "mode=ro&immutable=1"
    return f"{path.resolve().as_uri()}?{options}"


def kept_extractions(directory: Path) -> list[Extraction]:
    """Return what was read from the articles of a knowledge base, by identifier.

    Raises:
        StoreError: There is none, or it is damaged.
    """
    if not (directory / FILE).is_file():
        raise StoreError(f"{directory}: {NO_ARTICLES}")
    with open_kept(directory, write=False) as kept:
        return list(kept.extractions(kept.members()))
