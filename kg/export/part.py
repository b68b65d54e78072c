"""A part of a large graph that a page can hold: the articles that share most with others."""

from collections import Counter
from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad, Store
from rdflib.namespace import RDF

from kg.store import in_memory
from kg.vocabulary import KG

_TYPE, _ARTICLE = NamedNode(str(RDF.type)), NamedNode(KG.Article)
_STATUS = NamedNode(KG.status)


def most_shared(store: Store, articles: int) -> Store:
    """Return `store` itself if it has at most that many articles, else one of the chosen alone.

    Chosen are the articles with the most events that other articles report too, then by IRI; with
    their graphs come what is known of the things that they name, and the merges among these.
    """
    chosen = _chosen(store, articles)
    return store if chosen is None else in_memory(_part(store, chosen))


def _chosen(store: Store, articles: int) -> list[NamedNode] | None:
    names = {q.subject for q in store.quads_for_pattern(None, _TYPE, _ARTICLE, None)}
    if len(names) <= articles:
        return None
    reporters: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(None, _STATUS, None, None):
        if isinstance(quad.graph_name, NamedNode) and isinstance(quad.subject, NamedNode):
            reporters.setdefault(quad.subject.value, set()).add(quad.graph_name.value)
    shared = Counter(a for told in reporters.values() if len(told) > 1 for a in told)
    ranked = sorted(
        (n.value for n in names if isinstance(n, NamedNode)), key=lambda n: (-shared[n], n)
    )
    return [NamedNode(name) for name in ranked[:articles]]


def _part(store: Store, chosen: list[NamedNode]) -> Iterator[Quad]:
    named: set[str] = set()
    for article in chosen:
        for quad in store.quads_for_pattern(None, None, None, article):
            yield quad
            named |= {t.value for t in (quad.subject, quad.object) if isinstance(t, NamedNode)}
    graphs = {g for g in store.named_graphs() if isinstance(g, NamedNode)}
    articles = {q.subject for q in store.quads_for_pattern(None, _TYPE, _ARTICLE, None)}
    for graph in sorted(graphs - articles, key=str):
        for quad in store.quads_for_pattern(None, None, None, graph):
            if isinstance(quad.subject, NamedNode) and quad.subject.value in named:
                yield quad
