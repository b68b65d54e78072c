"""From articles to a knowledge base: read, extract, merge, write."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path

import pyoxigraph as ox
from msgspec.json import encode

from kg.annotation import Article, Extraction
from kg.errors import KgError, StoreError
from kg.export import export
from kg.extract import extract_one
from kg.gazetteer import load
from kg.graph import build as quads_of
from kg.judgements import read as read_judgements
from kg.kept import FILE as KEPT
from kg.kept import NO_ARTICLES, Kept, open_kept
from kg.reason import Identity, merge
from kg.store import claim, open_store, replace, settle, writing
from kg.vocabulary import BASE

OUTPUTS = ("graph.nq", "graph.ttl", "graph.html")
"""Files that a build writes beside the store, by suffix."""

_BATCH = 256
"""Articles that are worth starting processes for, and the most that wait in memory for each."""
_CHUNK = 8

Progress = Callable[[Extraction], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build found."""

    articles: int
    entities: int
    """Things, merged."""
    mentions: int
    """Of things and of events."""
    events: dict[str, int]
    """Class -> number of events, merged, most first."""
    merges: int
    quads: int


def build(
    articles: Iterable[Article],
    directory: Path,
    *,
    base: str = str(BASE),
    jobs: int = 1,
    progress: Progress = lambda _: None,
) -> Summary:
    """Make `directory` the knowledge base of exactly `articles`, with the judgements it holds.

    It depends on the set of articles and the judgements alone, not on any order. The store that
    was there stays until the new one is whole, and so does each file beside it. What is read is
    kept from batch to batch: after a kill, the same build goes on where it stopped.

    Args:
        articles: Consumed once.
        directory: Missing, empty, or a knowledge base already.
        base: What the IRIs of things begin with.
        jobs: Processes that read; the graph is the same with any number.
        progress: Called with each extraction as it is made.

    Raises:
        ArticleError: An input cannot be read as articles.
        KgError: `base` is no beginning of an IRI.
        StoreError: `directory` is not ours to write, or a judgement in it is malformed.
    """
    _check_base(base)
    claim(directory)
    with writing(directory), open_kept(directory) as kept:
        settle(directory, kept.generation)
        read_judgements(directory)  # before the work, which is long
        members = _read(articles, kept, jobs=jobs, progress=progress)
        return _make(directory, kept, members, base)


def refresh(directory: Path) -> Summary:
    """Merge anew what the articles of `directory` say, with the judgements that it holds now.

    No text is read. A run that was killed is brought to its end.

    Raises:
        StoreError: `directory` is no knowledge base, or a judgement in it is malformed.
    """
    if not (directory / KEPT).is_file():
        open_store(directory)  # says so where there is no knowledge base at all
        raise StoreError(f"{directory}: {NO_ARTICLES}")
    with writing(directory), open_kept(directory) as kept:
        settle(directory, kept.generation)
        return _make(directory, kept, kept.members(), kept.fact("base") or str(BASE))


def _read(
    articles: Iterable[Article], kept: Kept, *, jobs: int, progress: Progress
) -> dict[str, str]:
    """Read what has not been read, and return identifier -> key of all."""
    members: dict[str, str] = {}

    def unread() -> Iterator[Article]:
        for article in articles:
            members[article.id] = kept.key(article)
            if not kept.has(members[article.id]):
                yield article

    try:
        for extraction in extractions(unread(), jobs=jobs, progress=progress):
            kept.keep(extraction)
    finally:
        kept.flush()  # an interrupt or bad input loses nothing that was read
    return members


def _make(directory: Path, kept: Kept, members: Mapping[str, str], base: str) -> Summary:
    """Merge, and write the store and the files beside it."""
    ordered = list(kept.extractions(members))
    identity = merge(ordered, gazetteer=load(), judgements=read_judgements(directory))

    def commit() -> None:
        with kept.transaction():
            kept.set_members(members)
            kept.set_fact("base", base)
            kept.set_fact("whole", "")
            kept.generation += 1

    quads = quads_of(ordered, identity, load(), base=base)
    replace(quads, directory, generation=kept.generation + 1, commit=commit)
    summary = summarise(ordered, identity, _write_files(directory))
    with kept.transaction():
        kept.set_fact("summary", encode(summary).decode())
        kept.set_fact("whole", "yes")
    return summary


def _write_files(directory: Path) -> int:
    """Write the files beside the store, and return the number of quads."""
    store = open_store(directory)
    for name in OUTPUTS:
        export(store, directory / name)
    with (directory / "graph.nq").open("rb") as lines:
        return sum(1 for _ in lines)


def _check_base(base: str) -> None:
    try:
        if not base.endswith(("/", "#", ":")):
            raise ValueError("it must end in /, # or :")
        ox.NamedNode(f"{base}x")
    except ValueError as error:
        raise KgError(f"base {base!r}: not an IRI: {error}; expected one such as {BASE}") from error


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


def summarise(extractions: Sequence[Extraction], identity: Identity, quads: int) -> Summary:
    """Count what was found."""
    kinds = {
        identity.events[extraction.article.id, index]: event.type
        for extraction in extractions
        for index, event in enumerate(extraction.events)
    }
    mentions = sum(
        sum(len(entity.mentions) for entity in e.entities)
        + sum(len(event.mentions) for event in e.events)
        for e in extractions
    )
    return Summary(
        len(extractions),
        len(set(identity.entities.values())),
        mentions,
        dict(sorted(Counter(kinds.values()).items(), key=lambda item: (-item[1], item[0]))),
        len(identity.merges),
        quads,
    )
