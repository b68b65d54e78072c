"""What the reasoner decided: who is who, which reports are of one event, and on what evidence.

Nothing here changes what a source said; every decision names its members, so that it can be undone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

RULES = "4"
"""Version of the rules and weights; a change of either changes it."""

Kind = Literal["entity", "event"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where an article names a thing, or reports an event: a mention of it."""

    article: str
    start: int
    end: int
    kind: Kind = "entity"


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """One thing that speaks for a merge (or, below zero, against it)."""

    feature: str
    """Name of the comparison: `participants`, `date`, `romanisation`..."""
    left: str
    right: str
    """The two values compared, as keys, dates or names."""
    weight: float
    # Equal comparisons are one, wherever their values were read.
    left_at: Place | None = field(default=None, compare=False)
    right_at: Place | None = field(default=None, compare=False)
    """Where each was read; None for what the gazetteer says."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Several keys that are one thing."""

    canonical: str
    members: tuple[str, ...]
    """All keys, sorted, the canonical one among them."""
    kind: Kind
    evidence: tuple[Evidence, ...]
    score: float
    """That of the weakest join."""
    why: str
    """In words, for people."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a mention names only in its article: a bare surname, an office, a capital."""

    at: Place
    canonical: str
    """Key of what it names there."""
    how: str
    """Name of the rule: `antecedent`, `office`, `tenure`, `context`, `metonym`."""
    why: str
    """In words, for people."""
    antecedent: Place | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair that may be one, for a person to decide."""

    left: str
    right: str
    kind: Kind
    score: float
    reason: str
    useful: float = 0.0
    """How much an answer would settle; see `kg.reason.candidates`."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's word on two keys, which the rules never overrule."""

    verdict: Literal["same", "different"]
    left: str
    right: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity, merged."""

    key: str
    type: str
    """Local class name."""
    labels: Mapping[str, str]
    """Language -> preferred name."""
    aliases: tuple[tuple[str, str], ...]
    """Every other name, with the language of its source; sorted."""
    known: str | None = None
    """Slug of the gazetteer entry."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The read-only map that the graph is built with."""

    entities: Mapping[tuple[str, int], str]
    """Article, index in `Extraction.entities` -> canonical key."""
    events: Mapping[tuple[str, int], str]
    """Article, index in `Extraction.events` -> canonical key."""
    things: Mapping[str, Thing]
    """Canonical key of an entity -> the entity."""
    merges: tuple[Merge, ...]
    links: tuple[tuple[str, str, str], ...]
    """Event, `realises` or `subEventOf`, event; canonical keys."""
    review: tuple[Candidate, ...]
    """Most useful first."""
    retired: Mapping[str, str]
    """Key of a member -> the canonical key that stands for it."""
    resolutions: tuple[Resolution, ...] = ()
    """By article and place."""
