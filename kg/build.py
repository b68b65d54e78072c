"""From articles to a knowledge base, and the changes of one: build, add, retract, refresh.

One directory is the knowledge base. It depends on the articles that it has, the judgements, the
ontologies and the base of its IRIs alone: however it came to have them, the bytes are the same.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import unquote

import pyoxigraph as ox
from rapidfuzz.process import extract as closest

from kg.annotation import Article, Extraction
from kg.errors import KgError, StoreError
from kg.extract import extract_one
from kg.judgements import read as read_judgements
from kg.kept import FILE as KEPT
from kg.kept import NO_ARTICLES, Kept, open_kept
from kg.quarantine import Refused, set_aside, sound
from kg.remake import OUTPUTS, Options, remake
from kg.rules import rules
from kg.store import claim, open_store, writing
from kg.summary import Summary, summarise
from kg.vocabulary import BASE, PREFIXES

__all__ = [
    "OUTPUTS",
    "Added",
    "Options",
    "Progress",
    "Summary",
    "add",
    "build",
    "extractions",
    "refresh",
    "retract",
    "summarise",
]

_BATCH = 256
"""Articles that are worth starting processes for, and the most that wait in memory for each."""
_CHUNK = 8
_SUGGESTIONS = 3
_ALIKE = 60

Progress = Callable[[Extraction], None]


_DEFAULT = Options()


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the articles that were added."""

    new: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    """Identifiers that were there with another content."""
    same: int = 0
    """Number of articles that were there already."""


def build(
    articles: Iterable[Article],
    directory: Path,
    *,
    options: Options = _DEFAULT,
    jobs: int = 1,
    progress: Progress = lambda _: None,
) -> Summary:
    """Make `directory` the knowledge base of exactly `articles`, with the judgements it holds.

    The store that was there stays until the new one is whole, and so does each file beside it.
    What is read is kept from batch to batch: after a kill, the same build goes on where it stopped.

    Args:
        articles: Consumed once.
        directory: Missing, empty, or a knowledge base already.
        options: What becomes of what is read.
        jobs: Processes that read; the graph is the same with any number.
        progress: Called with each extraction as it is made.

    Raises:
        ArticleError: An input cannot be read as articles.
        KgError: The base is no beginning of an IRI.
        RuleError: A rule of inference cannot be read, or comes to no end.
        StoreError: `directory` is not ours to write, or a judgement in it is malformed.
    """
    _check_base(options.base)
    if options.infer:
        rules()  # a bad one is told before the work, which is long
    claim(directory)
    with writing(directory), open_kept(directory) as kept:
        read_judgements(directory)  # before the work, which is long
        members, refused = _read(articles, kept, jobs=jobs, progress=progress)
        summary = remake(directory, kept, members, options=options)
        set_aside(refused, directory)
        return replace(summary, refused=tuple(map(str, refused)))


def add(
    articles: Iterable[Article],
    directory: Path,
    *,
    jobs: int = 1,
    files: bool | None = None,
    progress: Progress = lambda _: None,
) -> tuple[Summary, Added]:
    """Add articles to the knowledge base `directory`: the graph is that of a build of all.

    An article whose identifier is there takes the place of that one. For the arguments, see
    `build` and `Options`; after a kill, the same call goes on where it stopped.

    Raises:
        ArticleError: An input cannot be read as articles.
        StoreError: `directory` is no knowledge base, or a judgement in it is malformed.
    """
    with _opened(directory) as kept:
        before = kept.members()
        fresh, refused = _read(articles, kept, jobs=jobs, progress=progress)
        there = {name for name in fresh if name in before}
        other = {n for n in there if _content(before[n]) != _content(fresh[n])}
        aside = {one.extraction.article.id for one in refused}
        members = {name: key for name, key in (before | fresh).items() if name not in aside}
        summary = remake(directory, kept, members, options=_as_before(kept, files))
        set_aside(refused, directory, judged=aside | fresh.keys())
        new = sorted(fresh.keys() - before.keys())
        added = Added(tuple(new), tuple(sorted(other)), len(there) - len(other))
        return replace(summary, refused=tuple(map(str, refused))), added


