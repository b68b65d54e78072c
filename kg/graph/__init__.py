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
from kg.graph.units import ARTICLE, INFERRED, MERGES, THINGS, Part, Unit, graph_of, quads_in
from kg.reason import Identity
from kg.vocabulary import BASE

__all__ = [
    "ARTICLE",
    "INFERRED",
    "MERGES",
    "THINGS",
    "Mint",
    "Part",
    "Unit",
    "build",
    "known",
    "made",
    "quads_in",
    "said",
    "slug",
]


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
    for part in known(extractions, identity, gazetteer, mint):
        yield from made(part, mint)


def said(extraction: Extraction, identity: Identity, mint: Mint) -> Iterator[ox.Quad]:
    """Yield the graph of one article.

    It depends on the extraction and on the keys of its entities and events alone.
    """
    graph = mint.article(extraction.article.id)
    for triple in article_graph(extraction, identity, mint):
        yield ox.Quad(*triple, graph)


def known(
    extractions: Sequence[Extraction], identity: Identity, gazetteer: Gazetteer, mint: Mint
) -> Iterator[Part]:
    """Yield what no article says, part by part; no quad is made yet."""
    events = (event for extraction in extractions for event in extraction.events)
    concepts = {role.concept for event in events for role in event.roles if role.concept}
    yield from event_titles(extractions, identity)
    yield from things(identity, gazetteer, concepts)
    yield from merges(identity, mint)


def made(part: Part, mint: Mint) -> Iterator[ox.Quad]:
    """Make the quads of a part."""
    kind, name, make, content = part
    graph = graph_of(kind, name, mint)
    for triple in make(content, name, mint):
        yield ox.Quad(*triple, graph)
