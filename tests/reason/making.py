"""Extractions made by hand, for tests of the reasoner."""

from datetime import date
from typing import Any

from kg.annotation import (
    Article,
    Count,
    Entity,
    Event,
    Extraction,
    Mention,
    Office,
    Role,
    Span,
    Time,
)

_SENTENCE = Span(0, 500)


def mention(start: int = 0, surface: str = "nama") -> Mention:
    return Mention(start, start + len(surface), surface, _SENTENCE, "test")


def entity(type_: str, *names: str, office: tuple[str, int] | None = None) -> Entity:
    offices = (Office(*office),) if office else ()
    return Entity(type_, names, (mention(),), offices=offices)


def event(type_: str, start: int = 0, **options: Any) -> Event:
    """Make an event: `when` is an ISO date or two, `count` a number or two; the rest are roles.

    A role's filler is an index, a list of indexes, or the slug of a concept.
    """
    status = options.pop("status", "Occurred")
    when, count = options.pop("when", None), options.pop("count", None)
    roles = tuple(
        Role(name, entity=filler) if isinstance(filler, int) else Role(name, concept=filler)
        for name, fillers in sorted(options.items())
        for filler in (fillers if isinstance(fillers, list) else [fillers])
    )
    first, last = when if isinstance(when, tuple) else (when, when)
    time = Time("", date.fromisoformat(first), date.fromisoformat(last)) if when else None
    least, most = count if isinstance(count, tuple) else (count, count)
    number = Count(least, most) if count else None
    return Event(type_, (mention(start),), roles, status, time, number)


def extraction(
    id_: str,
    entities: list[Entity],
    events: list[Event] | None = None,
    *,
    published: str | None = None,
    language: str = "id",
) -> Extraction:
    day = date.fromisoformat(published) if published else None
    article = Article(id_, "x" * 600, language=language, published=day)
    return Extraction(article, tuple(entities), tuple(events or ()))
