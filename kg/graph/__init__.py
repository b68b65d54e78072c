"""Extractions and what the reasoner made of them, as quads: the only place that mints IRIs.

Each article has a named graph of its own, whose name is the article's IRI: what
that article says, in canonical IRIs, each thing with its most specific class. What
everybody knows of the things named stands in `base:things`, what merging decided in
`base:merges`; what follows from all that, `kg.inferred` adds in `base:inferred`. No blank
nodes, no clock, no counter: every IRI comes from content, so equal input gives equal quads.
"""

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from kg.annotation import Extraction
from kg.gazetteer import Gazetteer
from kg.graph.article import article_graph
from kg.graph.iris import Mint, slug
from kg.graph.known import event_titles, merges, things
from kg.reason import Identity
from kg.vocabulary import BASE

MERGES, THINGS, INFERRED = "merges", "things", "inferred"
"""Local names of the graphs that no article says."""

__all__ = ["INFERRED", "MERGES", "THINGS", "Mint", "build", "slug"]


def build(
    extractions: Sequence[Extraction],
    identity: Identity,
    gazetteer: Gazetteer,
    *,
    base: str = str(BASE),
) -> Iterator[ox.Quad]:
    """Yield the quads of the whole graph, article by article, then what no article says."""
    mint = Mint(base)
    concepts: set[str] = set()
    for extraction in extractions:
        graph = mint.article(extraction.article.id)
        for triple in article_graph(extraction, identity, mint):
            yield ox.Quad(*triple, graph)
        concepts |= {r.concept for e in extraction.events for r in e.roles if r.concept}
    for triple in (
        *event_titles(extractions, identity, mint),
        *things(identity, gazetteer, concepts, mint),
    ):
        yield ox.Quad(*triple, mint.resource(THINGS))
    for triple in merges(identity, mint):
        yield ox.Quad(*triple, mint.resource(MERGES))
