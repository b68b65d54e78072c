"""A part of a large graph that a page can hold: the articles that share most with others."""

from collections import Counter

from pyoxigraph import NamedNode, Store

from kg.part import articles_of, of_articles
from kg.selection import STATUS
from kg.store import in_memory


def most_shared(store: Store, articles: int) -> Store:
    """Return `store` itself if it has at most that many articles, else one of the chosen alone.

    Chosen are the articles with the most events that other articles report too, then by IRI; with
    their graphs come what is known of the things that they name, and the merges among these.
    """
    chosen = _chosen(store, articles)
    return store if chosen is None else in_memory(of_articles(store, chosen))


def _chosen(store: Store, articles: int) -> list[NamedNode] | None:
    names = articles_of(store)
    if len(names) <= articles:
        return None
    reporters: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(None, STATUS, None, None):
        if isinstance(quad.graph_name, NamedNode) and isinstance(quad.subject, NamedNode):
            reporters.setdefault(quad.subject.value, set()).add(quad.graph_name.value)
    shared = Counter(a for told in reporters.values() if len(told) > 1 for a in told)
    ranked = sorted((n.value for n in names), key=lambda n: (-shared[n], n))
    return [NamedNode(name) for name in ranked[:articles]]
