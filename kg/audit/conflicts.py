"""Where sources disagree on one event, each value with its source and its sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from pyoxigraph import Literal, NamedNode

from kg.audit.reading import Base
from kg.query import query
from kg.vocabulary import local

_KINDS = {"missileCount": "count", "date": "date", "place": "place", "status": "status"}
"""Property -> what is in dispute; every other is a role."""
DISPUTES = tuple(sorted({*_KINDS.values(), "role"}))


@dataclass(frozen=True, slots=True)
class Claim:
    """What one article says."""

    value: str
    """As a name."""
    article: str
    publisher: str
    published: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """One event, one property, and values that cannot all be true."""

    event: str
    """IRI, shortened."""
    label: str
    kind: str
    """`count`, `date`, `place`, `role` or `status`."""
    property: str
    """Local name."""
    claims: tuple[Claim, ...]


def conflicts(base: Base) -> Iterator[Conflict]:
    """Yield where sources disagree, by event and property: the named query, with sentences."""
    rows = query(base.store, "conflicts").rows
    for (event, stated), group in groupby(rows, key=lambda row: row[:2]):
        assert isinstance(event, NamedNode)
        assert isinstance(stated, NamedNode)
        name = local(stated.value)
        claims = [_claim(base, event, row[2], row[3]) for row in group]
        kind = _KINDS.get(name, "role")
        event_iri, label = base.short(event.value), base.label(event)
        yield Conflict(event_iri, label, kind, name, tuple(claims))


def _claim(base: Base, event: NamedNode, value: object, article: object) -> Claim:
    assert isinstance(article, NamedNode)
    name, publisher, published = base.source(article)
    quotes = base.quotes(event, article)
    shown = _shown(base, value)
    # The sentence that gives the value, where it gives it word for word.
    sentence = next((q.sentence for q in quotes if shown in q.sentence), None)
    return Claim(
        shown, name, publisher, published, sentence or (quotes[0].sentence if quotes else "")
    )


def _shown(base: Base, value: object) -> str:
    if isinstance(value, NamedNode):
        text = local(value.value)
        return text if text != value.value and not base.has(value) else base.label(value)
    return value.value if isinstance(value, Literal) else str(value)
