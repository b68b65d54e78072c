"""Read articles from files, folders and standard input; refuse what is none, by file and line.

An article's text is kept as it came, character for character: offsets count in it. Memory holds
one article and the identifiers of the others, whatever the size of the input.
"""

import gzip
import json
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from pkgutil import resolve_name
from typing import Any, BinaryIO, TextIO

from rdflib import RDF

from kg.annotation import Article
from kg.errors import ArticleError
from kg.later import later
from kg.story import complete, opens_with_title
from kg.vocabulary import KG, ontology

SUFFIXES = (".txt", ".jsonl", ".jsonl.gz")
_ENOUGH = 4000
"""Characters that settle the language of a text."""
_CERTAIN = 0.5
_PRINTED = range(1600, 2200)
"""Years in which newspapers appear: others stand for a date that is missing."""
_NEIGHBOURS = {"ms": "id"}
"""A language read as its neighbour where the ontologies have no file for it."""

_from_model_file = later("py3langid.langid:LanguageIdentifier.from_model_file")


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that yields no article."""

    where: str
    """`FILE` or `FILE:LINE`."""
    why: str
    refused: bool
    """True for bad input, False for a text in a language that is not known."""


def read(
    paths: Sequence[str | Path],
    *,
    keep_going: bool = False,
    stdin: TextIO | BinaryIO | None = None,
    skipped: list[Skipped] | None = None,
) -> Iterator[Article]:
    """Yield the articles of files and folders, in the order given, a folder's files sorted.

    `.txt` holds one article, `.jsonl` and `.jsonl.gz` one a line; `-` is JSON Lines on standard
    input. A file that is named twice is read once.

    Args:
        paths: Files, folders, `-`.
        keep_going: Skip bad input, with a note in `skipped`, rather than raise.
        stdin: What `-` stands for; the process's own by default.
        skipped: Receives a note of each input that yields no article.

    Raises:
        ArticleError: The input cannot be read as articles, or two share an identifier.
    """
    notes = skipped if skipped is not None else []
    seen: dict[str, str] = {}
    for where, found in _found(paths, stdin):
        if isinstance(found, Article) and found.id in seen:
            found = _error(
                where, f"id {found.id!r} stands in {seen[found.id]} already", "rename one"
            )
        if isinstance(found, ArticleError):
            if not keep_going:
                raise found
            notes.append(Skipped(where, str(found).removeprefix(f"{where}: "), refused=True))
            continue
        seen[found.id] = where
        language = _language(found)
        if language in languages():
            yield complete(replace(found, language=language))
        else:
            notes.append(Skipped(where, f"its language is {language!r}", refused=False))


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that the ontologies describe, sorted."""
    return tuple(
        sorted(str(s).rpartition("/")[2] for s in ontology().subjects(RDF.type, KG.Language))
    )


def detect_language(text: str) -> str:
    """Return the code of the language that a text is in; where in doubt, one that we read."""
    ranked = _identifier().rank(text[:_ENOUGH])
    code, probability = ranked[0]
    if probability < _CERTAIN:
        code = next(c for c, _ in ranked if _NEIGHBOURS.get(c, c) in languages())
    return str(code)


def _language(article: Article) -> str:
    code = article.language or detect_language(article.text)
    return code if code in languages() else _NEIGHBOURS.get(code, code)


@cache
def _identifier() -> Any:
    return _from_model_file(resolve_name("py3langid.langid:MODEL_FILE"), norm_probs=True)


_Found = tuple[str, Article | ArticleError]
"""Where something stands, and what it is."""


def _found(paths: Iterable[str | Path], stdin: TextIO | BinaryIO | None) -> Iterator[_Found]:
    seen: set[Path] = set()
    for named in paths:
        if str(named) == "-":
            yield from _in_lines("-", stdin or sys.stdin.buffer)
            continue
        try:
            files = _files(Path(named))
        except ArticleError as error:
            yield str(named), error
            continue
        for path in files:
            if path.resolve() not in seen:
                seen.add(path.resolve())
                yield from _in_file(path)


