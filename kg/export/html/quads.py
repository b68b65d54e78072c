"""A store's quads, indexed for reading: by subject, in an order that no store decides."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Store

from kg.vocabulary import KG

_INFERRED = "/inferred"
_DERIVED = ("/merges", _INFERRED)
_UNREAD = {
    str(KG[name]) for name in ("rule", "end", "evidence", "feature", "left", "right", "weight")
}
"""What the page does not show; a third of all quads."""


def derived(graph: str) -> bool:
    """Whether a graph, below whatever base, holds what we concluded and nobody said."""
    return graph.endswith(_DERIVED)


@dataclass(frozen=True, slots=True, order=True)
class Value:
    """One object of a triple, and the graph that says so."""

    graph: str
    text: str
    language: str = ""
    iri: bool = False


@dataclass(frozen=True, slots=True)
class Quads:
    """Every quad of a store: subject -> predicate -> values, sorted."""

    subjects: dict[str, dict[str, list[Value]]] = field(default_factory=dict)

    def values(self, subject: str, predicate: object) -> list[Value]:
        """Return what a subject has of a predicate, in all graphs."""
        return self.subjects.get(subject, {}).get(str(predicate), [])

    def texts(self, subject: str, predicate: object) -> list[str]:
        """Return the distinct words or IRIs that a subject has of a predicate."""
        return list(dict.fromkeys(value.text for value in self.values(subject, predicate)))

    def first(self, subject: str, predicate: object) -> str:
        """Return the first of them, or nothing."""
        values = self.values(subject, predicate)
        return values[0].text if values else ""

    def __iter__(self) -> Iterator[tuple[str, str, Value]]:
        """Go through subject, predicate and value, sorted."""
        for subject, predicates in self.subjects.items():
            for predicate, values in predicates.items():
                for value in values:
                    yield subject, predicate, value


def read_quads(store: Store) -> Quads:
    """Read the named graphs of a store, or its default graph where there are none.

    What follows from the rest is left out: a page shows what is said.
    Beside named graphs the default graph is their union, which says the same things again.
    """
    found: dict[str, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
    share = dict[
        str, str
    ]().setdefault  # one string for all that are equal: the graphs' names above all
    named = any(True for _ in store.named_graphs())
    for quad in store:
        if quad.predicate.value in _UNREAD:
            continue
        graph = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
        if graph.endswith(_INFERRED) or (named and not graph):
            continue
        graph = share(graph, graph)
        subject = quad.subject.value if isinstance(quad.subject, NamedNode) else str(quad.subject)
        term = quad.object
        if isinstance(term, Literal):
            value = Value(graph, share(term.value, term.value), term.language or "")
        else:
            text = term.value if isinstance(term, NamedNode) else str(term)
            value = Value(graph, share(text, text), iri=True)
        predicate = quad.predicate.value
        found[subject][share(predicate, predicate)].append(value)
    return Quads(
        {
            subject: {p: sorted(set(values)) for p, values in sorted(predicates.items())}
            for subject, predicates in sorted(found.items())
        }
    )