def retract(articles: Sequence[str], directory: Path, *, files: bool | None = None) -> Summary:
    """Take articles out of the knowledge base: the graph is as if they had never been there.

    Args:
        articles: Identifiers, or IRIs.
        directory: A knowledge base.
        files: Whether to write the files beside the store; see `Options`.

    Raises:
        StoreError: `directory` is no knowledge base, or has no such article.
    """
    with _opened(directory) as kept:
        members = kept.members()
        for asked in articles:
            name = _identifier(asked, _base(kept))
            if name not in members:
                raise StoreError(
                    f"{directory}: no article {asked!r}; {_near(name, members, directory)}"
                )
        names = {_identifier(asked, _base(kept)) for asked in articles}
        rest = {name: key for name, key in members.items() if name not in names}
        return remake(directory, kept, rest, options=_as_before(kept, files))


def refresh(directory: Path, *, files: bool | None = None) -> Summary:
    """Merge anew what the articles of `directory` say, with the judgements that it holds now.

    No text is read. A run that was killed is brought to its end.

    Raises:
        StoreError: `directory` is no knowledge base, or a judgement in it is malformed.
    """
    with _opened(directory) as kept:
        return remake(directory, kept, kept.members(), options=_as_before(kept, files))


@contextmanager
def _opened(directory: Path) -> Iterator[Kept]:
    """Hold a knowledge base as its only writer."""
    if not (directory / KEPT).is_file():
        open_store(directory)  # says so where there is no knowledge base at all
        raise StoreError(f"{directory}: {NO_ARTICLES}")
    with writing(directory), open_kept(directory) as kept:
        if not kept.generation:
            raise StoreError(
                f"{directory}: its first build was not ended; build again: it goes on from there"
            )
        read_judgements(directory)  # before the work, which is long
        yield kept


def _base(kept: Kept) -> str:
    return kept.fact("base") or str(BASE)


def _as_before(kept: Kept, files: bool | None) -> Options:
    return Options(_base(kept), kept.fact("infer") != "no", files)


def _content(key: str) -> str:
    """Return the part of a key that tells the article, whatever the rules that read it."""
    return key.partition("-")[0]


def _identifier(asked: str, base: str) -> str:
    for start in (f"{base}article/", f"{PREFIXES['base']}article/", "base:article/"):
        if asked.startswith(start):
            return unquote(asked.removeprefix(start))
    return asked


def _near(name: str, members: Iterable[str], directory: Path) -> str:
    found = closest(name, list(members), limit=_SUGGESTIONS, score_cutoff=_ALIKE)
    if not found:
        return f"kg query {directory} articles lists them"
    return f"nearest: {', '.join(repr(row[0]) for row in found)}"


def _check_base(base: str) -> None:
    try:
        if not base.endswith(("/", "#", ":")):
            raise ValueError("it must end in /, # or :")
        ox.NamedNode(f"{base}x")
    except ValueError as error:
        raise KgError(f"base {base!r}: not an IRI: {error}; expected one such as {BASE}") from error


def _read(
    articles: Iterable[Article], kept: Kept, *, jobs: int, progress: Progress
) -> tuple[dict[str, str], list[Refused]]:
    """Read what has not been read; return identifier -> key of what conforms, and the rest."""
    members: dict[str, str] = {}
    refused: list[Refused] = []

    def unread() -> Iterator[Article]:
        for article in articles:
            members[article.id] = kept.key(article)
            if not kept.has(members[article.id]):
                yield article

    try:
        read = extractions(unread(), jobs=jobs, progress=progress)
        for extraction in sound(read, refused):
            kept.keep(extraction)
    finally:
        kept.flush()  # an interrupt or bad input loses nothing that was read
    for one in refused:
        members.pop(one.extraction.article.id, None)
    return members, refused


def extractions(
    articles: Iterable[Article], *, jobs: int = 1, progress: Progress = lambda _: None
) -> Iterator[Extraction]:
    """Read articles in `jobs` processes, lazily and in order; one does for a few."""
    rest = iter(articles)
    first = list(islice(rest, _BATCH))
    if jobs < 2 or len(first) < _BATCH:
        for article in chain(first, rest):
            yield _noted(extract_one(article), progress)
        return
    # A fresh interpreter for each: a fork would copy the locks of the threads of numpy.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        while first:
            for extraction in pool.map(extract_one, first, chunksize=_CHUNK):
                yield _noted(extraction, progress)
            first = list(islice(rest, _BATCH * jobs))


def _noted(extraction: Extraction, progress: Progress) -> Extraction:
    progress(extraction)
    return extraction
