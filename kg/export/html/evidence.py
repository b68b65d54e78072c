"""Sentences and what they name: which one best shows that an article says something."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.export.html.model import Evidence, Mark, Sentence
from kg.export.html.quads import Quads
from kg.vocabulary import KG


@dataclass(frozen=True, slots=True)
class _Mention:
    report: int
    quote: str
    surface: str
    start: int
    thing: int


@dataclass(frozen=True, slots=True)
class SentenceIndex:
    """All sentences, and for each thing and article those that name it."""

    sentences: tuple[Sentence, ...]
    naming: Mapping[tuple[int, int], tuple[int, ...]]
    """(thing, article) -> sentences."""

    def best(self, report: int, things: Iterable[int]) -> Evidence:
        """Choose the sentence of an article that names most of `things`, the first before all.

        An event is named by its trigger, so the first thing is the statement's subject.
        """
        first, *others = things
        candidates = self.naming.get((first, report), ())
        if not candidates:
            candidates = next(
                (found for t in others if (found := self.naming.get((t, report)))), ()
            )
        if not candidates:
            return Evidence(report, None)
        wanted = set(others)
        named = [len(wanted & {m.thing for m in self.sentences[s].marks}) for s in candidates]
        return Evidence(report, candidates[named.index(max(named))])


def index_sentences(
    quads: Quads, thing_of: Mapping[str, int], report_of: Mapping[str, int]
) -> SentenceIndex:
    """Gather every mention's sentence, each once for its article, in order of appearance."""
    groups: dict[tuple[int, str], list[_Mention]] = defaultdict(list)
    for mention in _mentions(quads, thing_of, report_of):
        groups[mention.report, mention.quote].append(mention)
    order = sorted(groups, key=lambda key: (key[0], min(m.start for m in groups[key]), key[1]))
    sentences: list[Sentence] = []
    naming: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, (report, quote) in enumerate(order):
        marks = _marks(quote, groups[report, quote])
        sentences.append(Sentence(report, quote, marks))
        for thing in dict.fromkeys(m.thing for m in groups[report, quote]):
            naming[thing, report].append(number)
    return SentenceIndex(tuple(sentences), {key: tuple(found) for key, found in naming.items()})


def _mentions(
    quads: Quads, thing_of: Mapping[str, int], report_of: Mapping[str, int]
) -> Iterable[_Mention]:
    for iri, thing in thing_of.items():
        for mention in quads.texts(iri, KG.mention):
            report = report_of.get(quads.first(mention, KG.inArticle))
            quote = quads.first(mention, KG.quote)
            if report is not None and quote:
                surface = quads.first(mention, KG.surface)
                start = quads.first(mention, KG.start)
                yield _Mention(report, quote, surface, int(start) if start else 0, thing)


def _marks(quote: str, mentions: list[_Mention]) -> tuple[Mark, ...]:
    """Place the mentions in their sentence.

    The vocabulary gives offsets into the article, not into the quote: the sentence starts where
    most mentions, each at one of the places where its words occur, agree that it does.
    """
    votes: dict[int, int] = defaultdict(int)
    for mention in mentions:
        for place in _occurrences(quote, mention.surface):
            votes[mention.start - place] += 1
    if not votes:
        return ()
    origin = min(votes, key=lambda start: (-votes[start], start))
    marks = set()
    for mention in mentions:
        place = mention.start - origin
        if not quote.startswith(mention.surface, max(place, 0)) or place < 0:
            place = quote.find(mention.surface)
        if place >= 0 and mention.surface:
            start = _utf16(quote[:place])
            marks.add((start, start + _utf16(mention.surface), mention.thing))
    return tuple(Mark(*mark) for mark in sorted(marks))


def _occurrences(quote: str, surface: str) -> Iterable[int]:
    place = quote.find(surface) if surface else -1
    while place >= 0:
        yield place
        place = quote.find(surface, place + 1)


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
