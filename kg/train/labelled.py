"""Sentences with labelled events, and what our frames propose for them."""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kg.annotation import Article
from kg.extract.argument import Argument
from kg.extract.clauses import Clause, Report, meant
from kg.extract.one import proposals
from kg.names import key
from kg.story import complete
from kg.train.formats import TrainingDataError, brackets

_WORDS = frozenset({"missileType", "missileCount", "date", "measure", "topic", "instrument"})
"""Roles that no mention fills: rules alone read them."""
_READ_ON = date(2024, 6, 1)
"""A day of publication, which decides nothing here but must be given."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """An event that a sentence was labelled with."""

    type: str
    trigger: str
    roles: Mapping[str, tuple[str, ...]]
    """Role -> its fillers, in words of the sentence."""
    status: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A report that the frames read."""

    text: str
    """The article's, that is, the sentence's."""
    clause: Clause
    report: Report
    others: tuple[Report, ...]
    """The other reports of the sentence."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence: what was labelled, and what our frames propose."""

    id: str
    events: tuple[Labelled, ...]
    proposed: tuple[Proposal, ...]


def read_events(data: Path) -> Iterator[Example]:
    """Read every sentence below a folder: `id TAB sentence TAB events as JSON`.

    Each is read as an article of its own, so that what is learnt is to weigh what our own
    frames and mentions propose, their mistakes included.

    Raises:
        TrainingDataError: A line is malformed, or a file cannot be read.
    """
    for path in sorted(data.rglob("*.tsv")):
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise TrainingDataError(f"{path}: {error}; expected a UTF-8 text file") from error
        for number, line in enumerate(lines, start=1):
            try:
                identifier, marked, events = line.split("\t")
                labelled = tuple(_labelled(event) for event in json.loads(events))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise TrainingDataError(
                    f"{path}:{number}: {error}; expected id TAB sentence TAB events as JSON"
                ) from error
            yield _example(identifier, brackets(identifier, marked).text, labelled)


def _example(identifier: str, text: str, labelled: tuple[Labelled, ...]) -> Example:
    article = complete(Article(identifier, text, language="id", published=_READ_ON))
    read = [
        Proposal(article.text, clause, report, tuple(r for r in reports if r is not report))
        for clause, reports in proposals(article)
        for report in reports
    ]
    return Example(identifier, labelled, tuple(read))


def _labelled(event: Mapping[str, Any]) -> Labelled:
    roles = {
        role: tuple(fillers)
        for role, fillers in event["roles"].items()
        if role not in _WORDS and fillers
    }
    return Labelled(str(event["type"]), str(event["trigger"]), roles, str(event["status"]))


def match(
    example: Example, events: Collection[str]
) -> list[tuple[Proposal | None, Labelled | None]]:
    """Pair what was labelled with what was proposed; what has no partner stands alone."""
    rest = [p for p in example.proposed if p.report.frame.evokes in events]
    pairs: list[tuple[Proposal | None, Labelled | None]] = []
    for labelled in example.events:
        alike = [p for p in rest if p.report.frame.evokes == labelled.type]
        named = [p for p in alike if share_words(_trigger(p.report), labelled.trigger)]
        best = next(iter(named or alike), None)
        if best:
            rest.remove(best)
        pairs.append((best, labelled))
    return [*pairs, *((p, None) for p in rest)]


def filler_of(proposal: Proposal, argument: Argument, labelled: Labelled) -> tuple[str, str] | None:
    """Return the role and the words that were labelled where the argument stands, if any."""
    return next(
        (
            (role, filler)
            for role, fillers in labelled.roles.items()
            for filler in fillers
            if _overlaps(proposal, argument, filler)
        ),
        None,
    )


def names(proposal: Proposal, entity: int, filler: str) -> bool:
    """Tell whether a thing is what `filler` names: by its place in the sentence, or a word."""
    clause = proposal.clause
    arguments = [a for a in clause.arguments if entity in (*a.entities, *meant(clause, a))]
    return any(_overlaps(proposal, argument, filler) for argument in arguments) or any(
        share_words(name, filler) for name in proposal.clause.chains[entity].names
    )


def share_words(left: str, right: str) -> bool:
    """Tell whether two phrases have a word in common."""
    return not set(key(left).split()).isdisjoint(key(right).split())


def _overlaps(proposal: Proposal, argument: Argument, filler: str) -> bool:
    sentence = proposal.clause.sentence
    start, end = sentence.starts[argument.start], sentence.ends[argument.end - 1]
    places = (m.start() for m in re.finditer(re.escape(filler), proposal.text))
    return any(place < end and start < place + len(filler) for place in places)


def _trigger(report: Report) -> str:
    return " ".join(report.sentence.words[report.start : report.end])
