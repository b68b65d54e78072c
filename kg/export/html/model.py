"""What the page shows, read out of the graph: things, statements, and the sentence under each.

Plain frozen values in a fixed order. `read` fills them from the vocabulary alone;
`payload` turns them into what the browser gets. Things, articles and sentences go by
their index in `PageGraph`.
"""

from dataclasses import dataclass

Names = dict[str, str]
"""Language code -> name; the empty code is for a name without a language."""


@dataclass(frozen=True, slots=True)
class Report:
    """An article, as a source to cite."""

    iri: str
    title: str
    publisher: str
    date: str
    """`YYYY-MM-DD`, or empty."""
    url: str
    language: str
    cites: tuple[str, ...]
    """Names of the publishers that it takes its report from."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a sentence names a thing: offsets in UTF-16 units, as the browser counts."""

    start: int
    end: int
    thing: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, word for word, with everything that it names."""

    report: int
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """That an article says something, and the sentence that says it (None: not known)."""

    report: int
    sentence: int | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing's relation to another, with every article that states it; background has none."""

    subject: int
    predicate: str
    object: int
    note: Names | None
    """Says more than the predicate: the name of an office."""
    evidence: tuple[Evidence, ...]
    inferred: bool = False
    """That merging or inference concluded it, and no article says it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A value that a thing has: a date, a number, words of an article."""

    thing: int
    predicate: str
    value: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """That several names or reports were taken for one thing, and why."""

    thing: int
    merged: tuple[str, ...]
    reason: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Thing:
    """A node: an event, an actor, a place, a concept."""

    iri: str
    type: str
    """Local name of its most special class."""
    names: Names
    aliases: tuple[str, ...]
    matches: tuple[str, ...]
    """Public identifiers of the same thing."""
    reports: tuple[int, ...]
    """The articles that mention it."""
    event: bool
    earliest: str = ""
    latest: str = ""
    """First and last day of an event, `YYYY-MM-DD`, or empty."""
    date: str = ""
    status: str = ""
    """Local name, of an event."""
    point: tuple[float, float] | None = None
    """Latitude and longitude, in degrees."""


@dataclass(frozen=True, slots=True)
class PageGraph:
    """The whole graph, as the page shows it."""

    things: tuple[Thing, ...]
    statements: tuple[Statement, ...]
    facts: tuple[Fact, ...]
    merges: tuple[Merge, ...]
    reports: tuple[Report, ...]
    sentences: tuple[Sentence, ...]
