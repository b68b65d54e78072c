"""IRIs from content, and the terms that every quad is made of."""

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from urllib.parse import quote

import pyoxigraph as ox
from rdflib.namespace import RDF, RDFS, SKOS, XSD

from kg.names import key
from kg.vocabulary import BASE, KG

_SLUG = 60
"""Characters of a name that an IRI shows; the hash behind it tells longer ones apart."""

Term = ox.NamedNode | ox.Literal
Triple = tuple[ox.NamedNode, ox.NamedNode, Term]
TYPE, LABEL, ALT = (ox.NamedNode(str(p)) for p in (RDF.type, RDFS.label, SKOS.altLabel))


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

    def mention(self, article: str, start: int, end: int, *, event: bool = False) -> ox.NamedNode:
        """Return the IRI of a stretch of an article that names a thing, or reports an event."""
        kind = "event" if event else "mention"
        return ox.NamedNode(f"{self.article(article).value}/{kind}/{start}-{end}")

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


@cache
def kg_term(name: str) -> ox.NamedNode:
    """Return a class or property of ours by its local name."""
    return ox.NamedNode(KG[name])


def literal(value: object, type_: str) -> ox.Literal:
    """Return a typed literal; `type_` is a local name of XSD."""
    return ox.Literal(str(value), datatype=ox.NamedNode(str(XSD[type_])))


def decimal(value: float) -> ox.Literal:
    """Return a decimal to three places in the form that XSD 1.1 and Oxigraph write it in.

    Oxigraph keeps the number, not the text: what it writes must be what was put in.
    """
    return literal(f"{value:.3f}".rstrip("0").rstrip("."), "decimal")
