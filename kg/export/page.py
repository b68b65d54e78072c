"""The graph page as a file: of the whole, or of a part of it beside the page of the whole."""

from dataclasses import astuple
from pathlib import Path
from typing import IO

from pyoxigraph import Store

from kg.errors import ExportError, SelectionError
from kg.export.files import replacing
from kg.export.html import to_html
from kg.export.part import most_shared
from kg.names import key
from kg.part import articles_of, cut
from kg.selection import Selection
from kg.store import open_store

PAGE = 400
"""Articles that a page holds; of more, those that share the most events with others."""


def write_page(store: Store, out: IO[bytes], *, title: str = "") -> None:
    """Write the page of `store`; a title in the reader's language stands in for an empty one."""
    total = len(articles_of(store))
    out.write(to_html(most_shared(store, PAGE), title=title, articles=total).encode())


def page_of(directory: Path, selection: Selection) -> Path:
    """Return the page of the knowledge base at `directory`, or make that of a part of it.

    The page of a part stands beside the other, `graph.kim-jong-un.html`, and is made anew.

    Raises:
        StoreError: There is no knowledge base.
        SelectionError: Nothing is in the part, or its words mean nothing.
        ExportError: There is no page of the whole, or no room for that of the part.
    """
    store = open_store(directory)
    whole = directory / "graph.html"
    if not selection:
        if whole.is_file():
            return whole
        raise ExportError(f"{whole}: no such page; make it with: kg export {directory} {whole}")
    words = [word for word in astuple(selection) if word]
    slug = "-".join(filter(None, (_slug(word) for word in words)))
    path = directory / f"graph.{slug}.html"
    with cut(store, selection) as part:
        if not articles_of(part):
            raise SelectionError(f"{directory}: no event is in {' · '.join(words)!r}; ask for less")
        with replacing(path) as out:
            write_page(part, out, title=" · ".join(words))
    return path


def _slug(word: str) -> str:
    ascii_ = key(word, romanise=True)
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in ascii_).split())[:60]
