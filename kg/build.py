"""From articles to a knowledge base: read, extract, merge, write."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path

import pyoxigraph as ox

from kg.annotation import Article, Extraction
from kg.errors import KgError
from kg.export import export
from kg.extract import extract_one
from kg.gazetteer import load
from kg.graph import build as quads_of
from kg.inferred import infer
from kg.reason import Identity, merge
from kg.rules import rules
from kg.store import claim, open_store, write
from kg.vocabulary import BASE

OUTPUTS = ("graph.nq", "graph.ttl", "graph.html")
"""Files that a build writes beside the store, by suffix."""

_BATCH = 256
"""Articles that are worth starting processes for, and the most that wait in memory for each."""
_CHUNK = 8

Progress = Callable[[Extraction], None]


@dataclass(frozen=True, slots=True)
class Options:
    """What the graph is made by, besides the articles."""

    base: str = str(BASE)
    """What the IRIs of things begin with."""
    infer: bool = True
    """Whether to add what follows by the rules, in `base:inferred`."""


_DEFAULT = Options()


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
    options: Options = _DEFAULT,
    jobs: int = 1,
    progress: Progress = lambda _: None,
) -> Summary:
    """Make `directory` the knowledge base of exactly `articles`.

    It depends on the set of articles alone, not on their order. The store that was there
    stays until the new one is whole, and so does each file beside it.

    Args:
        articles: Consumed once.
        directory: Missing, empty, or a knowledge base already.
        options: What becomes of what is read.
        jobs: Processes that read; the graph is the same with any number.
        progress: Called with each extraction as it is made.

    Raises:
        ArticleError: An input cannot be read as articles.
        KgError: The base is no beginning of an IRI.
        RuleError: A rule cannot be read, or comes to no end.
        StoreError: `directory` is not ours to write.
    """
    base = options.base
    _check_base(base)
    using = rules() if options.infer else ()
    claim(directory)
    read = extractions(articles, jobs=jobs, progress=progress)
    ordered = sorted(read, key=lambda e: e.article.id)
    identity = merge(ordered, gazetteer=load())
    said = quads_of(ordered, identity, load(), base=base)
    write(said, directory, finish=partial(infer, base=base, using=using))
    store = open_store(directory)
    for name in OUTPUTS:
        export(store, directory / name)
    with (directory / "graph.nq").open("rb") as lines:
        quads = sum(1 for _ in lines)
    return summarise(ordered, identity, quads)


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
