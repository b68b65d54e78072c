"""Extractions and what the reasoner made of them, as quads: the only place that mints IRIs.

Each article has a named graph of its own, whose name is the article's IRI: what
that article says, in canonical IRIs, each thing with its most specific class. What
everybody knows of the things named stands in `base:things`, what merging decided in
`base:merges`, the classes above in `base:inferred`. No blank nodes, no clock, no
counter: every IRI comes from content, so equal input gives equal quads.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from urllib.parse import quote

import pyoxigraph as ox
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS, XSD

from kg.annotation import Article, Entity, Event, Extraction, Role
from kg.gazetteer import Entry, Gazetteer
from kg.names import key
from kg.reason import Identity, Merge, Thing
from kg.reason.identity import RULES
from kg.vocabulary import BASE, GEO, KG, local, ontology, superclasses, superproperties

MERGES, THINGS, INFERRED = "merges", "things", "inferred"
"""Local names of the graphs that no article says."""

_SLUG = 60
"""Characters of a name that an IRI shows; the hash behind it tells longer ones apart."""

_ACTORS = 4
"""Actors that the name of an event shows."""

Term = ox.NamedNode | ox.Literal


@dataclass(frozen=True, slots=True)
class Mint:
    """Makes IRIs below one base."""

    base: str = str(BASE)

    def resource(self, path: str) -> ox.NamedNode:
        """Return the IRI of a path below the base."""
        return ox.NamedNode(self.base + path)

    def article(self, identifier: str) -> ox.NamedNode:
        """Return the IRI of an article, which is the name of its graph too."""
        return self.resource(f"article/{quote(identifier, safe='')}")

    def thing(self, canonical: str) -> ox.NamedNode:
        """Return the IRI of an entity or event by its key: a gazetteer slug stays as it is."""
        kind, colon, rest = canonical.partition(":")
        if not colon:
            return self.resource(quote(canonical, safe=".-/"))
        digest = sha256(canonical.encode()).hexdigest()[:10]
        return self.resource(f"{slug(kind)}/{slug(rest)}-{digest}")


def slug(text: str) -> str:
    """Return `text` as lower-case ASCII words joined by hyphens, for people to read."""
    words = re.findall(r"[a-z0-9]+", key(text, romanise=True))
    return "-".join(words)[:_SLUG].strip("-") or "x"


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
    typed: set[tuple[ox.NamedNode, str]] = set()
    for extraction in extractions:
        graph = mint.article(extraction.article.id)
        for triple in _article_graph(extraction, identity, mint):
            yield ox.Quad(*triple, graph)
            _note_type(triple, typed)
        concepts |= {r.concept for e in extraction.events for r in e.roles if r.concept}
    for triple in (
        *_titles(extractions, identity, mint),
        *_things(identity, gazetteer, concepts, mint),
    ):
        yield ox.Quad(*triple, mint.resource(THINGS))
        _note_type(triple, typed)
    for triple in _merges(identity, mint):
        yield ox.Quad(*triple, mint.resource(MERGES))
    for node, type_ in sorted(typed, key=str):
        for name in superclasses(type_)[1:]:
            yield ox.Quad(node, _TYPE, _kg(name), mint.resource(INFERRED))


Triple = tuple[ox.NamedNode, ox.NamedNode, Term]
_TYPE, _LABEL, _ALT = (ox.NamedNode(str(p)) for p in (RDF.type, RDFS.label, SKOS.altLabel))


def _kg(name: str) -> ox.NamedNode:
    return ox.NamedNode(KG[name])


def _literal(value: object, type_: str) -> ox.Literal:
    return ox.Literal(str(value), datatype=ox.NamedNode(str(XSD[type_])))


def _article_graph(extraction: Extraction, identity: Identity, mint: Mint) -> Iterator[Triple]:
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
            yield _publisher(article.publisher, mint), _kg("cites"), nodes[index]


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

    yield node, _TYPE, _kg("Article")
    yield node, term("identifier"), ox.Literal(article.id)
    yield node, term("language"), ox.Literal(article.language)
    if article.title:
        yield node, term("title"), ox.Literal(article.title, language=article.language)
    if article.published:
        yield node, term("issued"), _literal(article.published.isoformat(), "date")
    if article.publisher:
        publisher = _publisher(article.publisher, mint)
        yield node, term("publisher"), publisher
        yield publisher, _TYPE, _kg("Publisher")
        yield publisher, _LABEL, ox.Literal(article.publisher)
    if article.url and (iri := _web(article.url)):
        yield node, term("source"), iri


def _note_type(triple: Triple, typed: set[tuple[ox.NamedNode, str]]) -> None:
    subject, predicate, value = triple
    if predicate == _TYPE and isinstance(value, ox.NamedNode):
        typed.add((subject, local(value.value)))


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
    yield node, _TYPE, _kg(entity.type)
    for name in entity.names:
        yield node, _ALT, ox.Literal(name, language=article.language)
    yield from _mentions(article, entity, node, nodes, mint)
    for office in entity.offices:
        of = nodes[office.of] if office.of is not None else None
        place = f"-of-{of.value.removeprefix(mint.base).replace('/', '-')}" if of else ""
        role = mint.resource(f"role/{slug(office.label)}{place}")
        yield node, _kg("role"), role
        yield role, _LABEL, ox.Literal(_titled(office.label), language=article.language)
        if of:
            yield role, _kg("of"), of


def _titled(office: str) -> str:
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
    kind = "event" if isinstance(thing, Event) else "mention"
    yield node, _kg("mentionedIn"), source
    for mention in thing.mentions:
        where = ox.NamedNode(f"{source.value}/{kind}/{mention.start}-{mention.end}")
        sentence = article.text[mention.sentence.start : mention.sentence.end]
        yield node, _kg("mention"), where
        yield where, _TYPE, _kg("Mention")
        yield where, _kg("inArticle"), source
        yield where, _kg("surface"), ox.Literal(mention.surface)
        yield where, _kg("quote"), ox.Literal(sentence, language=article.language)
        yield where, _kg("start"), _literal(mention.start, "integer")
        yield where, _kg("end"), _literal(mention.end, "integer")
        yield where, _kg("rule"), ox.Literal(mention.rule)
        if mention.metonym_of is not None:
            yield where, _kg("metonymOf"), nodes[mention.metonym_of]


def _event(
    article: Article, event: Event, node: ox.NamedNode, nodes: list[ox.NamedNode], mint: Mint
) -> Iterator[Triple]:
    yield node, _TYPE, _kg(event.type)
    yield node, _kg("status"), _kg(event.status)
    yield from _mentions(article, event, node, nodes, mint)
    for role in event.roles:
        filler = _filler(role, article, nodes, mint)
        for name in superproperties(role.property):
            yield node, _kg(name), filler
    yield from _time(event, node)
    if event.count and event.count.least == event.count.most:
        yield node, _kg("missileCount"), _literal(event.count.least, "integer")
    elif event.count:
        yield node, _kg("missileCountAtLeast"), _literal(event.count.least, "integer")
    if event.attributed_to is not None:
        yield node, _kg("attributedTo"), nodes[event.attributed_to]


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
        yield node, _kg("date"), _literal(time.literal, types[len(time.literal)])
    for name, bound in (("earliest", time.earliest), ("latest", time.latest)):
        if bound:
            yield node, _kg(name), _literal(bound.isoformat(), "date")


def _titles(extractions: Sequence[Extraction], identity: Identity, mint: Mint) -> Iterator[Triple]:
    """Name each event by its class, its actors and its date, in every language of the classes."""
    actors: dict[str, Counter[str]] = {}
    dates: dict[str, Counter[str]] = {}
    kinds: dict[str, str] = {}
    for extraction in extractions:
        for index, event in enumerate(extraction.events):
            name = identity.events[extraction.article.id, index]
            kinds[name] = event.type
            said = actors.setdefault(name, Counter())
            said.update(
                identity.entities[extraction.article.id, role.entity]
                for role in event.roles
                if role.entity is not None and "participant" in superproperties(role.property)
            )
            if event.time and event.time.literal:
                dates.setdefault(name, Counter())[event.time.literal] += 1
    for name, kind in sorted(kinds.items()):
        date = max(
            sorted(dates.get(name, {"": 0})), key=lambda d: (len(d), dates[name][d] if d else 0)
        )
        for language, label in _class_labels(kind).items():
            shown = sorted(actors[name], key=lambda a: (-actors[name][a], a))[:_ACTORS]
            names = ", ".join(_preferred(identity.things[a], language) for a in shown)
            text = label + (f": {names}" if names else "") + (f" ({date})" if date else "")
            yield mint.thing(name), _LABEL, ox.Literal(text, language=language)


@cache
def _class_labels(kind: str) -> dict[str, str]:
    labels = ontology().objects(KG[kind], RDFS.label)
    found = {getattr(o, "language", None) or "en": str(o) for o in labels}
    return {language: text[:1].upper() + text[1:] for language, text in sorted(found.items())}


def _preferred(thing: Thing, language: str) -> str:
    return thing.labels.get(language) or next(iter(thing.labels.values()), thing.key)


def _things(
    identity: Identity, gazetteer: Gazetteer, concepts: set[str], mint: Mint
) -> Iterator[Triple]:
    """Yield preferred names, and what the gazetteer knows, of everything that the articles name."""
    known = {t.known for t in identity.things.values() if t.known} | concepts
    for thing in identity.things.values():
        yield from _described(thing, mint.thing(thing.key))
    for name in sorted(_with_surroundings(known, gazetteer)):
        yield from _entry(gazetteer.entries[name], mint)


def _described(thing: Thing, node: ox.NamedNode) -> Iterator[Triple]:
    yield node, _TYPE, _kg(thing.type)
    for language, label in thing.labels.items():
        yield node, _LABEL, ox.Literal(label, language=language)
    for alias, language in thing.aliases:
        yield node, _ALT, ox.Literal(alias, language=language)


def _with_surroundings(known: set[str], gazetteer: Gazetteer) -> set[str]:
    """Add the places and the concepts that lie around what is named."""
    found: set[str] = set()
    waiting = [name for name in known if name in gazetteer.entries]
    while waiting:
        entry = gazetteer.entries[waiting.pop()]
        if entry.slug not in found:
            found.add(entry.slug)
            waiting += [s for s in (entry.within, entry.broader) if s]
    return found


def _entry(entry: Entry, mint: Mint) -> Iterator[Triple]:
    node = mint.thing(entry.slug)
    yield node, _TYPE, _kg(entry.type)
    for language in ("en", "id"):
        yield node, _LABEL, ox.Literal(entry.label(language), language=language)
    for name in entry.names:
        if name.kind in ("label", "alias"):
            yield node, _ALT, ox.Literal(name.text, language=name.language or "en")
    for match in entry.exact_match:
        yield node, ox.NamedNode(str(SKOS.exactMatch)), ox.NamedNode(match)
    for predicate, slug_ in (
        (_kg("within"), entry.within),
        (ox.NamedNode(str(SKOS.broader)), entry.broader),
    ):
        if slug_:
            yield node, predicate, mint.thing(slug_)
    for name_, value in (("lat", entry.latitude), ("long", entry.longitude)):
        if value:
            yield node, ox.NamedNode(GEO[name_]), _literal(value, "decimal")


def _merges(identity: Identity, mint: Mint) -> Iterator[Triple]:
    replaced = ox.NamedNode(str(DCTERMS.isReplacedBy))
    for old, canonical in identity.retired.items():
        yield mint.thing(old), replaced, mint.thing(canonical)
    for left, link, right in identity.links:
        yield mint.thing(left), _kg(link), mint.thing(right)
    for merge in identity.merges:
        yield from _merge(merge, mint)


def _merge(merge: Merge, mint: Mint) -> Iterator[Triple]:
    digest = sha256("\n".join((merge.canonical, *merge.members)).encode()).hexdigest()[:16]
    node = mint.resource(f"merge/{digest}")
    yield node, _TYPE, _kg("Merge")
    yield node, _kg("canonical"), mint.thing(merge.canonical)
    for member in merge.members:
        yield node, _kg("merged"), mint.thing(member)
    yield node, _kg("confidence"), _decimal(_confidence(merge))
    yield node, _kg("ruleSet"), ox.Literal(RULES)
    yield node, ox.NamedNode(str(RDFS.comment)), ox.Literal(merge.why, language="en")
    for number, evidence in enumerate(merge.evidence, start=1):
        item = ox.NamedNode(f"{node.value}/{number}")
        yield node, _kg("evidence"), item
        yield item, _TYPE, _kg("Evidence")
        yield item, _kg("feature"), ox.Literal(evidence.feature)
        yield item, _kg("left"), ox.Literal(evidence.left)
        yield item, _kg("right"), ox.Literal(evidence.right)
        yield item, _kg("weight"), _decimal(evidence.weight)


def _confidence(merge: Merge) -> float:
    """Bring the additive score of an event merge, which has no upper bound, between 0 and 1."""
    return 1 - 2**-merge.score if merge.kind == "event" else merge.score


def _decimal(value: float) -> ox.Literal:
    # The canonical form, which every store keeps as it is: no trailing zero, always a point.
    text = f"{value:.3f}".rstrip("0")
    return _literal(text + "0" if text.endswith(".") else text, "decimal")
