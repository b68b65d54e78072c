"""A part of the graph that is still whole: it refers to nothing that only the whole describes.

What an article says of an event that was chosen comes with the things in its roles, their
mentions and offices, and the article itself; with these comes what everybody knows of them, and
what merging and inference concluded of nothing but them. What else an article says, and any
link to an event that was not chosen, stays behind.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from pyoxigraph import NamedNode, Quad, Store

from kg.errors import ExportError, StoreError
from kg.selection import ARTICLE, MENTIONED_IN, STATUS, TYPE, Chosen, Selection, choose
from kg.store import write

_CONCLUSIONS = ("/merges", "/inferred")
"""How the names of graphs end that say what we concluded; other graphs but articles' are known."""


def select(store: Store, selection: Selection) -> Iterator[Quad]:
    """Return the quads of the part that `selection` means, in named graphs, lazily.

    With `source` alone it is all that these articles say; with `actor` alone it is also what
    articles say of the actors where they take part in nothing. Memory grows with the things in
    the part, not with its quads.

    Raises:
        SelectionError: A day is none, or nothing goes by a name or class in it. At once.
    """
    if not selection:
        return (quad for graph in store.named_graphs() for quad in _graph(store, graph))
    return _part(store, choose(store, selection))


def of_articles(store: Store, articles: Iterable[NamedNode]) -> Iterator[Quad]:
    """Return, lazily, all that `articles` say, with what is known of the things they name."""
    chosen = Chosen(frozenset(), frozenset(), frozenset(articles), whole=True)
    return _part(store, chosen)


@contextmanager
def cut(store: Store, selection: Selection) -> Iterator[Store]:
    """Lend a store of the part alone, on disk while it is used; `store` itself for the whole.

    Raises:
        SelectionError: A day is none, or nothing goes by a name or class in it.
        ExportError: There is no room for it among the temporary files.
    """
    if not selection:
        yield store
        return
    quads = select(store, selection)
    with ExitStack() as stack:
        try:
            folder = stack.enter_context(TemporaryDirectory(prefix="kg-part-"))
            part = write(quads, Path(folder))
        except (OSError, StoreError) as error:
            raise ExportError(
                f"no room for the part in {gettempdir()}: {error.__cause__ or error}; make some, "
                "or name another folder in TMPDIR"
            ) from error
        yield part


def articles_of(store: Store) -> set[NamedNode]:
    """Return the articles, which are the names of their graphs too."""
    quads = store.quads_for_pattern(None, TYPE, ARTICLE, None)
    return {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}


def _part(store: Store, chosen: Chosen) -> Iterator[Quad]:
    kept: set[NamedNode] = set()
    for article, seeds in sorted(_seeds(store, chosen).items(), key=lambda item: item[0].value):
        if chosen.whole:
            quads = list(_graph(store, article))
        else:
            quads = _reached(_graph(store, article), {article, *seeds})
        kept.update(_nodes(quads))
        yield from quads
    articles = articles_of(store)
    others = sorted(
        (g for g in store.named_graphs() if isinstance(g, NamedNode) and g not in articles),
        key=lambda graph: graph.value,
    )
    known = [graph for graph in others if not graph.value.endswith(_CONCLUSIONS)]
    concluded = [graph for graph in others if graph not in known]
    yield from _known(store, known, kept)
    yield from _concluded(store, concluded, kept)


def _seeds(store: Store, chosen: Chosen) -> dict[NamedNode, set[NamedNode]]:
    """Return the articles that count, each with what of it was chosen."""
    if chosen.whole:
        return {article: set() for article in chosen.articles or ()}
    seeds: defaultdict[NamedNode, set[NamedNode]] = defaultdict(set)
    for node in chosen.events | chosen.actors:
        for quad in store.quads_for_pattern(node, MENTIONED_IN, None, None):
            article = quad.object
            if isinstance(article, NamedNode) and article in (chosen.articles or {article}):
                seeds[article].add(node)
    return seeds


def _graph(store: Store, graph: object) -> Iterator[Quad]:
    return store.quads_for_pattern(None, None, None, graph)  # type: ignore[arg-type]


def _reached(quads: Iterable[Quad], seeds: set[NamedNode]) -> list[Quad]:
    """Return the quads of what the seeds lead to."""
    described: defaultdict[NamedNode, list[Quad]] = defaultdict(list)
    for quad in quads:
        if isinstance(quad.subject, NamedNode):
            described[quad.subject].append(quad)
    found: list[Quad] = []
    waiting = sorted(seeds, key=str)
    while waiting:
        for quad in described.pop(waiting.pop(), ()):
            found.append(quad)
            if isinstance(quad.object, NamedNode):
                waiting.append(quad.object)
    return found


def _nodes(quads: Iterable[Quad]) -> Iterator[NamedNode]:
    """Return what quads are about; classes and statuses are not."""
    for quad in quads:
        if isinstance(quad.subject, NamedNode):
            yield quad.subject
        if isinstance(quad.object, NamedNode) and quad.predicate not in (TYPE, STATUS):
            yield quad.object


def _known(store: Store, graphs: list[NamedNode], kept: set[NamedNode]) -> Iterator[Quad]:
    """Yield what is known of the things kept, and of what that leads to, and add these to them."""
    waiting, seen = sorted(kept, key=str), set(kept)
    while waiting:
        node = waiting.pop()
        quads = [q for graph in graphs for q in store.quads_for_pattern(node, None, None, graph)]
        kept.add(node)
        for quad in quads:
            value = quad.object
            if not isinstance(value, NamedNode) or value in seen:
                yield quad
            elif not _is_event(store, value):
                yield quad
                seen.add(value)
                waiting.append(value)


def _concluded(store: Store, graphs: list[NamedNode], kept: set[NamedNode]) -> Iterator[Quad]:
    """Yield what was concluded of nothing but the things kept, and the claims about them."""
    waiting, claims = sorted(kept, key=str), set[NamedNode]()
    while waiting:
        node = waiting.pop()
        for graph in graphs:
            for quad in store.quads_for_pattern(node, None, None, graph):
                if node in claims or _stays(store, quad, kept):
                    yield quad
            for quad in store.quads_for_pattern(None, None, node, graph):
                claim = quad.subject
                if isinstance(claim, NamedNode) and claim not in kept:
                    found = _claim(store, claim, kept, set(graphs)) or set()
                    waiting += sorted(found - claims, key=str)
                    claims |= found
                    kept |= found


def _claim(
    store: Store, node: NamedNode, kept: set[NamedNode], graphs: set[NamedNode]
) -> set[NamedNode] | None:
    """Return a claim of ours with the nodes it is made of, if it is about things kept alone."""
    found, waiting = {node}, [node]
    while waiting:
        quads = list(store.quads_for_pattern(waiting.pop(), None, None, None))
        if any(isinstance(q.graph_name, NamedNode) and q.graph_name not in graphs for q in quads):
            return None
        for quad in quads:
            value = quad.object
            if not isinstance(value, NamedNode) or value in kept or value in found:
                continue
            if quad.predicate != TYPE and _is_described(store, value):
                found.add(value)
                waiting.append(value)
    return found


def _stays(store: Store, quad: Quad, kept: set[NamedNode]) -> bool:
    value = quad.object
    if quad.predicate == TYPE or not isinstance(value, NamedNode) or value in kept:
        return True
    return not _is_described(store, value)


def _is_described(store: Store, node: NamedNode) -> bool:
    return any(True for _ in store.quads_for_pattern(node, None, None, None))


def _is_event(store: Store, node: NamedNode) -> bool:
    return any(True for _ in store.quads_for_pattern(node, STATUS, None, None))
