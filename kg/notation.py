"""Extractions as JSON: one compact object, its fields by the names of `kg.annotation`.

What is written is read back equal, and equal values give equal bytes.
"""

from hashlib import sha256

from msgspec.json import Decoder, encode

from kg.annotation import Article, Entity, Event, Extraction

_ARTICLE = Decoder(Article)
_ENTITIES = Decoder(tuple[Entity, ...])
_EVENTS = Decoder(tuple[Event, ...])

Written = tuple[str, str, str]
"""An article, its entities and its events."""


def to_json(extraction: Extraction) -> Written:
    """Write down an extraction, the parts apart: merging has no use for the text."""
    parts = (extraction.article, extraction.entities, extraction.events)
    article, entities, events = (encode(part).decode() for part in parts)
    return article, entities, events


def from_json(written: Written) -> Extraction:
    """Read what `to_json` wrote.

    Raises:
        ValueError: It is no such thing (a `msgspec.DecodeError` or `msgspec.ValidationError`).
    """
    article, entities, events = written
    return Extraction(_ARTICLE.decode(article), _ENTITIES.decode(entities), _EVENTS.decode(events))


def digest(article: Article) -> str:
    """Return what tells an article from every other, in 32 hexadecimal digits."""
    return sha256(encode(article)).hexdigest()[:32]
