"""What is read from an article, before anything is merged: the types between the stages.

Offsets count Unicode code points of `Article.text`, half open, so
`article.text[m.start:m.end] == m.surface` for every mention `m`. Classes and
properties go by their local names in the `kg:` namespace ("Person",
"launchedBy"), gazetteer entries and concepts by their slugs ("north-korea",
"ballistic-missile"): only `kg.graph` mints IRIs. Every type is a frozen value.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One news article, as published."""

    id: str
    """The input file's stem, or the `id` of a JSON line; unique within a run."""
    text: str
    """All of it, the title line first where there is a title."""
    title: str | None = None
    language: str = "id"
    """BCP 47 code of the text: `id` or `en`."""
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    place: str | None = None
    """Where the dateline says that it was written."""
    furniture: tuple[Span, ...] = ()
    """Stretches that are no part of the story (datelines, bylines, links), in order, disjoint."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of text that names a thing or reports an event."""

    start: int
    end: int
    surface: str
    sentence: Span
    """The whole sentence that it stands in."""
    rule: str
    """Name of the frame, pattern or model that read it."""
    metonym_of: int | None = None
    """Index of the state in `Extraction.entities` that a capital stands for."""


@dataclass(frozen=True, slots=True)
class Office:
    """What a person is said to be: "Menteri Luar Negeri" of "Jepang"."""

    label: str
    of: int | None = None
    """Index of the state or organisation in `Extraction.entities`."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing as one article names it: all its mentions there."""

    type: str
    """Class: Person, State, Organization, Place, or one below: Region, City, Sea, Facility..."""
    names: tuple[str, ...]
    """The proper names that the article uses, fullest first; never a pronoun or a bare office."""
    mentions: tuple[Mention, ...]
    """In order of appearance, at least one."""
    known: str | None = None
    """Slug of the gazetteer entry that this surely is."""
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True)
class Time:
    """When, as exactly as the text allows."""

    literal: str
    """`YYYY-MM-DD`, `YYYY-MM` or `YYYY`; empty where only the bounds are known."""
    earliest: date | None = None
    latest: date | None = None
    """First and last day that it can have been, both inclusive."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many: exact where `least == most`; `most` is None for "a series of"."""

    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Role:
    """One filler of a role of an event: exactly one of the last three is given."""

    property: str
    """Local name of the property: `participant`, `launchedBy`, `towards`..."""
    entity: int | None = None
    """Index into `Extraction.entities`."""
    concept: str | None = None
    """Slug of a gazetteer concept, such as `ballistic-missile`."""
    value: str | None = None
    """Words of the article, where nothing better is known (`topic`, `measure`)."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event as one article reports it: all its mentions there, joined already."""

    type: str
    """Class: Meeting, MissileLaunch, Sanction, Visit, Statement (or a kind of it)..."""
    mentions: tuple[Mention, ...]
    """The trigger words with their sentences, in order of appearance, at least one."""
    roles: tuple[Role, ...] = ()
    """Sorted; the most specific properties only (`kg:participant` is added from the ontology)."""
    status: str = "Occurred"
    """Occurred, Planned, Expected, Hypothetical or Denied."""
    time: Time | None = None
    count: Count | None = None
    """Number of missiles."""
    attributed_to: int | None = None
    """Index into `Extraction.entities` of the actor whose word it is."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read from one article."""

    article: Article
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
