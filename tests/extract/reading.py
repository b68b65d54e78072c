"""Articles read in a line, for tests of the extraction; every sentence in them is ours."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.annotation import Article, Extraction, Mention
from kg.extract import extract_one
from kg.extract.language import language
from kg.extract.mentions import find_mentions
from kg.extract.offices import find_offices
from kg.extract.pipeline import Sentence, read_sentences
from kg.extract.sentences import sentences
from kg.extract.weighing import Reading
from kg.story import complete

PUBLISHED = date(2024, 5, 15)
"""A Wednesday."""


@dataclass(frozen=True, slots=True)
class Fact:
    """An event with its fillers by slug, or by `~name` where the gazetteer has none."""

    type: str
    status: str
    roles: dict[str, list[str]]
    date: str
    count: tuple[int, int | None] | None
    source: str
    rules: list[str]

    @property
    def line(self) -> str:
        """Class, then roles with their fillers: `Conflict party=russia,ukraine`."""
        parts = [f"{role}={','.join(fillers)}" for role, fillers in sorted(self.roles.items())]
        return " ".join([self.type, *parts])


@cache
def read(
    text: str,
    code: str,
    published: date | None = PUBLISHED,
    *,
    title: str | None = None,
) -> Extraction:
    """Extract from an article of this text, `title` line first."""
    whole = f"{title}\n{text}" if title else text
    return extract_one(complete(Article("sample", whole, title, code, published)))


def name(extraction: Extraction, index: int) -> str:
    entity = extraction.entities[index]
    return entity.known or f"~{entity.names[0]}"


def names(extraction: Extraction) -> list[str]:
    """Return what the article names, in order of appearance."""
    return [name(extraction, index) for index in range(len(extraction.entities))]


def facts(extraction: Extraction) -> list[Fact]:
    return [_fact(extraction, index) for index in range(len(extraction.events))]


def told(text: str, code: str, published: date | None = PUBLISHED) -> list[Fact]:
    """Return the events of a text."""
    return facts(read(text, code, published))


def only(found: list[Fact], kind: str) -> Fact:
    """Return the one event of a class."""
    (fact,) = [fact for fact in found if fact.type == kind]
    return fact


def kinds(found: list[Fact]) -> list[str]:
    return sorted(fact.type for fact in found)


def sentence(text: str, code: str) -> Sentence:
    """Run the pipeline of a language over one sentence."""
    return read_all(text, code)[0]


def read_all(text: str, code: str) -> list[Sentence]:
    reader = language(code)
    spans = sentences(Article("sample", text, language=code), reader)
    return list(read_sentences(text, spans, reader, title=0))


def mentioned(text: str, code: str) -> dict[str, str]:
    """Return the surfaces of the names in a sentence with their classes, attributes left out."""
    found = sentence(text, code)
    return {
        text[found.starts[m.start] : found.ends[m.end - 1]]: m.type
        for m in find_mentions(found, language(code))
        if not m.attribute
    }


def looked_at(text: str, code: str) -> Reading:
    """Find names and offices in a sentence, before coreference."""
    found, reader = sentence(text, code), language(code)
    mentions = find_mentions(found, reader)
    return Reading(found, mentions, find_offices(found, mentions, reader))


def surfaces(extraction: Extraction, slug: str) -> list[str]:
    """Return how the article names a thing."""
    index = names(extraction).index(slug)
    return [mention.surface for mention in extraction.entities[index].mentions]


def mention_lists(extraction: Extraction) -> list[tuple[Mention, ...]]:
    """Return the mentions of each thing, then of each event."""
    return [*(e.mentions for e in extraction.entities), *(e.mentions for e in extraction.events)]


def everywhere(extraction: Extraction) -> list[Mention]:
    """Return every mention, of things and of events."""
    return [mention for mentions in mention_lists(extraction) for mention in mentions]


def _fact(extraction: Extraction, index: int) -> Fact:
    event = extraction.events[index]
    roles: dict[str, list[str]] = {}
    for role in event.roles:
        filler = role.concept if role.entity is None else name(extraction, role.entity)
        roles.setdefault(role.property, []).append(filler or role.value or "")
    return Fact(
        event.type,
        event.status,
        {role: sorted(fillers) for role, fillers in roles.items()},
        event.time.literal if event.time else "",
        (event.count.least, event.count.most) if event.count else None,
        "" if event.attributed_to is None else name(extraction, event.attributed_to),
        [mention.rule for mention in event.mentions],
    )
