"""The graph of one article: its metadata, what it names, and what it tells."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import pyoxigraph as ox
from rdflib.namespace import DCTERMS

from kg.annotation import Article, Entity, Event, Extraction, Role
from kg.graph.iris import ALT, LABEL, TYPE, Mint, Term, Triple, kg_term, literal, slug
from kg.reason import Identity
from kg.vocabulary import superclasses, superproperties


def article_graph(extraction: Extraction, identity: Identity, mint: Mint) -> Iterator[Triple]:
    """Yield what one article says, in canonical IRIs."""
    article = extraction.article
    yield from _metadata(article, mint)
    nodes = [
        mint.thing(identity.entities[article.id, index])
        for index in range(len(extraction.entities))
    ]
    for entity, node in zip(extraction.entities, nodes, strict=True):
        yield from _entity(article, entity, node, nodes, mint)
    for index, event in enumerate(extraction.events):
        node = mint.thing(identity.events[article.id, index])
        yield from _event(article, event, node, nodes, mint)
    if article.publisher:
        for index in _cited(extraction):
            yield _publisher(article.publisher, mint), kg_term("cites"), nodes[index]


def _cited(extraction: Extraction) -> list[int]:
    """Return the media whose word the article passes on."""
    sources = {e.attributed_to for e in extraction.events if e.attributed_to is not None}
    entities = extraction.entities
    return sorted(i for i in sources if "NewsMedia" in superclasses(entities[i].type))


def _publisher(name: str, mint: Mint) -> ox.NamedNode:
    return mint.resource(f"publisher/{slug(name)}")


def _metadata(article: Article, mint: Mint) -> Iterator[Triple]:
    node = mint.article(article.id)

    def term(name: str) -> ox.NamedNode:
        return ox.NamedNode(str(DCTERMS[name]))

    yield node, TYPE, kg_term("Article")
    yield node, term("identifier"), ox.Literal(article.id)
    yield node, term("language"), ox.Literal(article.language)
    if article.title:
        yield node, term("title"), ox.Literal(article.title, language=article.language)
    if article.published:
        yield node, term("issued"), literal(article.published.isoformat(), "date")
    if article.publisher:
        publisher = _publisher(article.publisher, mint)
        yield node, term("publisher"), publisher
        yield publisher, TYPE, kg_term("Publisher")
        yield publisher, LABEL, ox.Literal(article.publisher)
    if article.url and (iri := _web(article.url)):
        yield node, term("source"), iri


def _web(url: str) -> ox.NamedNode | None:
    """Return a URL as an IRI, or None where it is not one of the web."""
    url = url.strip().strip("'\"")
    if not re.match(r"https?://\S+$", url):
        return None
    try:
        return ox.NamedNode(quote(url, safe="%/:=&?~#+!$,;'@()*"))
    except ValueError:  # RFC 3987 refuses it: a second "#", a stray "%"
        return None


def _entity(
    article: Article, entity: Entity, node: ox.NamedNode, nodes: list[ox.NamedNode], mint: Mint
) -> Iterator[Triple]:
    yield node, TYPE, kg_term(entity.type)
    for name in entity.names:
        yield node, ALT, ox.Literal(name, language=article.language)
    yield from _mentions(article, entity, node, nodes, mint)
    for office in entity.offices:
        of = nodes[office.of] if office.of is not None else None
        place = f"-of-{of.value.removeprefix(mint.base).replace('/', '-')}" if of else ""
        role = mint.resource(f"role/{slug(office.label)}{place}")
        yield node, kg_term("role"), role
        yield role, LABEL, ox.Literal(titled(office.label), language=article.language)
        if of:
            yield role, kg_term("of"), of


def titled(office: str) -> str:
    """Write an office one way whatever the article does: "president" is "President"."""
    return office.title() if office.islower() or office.istitle() else office


def _mentions(
    article: Article,
    thing: Entity | Event,
    node: ox.NamedNode,
    nodes: list[ox.NamedNode],
    mint: Mint,
) -> Iterator[Triple]:
    source = mint.article(article.id)
    yield node, kg_term("mentionedIn"), source
    for mention in thing.mentions:
        reports = isinstance(thing, Event)
        where = mint.mention(article.id, mention.start, mention.end, event=reports)
        sentence = article.text[mention.sentence.start : mention.sentence.end]
        yield node, kg_term("mention"), where
        yield where, TYPE, kg_term("Mention")
        yield where, kg_term("inArticle"), source
        yield where, kg_term("surface"), ox.Literal(mention.surface)
        yield where, kg_term("quote"), ox.Literal(sentence, language=article.language)
        yield where, kg_term("start"), literal(mention.start, "integer")
        yield where, kg_term("end"), literal(mention.end, "integer")
        yield where, kg_term("rule"), ox.Literal(mention.rule)
        if mention.metonym_of is not None:
            yield where, kg_term("metonymOf"), nodes[mention.metonym_of]


def _event(
    article: Article, event: Event, node: ox.NamedNode, nodes: list[ox.NamedNode], mint: Mint
) -> Iterator[Triple]:
    yield node, TYPE, kg_term(event.type)
    yield node, kg_term("status"), kg_term(event.status)
    yield from _mentions(article, event, node, nodes, mint)
    for role in event.roles:
        filler = _filler(role, article, nodes, mint)
        for name in superproperties(role.property):
            yield node, kg_term(name), filler
    yield from _time(event, node)
    if event.count and event.count.least == event.count.most:
        yield node, kg_term("missileCount"), literal(event.count.least, "integer")
    elif event.count:
        yield node, kg_term("missileCountAtLeast"), literal(event.count.least, "integer")
    if event.attributed_to is not None:
        yield node, kg_term("attributedTo"), nodes[event.attributed_to]


def _filler(role: Role, article: Article, nodes: list[ox.NamedNode], mint: Mint) -> Term:
    if role.entity is not None:
        return nodes[role.entity]
    if role.concept is not None:
        return mint.thing(role.concept)
    return ox.Literal(role.value or "", language=article.language)


def _time(event: Event, node: ox.NamedNode) -> Iterator[Triple]:
    time = event.time
    if time is None:
        return
    types = {10: "date", 7: "gYearMonth", 4: "gYear"}
    if len(time.literal) in types:
        yield node, kg_term("date"), literal(time.literal, types[len(time.literal)])
    for name, bound in (("earliest", time.earliest), ("latest", time.latest)):
        if bound:
            yield node, kg_term(name), literal(bound.isoformat(), "date")
