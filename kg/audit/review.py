"""What is unsure: pairs that may be one, for a person to decide."""

from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.audit.reading import COMMENT, Base, Quote, term


@dataclass(frozen=True, slots=True)
class Side:
    """One of a pair."""

    iri: str
    """Shortened."""
    label: str
    type: str
    articles: int
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A pair that may be one."""

    left: Side
    right: Side
    confidence: float
    usefulness: float
    reason: str

    def commands(self, directory: str) -> tuple[str, str]:
        """Return the two command lines of which one settles it."""
        ends = f"{self.left.iri} {self.right.iri}"
        return tuple(f"kg judge {directory} {v} {ends}" for v in ("same", "different"))  # type: ignore[return-value]


def review(base: Base, *, limit: int | None = None) -> tuple[Doubt, ...]:
    """Return what nobody has judged, the most useful answer first."""
    graph = base.graph("merges")
    ranked = sorted(
        (-float(q.object.value), q.subject.value, q.subject)  # type: ignore[union-attr]
        for q in base.quads(None, term("usefulness"), None, graph)
    )
    return tuple(_doubt(base, node) for _, _, node in ranked[:limit])  # type: ignore[arg-type]


def doubts_of(base: Base, thing: NamedNode) -> tuple[Doubt, ...]:
    """Return what is unsure about one thing or event."""
    found = base.subjects(term("candidate"), thing, base.graph("merges"))
    doubts = (_doubt(base, node) for node in found)
    return tuple(sorted(doubts, key=lambda d: (-d.usefulness, d.left.iri, d.right.iri)))


def _doubt(base: Base, node: NamedNode) -> Doubt:
    graph = base.graph("merges")
    left, right = (_side(base, n) for n in base.values(node, term("candidate"), graph))
    confidence, usefulness = (
        float(base.value(node, term(p), graph)) for p in ("confidence", "usefulness")
    )
    return Doubt(left, right, confidence, usefulness, base.value(node, COMMENT, graph))


def _side(base: Base, node: object) -> Side:
    assert isinstance(node, NamedNode)
    articles = len(base.articles(node))
    kind, quote = base.kind(node), base.first_quote(node)
    return Side(base.short(node.value), base.label(node), kind, articles, quote)
