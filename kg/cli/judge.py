"""`kg explain`, `kg judge`, `kg review`, `kg conflicts`: why things are one, and who says so."""

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer

from kg.audit import DISPUTES, Base, Conflict, Doubt, find
from kg.audit import conflicts as find_conflicts
from kg.audit import explain as explain_thing
from kg.audit import review as find_doubts
from kg.audit.words import disputed, explained, reviewed
from kg.cli.common import Directory, app, note, reported
from kg.errors import KgError
from kg.judge import Outcome, take_back
from kg.judge import judge as judge_two
from kg.judgements import listed
from kg.store import open_store


class Verdict(StrEnum):
    """What a person says of two things."""

    same = "same"
    different = "different"


class Layout(StrEnum):
    """How an answer is printed."""

    text = "text"
    json = "json"


class Listing(StrEnum):
    """How a list is printed."""

    text = "text"
    json = "json"
    tsv = "tsv"


Dispute = StrEnum("Dispute", {kind: kind for kind in DISPUTES})  # type: ignore[misc]


@app.command(epilog='Example: `kg explain out "Kim Jong Un"`')
def explain(
    directory: Directory,
    thing: Annotated[
        str, typer.Argument(metavar="THING", help="An IRI, one with base:, or a name.")
    ],
    format: Annotated[Layout, typer.Option("--format", "-f", help="How to print.")] = Layout.text,
) -> None:
    """Say what was merged into a thing or an event, on what evidence, and what nearly was."""
    with reported():
        base = Base(open_store(directory))
        found = explain_thing(base, find(base, thing))
        if format is Layout.json:
            _print_json(asdict(found))
        else:
            typer.echo(explained(found, str(directory)))


@app.command(epilog="Example: `kg judge out same base:kim-jong-un base:person/kim-1234567890`")
def judge(
    directory: Directory,
    verdict: Annotated[Verdict | None, typer.Argument(metavar="same|different")] = None,
    left: Annotated[
        str | None, typer.Argument(metavar="THING", help="An IRI, one with base:, or a name.")
    ] = None,
    right: Annotated[str | None, typer.Argument(metavar="THING")] = None,
    why: Annotated[str, typer.Option(help="For those who read it later.")] = "",
    list_: Annotated[bool, typer.Option("--list", help="List the judgements made.")] = False,
    undo: Annotated[
        int | None, typer.Option(metavar="N", help="Take back the judgement of that number.")
    ] = None,
) -> None:
    """Say that two things or events are the same, or are not; it holds for good, until taken back.

    The graph is merged anew at once, without reading an article again.
    """
    with reported():
        if list_:
            open_store(directory)
            for number, judgement in enumerate(listed(directory), start=1):
                typer.echo(f"{number}. {judgement}")
        elif undo is not None:
            outcome = take_back(directory, undo)
            typer.echo(f"Taken back: {outcome.judgement}.\n{_state(outcome)}")
        elif verdict is None or left is None or right is None:
            raise KgError(
                "give a verdict and two things: kg judge DIR same|different IRI IRI --why WORDS; "
                "or --list, or --undo N"
            )
        else:
            outcome = judge_two(directory, verdict.value, left, right, why=why)
            number = len(listed(directory))
            typer.echo(f"Judgement {number}: {outcome.judgement}.\n{_state(outcome)}")
            note(f"To take it back: kg judge {directory} --undo {number}")


def _state(outcome: Outcome) -> str:
    if not outcome.left or not outcome.right:
        return "No article here names both; it will hold when one does."
    if outcome.together:
        return f"They are one: {outcome.left}"
    return f"They are two: {outcome.left} and {outcome.right}"


@app.command(epilog="Example: `kg review out --limit 10`")
def review(
    directory: Directory,
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 20,
    format: Annotated[Listing, typer.Option("--format", "-f", help="How to print.")] = Listing.text,
) -> None:
    """List what is unsure, the most useful answer first, each with what would settle it."""
    with reported():
        doubts = find_doubts(Base(open_store(directory)), limit=limit)
        if format is Listing.json:
            _print_json([asdict(d) | {"commands": d.commands(str(directory))} for d in doubts])
        elif format is Listing.tsv:
            _print_tsv(_DOUBT, (_doubt_row(d, str(directory)) for d in doubts))
        else:
            typer.echo(reviewed(doubts, str(directory)))


_DOUBT = (
    "usefulness score type left left_label left_articles left_quote "
    "right right_label right_articles right_quote reason command"
).split()


def _doubt_row(doubt: Doubt, directory: str) -> list[object]:
    row: list[object] = [doubt.usefulness, doubt.confidence, doubt.left.type]
    for side in (doubt.left, doubt.right):
        quote = side.quote.sentence if side.quote else ""
        row += [side.iri, side.label, side.articles, quote]
    return [*row, doubt.reason, doubt.commands(directory)[0]]


@app.command(epilog="Example: `kg conflicts out --type date`")
def conflicts(
    directory: Directory,
    type: Annotated[Dispute | None, typer.Option(help="Only these.")] = None,
    format: Annotated[Listing, typer.Option("--format", "-f", help="How to print.")] = Listing.text,
) -> None:
    """List where sources disagree on one event, each value with its source and its sentence."""
    with reported():
        every = find_conflicts(Base(open_store(directory)))
        found = [c for c in every if type is None or c.kind == type.value]
        if format is Listing.json:
            _print_json([asdict(c) for c in found])
        elif format is Listing.tsv:
            _print_tsv(_CONFLICT, (row for c in found for row in _conflict_rows(c)))
        else:
            typer.echo(disputed(found))


_CONFLICT = "event label type property value article publisher published sentence".split()


def _conflict_rows(conflict: Conflict) -> Iterable[list[object]]:
    for c in conflict.claims:
        head = [conflict.event, conflict.label, conflict.kind, conflict.property]
        yield [*head, c.value, c.article, c.publisher, c.published, c.sentence]


def _print_json(value: object) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1))


def _print_tsv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    style = {"delimiter": "\t", "quoting": csv.QUOTE_NONE, "quotechar": None}
    writer = csv.writer(sys.stdout, lineterminator="\n", **style)  # type: ignore[arg-type]
    writer.writerow(columns)
    for row in rows:
        writer.writerow([" ".join(str(cell).split()) for cell in row])