def _files(path: Path) -> list[Path]:
    """The files that hold articles: the path itself, or those in a folder and below it."""
    if not path.exists():
        raise _error(path, "no such file or folder", "check the path")
    if path.is_file():
        if path.name.endswith(SUFFIXES):
            return [path]
        raise _error(
            path, "not a kind of file that holds articles", f"expected {', '.join(SUFFIXES)}"
        )
    inside = (p for p in path.rglob("*") if p.is_file() and p.name.endswith(SUFFIXES))
    shown = [p for p in inside if not any(n.startswith(".") for n in p.relative_to(path).parts)]
    if not shown:
        raise _error(path, "no articles in this folder", f"expected {', '.join(SUFFIXES)} files")
    return sorted(shown, key=lambda p: p.relative_to(path).as_posix())


def _in_file(path: Path) -> Iterator[_Found]:
    try:
        if path.suffix == ".txt":
            yield str(path), _from_text(path)
        elif path.suffix == ".gz":
            with gzip.open(path, "rb") as stream:
                yield from _in_lines(str(path), stream)
        else:
            with path.open("rb") as stream:
                yield from _in_lines(str(path), stream)
    except ArticleError as error:
        yield str(path), error
    except OSError as error:
        yield (
            str(path),
            _error(path, f"cannot be read: {error.strerror or error}", "check the file"),
        )


def _in_lines(name: str, stream: TextIO | BinaryIO | gzip.GzipFile) -> Iterator[_Found]:
    rows: Iterator[str | bytes] = iter(stream)
    number = 0
    while True:
        number += 1
        where = f"{name}:{number}"
        try:
            row = next(rows, None)
            if row is None:
                return
            line = row if isinstance(row, str) else _decoded(row, where)
            if line.strip():
                yield where, _from_json(line, where)
        except ArticleError as error:
            yield where, error
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            yield where, _error(where, f"not whole gzip: {error}", "compress the file anew")
            return
        except UnicodeDecodeError as error:  # a text stream decodes ahead: nothing behind is safe
            yield where, _error(where, f"not UTF-8: {error.reason}", "save it as UTF-8")
            return


def _from_text(path: Path) -> Article:
    text = _decoded(path.read_bytes(), str(path))
    if not text.strip():
        raise _error(path, "the text is empty", "remove the file or fill it")
    title = opens_with_title(text)
    return Article(id=path.stem, text=text, title=title, language="")


def _from_json(line: str, where: str) -> Article:
    try:
        row = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise _error(where, f"not JSON: {error}", "write one object a line") from error
    if not isinstance(row, dict):
        raise _error(
            where, f"a {type(row).__name__}, not an object", 'expected {"id": ..., "text": ...}'
        )
    if isinstance(row.get("id"), int) and not isinstance(row["id"], bool):
        row["id"] = str(row["id"])
    name, text = (_field(row, key, where, required=True) for key in ("id", "text"))
    title = _field(row, "title", where).strip() or None
    return Article(
        id=name.strip(),
        text=f"{title}\n{text}" if title else text,
        title=title,
        language=_field(row, "language", where)
        .strip()
        .casefold()
        .replace("_", "-")
        .partition("-")[0],
        published=_published(_field(row, "published", where).strip(), where),
        publisher=_field(row, "publisher", where).strip() or None,
        url=_field(row, "url", where).strip() or None,
    )


def _field(row: dict[str, Any], key: str, where: str, *, required: bool = False) -> str:
    """A field that is text, empty where it is missing or null."""
    value = row.get(key)
    if value is None and required:
        raise _error(where, f"{key!r} is missing", "every line needs an id and a text")
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _error(where, f"{key!r} is {value!r:.60}", "expected a string")
    if required and not value.strip():
        raise _error(where, f"{key!r} is empty", "fill it or remove the line")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise _error(where, f"{key!r} has half a surrogate pair", "write it as UTF-8") from error
    return value


def _published(value: str, where: str) -> date | None:
    if not value:
        return None
    try:
        found = datetime.fromisoformat(value).date()
    except ValueError as error:
        raise _error(where, f"'published' is {value!r:.60}", "expected YYYY-MM-DD") from error
    if found.year not in _PRINTED:
        years = f"expected a year from {_PRINTED.start} to {_PRINTED.stop - 1}, or null"
        raise _error(where, f"'published' is {value!r:.60}", years)
    return found


def _decoded(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        place = f"{where}:{line}" if line > 1 or not where.rpartition(":")[2].isdigit() else where
        raise _error(place, f"not UTF-8: {error.reason}", "save it as UTF-8") from error


def _error(where: str | Path, what: str, remedy: str) -> ArticleError:
    return ArticleError(f"{where}: {what}; {remedy}")
