"""What a knowledge base holds, in figures."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.annotation import Extraction
from kg.reason import Identity


@dataclass(frozen=True, slots=True)
class Summary:
    """What a knowledge base holds."""

    articles: int
    entities: int
    """Things, merged."""
    mentions: int
    """Of things and of events."""
    events: dict[str, int]
    """Class -> number of events, merged, most first."""
    merges: int
    quads: int
    refused: tuple[str, ...] = field(default=(), repr=False)
    """Articles just set aside in `quarantine/`, as their graphs do not conform: which, and why."""


def summarise(extractions: Sequence[Extraction], identity: Identity, quads: int) -> Summary:
    """Count what was found."""
    kinds = {
        identity.events[extraction.article.id, index]: event.type
        for extraction in extractions
        for index, event in enumerate(extraction.events)
    }
    mentions = sum(
        sum(len(entity.mentions) for entity in e.entities)
        + sum(len(event.mentions) for event in e.events)
        for e in extractions
    )
    return Summary(
        len(extractions),
        len(set(identity.entities.values())),
        mentions,
        dict(sorted(Counter(kinds.values()).items(), key=lambda item: (-item[1], item[0]))),
        len(identity.merges),
        quads,
    )
