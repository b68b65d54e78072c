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
from kg.graph.decisions import merges
from kg.graph.iris import Mint, slug
from kg.graph.known import event_titles, things
from kg.reason import Identity
from kg.vocabulary import BASE

MERGES, THINGS, INFERRED = "merges", "things", "inferred"
"""Local names of the graphs that no article says."""

__all__ = ["INFERRED", "MERGES", "THINGS", "Mint", "build", "known", "said", "slug"]


def build(
    extractions: Sequence[Extraction],
    identity: Identity,
    gazetteer: Gazetteer,
    *,
    base: str = str(BASE),
) -> Iterator[ox.Quad]:
    """Yield the quads of the whole graph, article by article, then what no article says.

    What follows from them, `kg.inferred` adds.
    """
    mint = Mint(base)
    for extraction in extractions:
        yield from said(extraction, identity, mint)
    yield from known(extractions, identity, gazetteer, mint)


def said(extraction: Extraction, identity: Identity, mint: Mint) -> Iterator[ox.Quad]:
    """Yield the graph of one article.

    It depends on the extraction and on the keys of its entities and events alone.
    """
    graph = mint.article(extraction.article.id)
    for triple in article_graph(extraction, identity, mint):
        yield ox.Quad(*triple, graph)


def known(
    extractions: Sequence[Extraction], identity: Identity, gazetteer: Gazetteer, mint: Mint
) -> Iterator[ox.Quad]:
    """Yield what no article says."""
    events = (event for extraction in extractions for event in extraction.events)
    concepts = {role.concept for event in events for role in event.roles if role.concept}
    for triple in (
        *event_titles(extractions, identity, mint),
        *things(identity, gazetteer, concepts, mint),
    ):
        yield ox.Quad(*triple, mint.resource(THINGS))
    for triple in merges(identity, mint):
        yield ox.Quad(*triple, mint.resource(MERGES))
