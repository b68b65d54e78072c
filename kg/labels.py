"""The names that people are shown for things."""

from collections.abc import Iterable

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store
from rdflib import RDFS

from kg.store import has_union

_LABEL = NamedNode(str(RDFS.label))
_LANGUAGES = ("en", "id")
"""Whose labels are shown, the first that there is."""


def labels(store: Store, terms: Iterable[object]) -> dict[str, str]:
    """Return the names to show for those of `terms` that have one, by their IRIs."""
    names: dict[str, str] = {}
    graph = DefaultGraph() if has_union(store) else None
    for term in dict.fromkeys(t for t in terms if isinstance(t, NamedNode)):
        quads = store.quads_for_pattern(term, _LABEL, None, graph)
        values = [q.object for q in quads if isinstance(q.object, Literal)]
        if values:
            names[term.value] = min({(v.language or "", v.value) for v in values}, key=_rank)[1]
    return names


def _rank(label: tuple[str, str]) -> tuple[int, tuple[str, str]]:
    language = label[0]
    return (_LANGUAGES.index(language) if language in _LANGUAGES else len(_LANGUAGES), label)
