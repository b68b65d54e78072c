"""`kg diff`: what two graphs say differently, in words."""

import dataclasses
import json
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.common import app, reported, standard_output
from kg.diff import Change, Detail, Difference
from kg.diff import diff as compare
from kg.reading import open_graph

_LISTED = 10


class Form(StrEnum):
    """How differences are told."""

    text = "text"
    json = "json"


@app.command(epilog="Example: `kg diff out.old out`")
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A knowledge base, or RDF.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="A knowledge base, or RDF.")],
    format: Annotated[Form, typer.Option("--format", "-f", help="How to tell.")] = Form.text,
) -> None:
    """Say which entities and events differ, and by which articles; exit status 1 if any does."""
    with reported():
        found = compare(open_graph(old), open_graph(new))
        with standard_output() as out:
            if format is Form.json:
                answer = {"equal": not found.statements, **dataclasses.asdict(found)}
                out.write((json.dumps(answer, ensure_ascii=False, indent=1) + "\n").encode())
            else:
                out.write("".join(f"{line}\n" for line in _lines(found)).encode())
        if found.statements:
            raise typer.Exit(1)


def _lines(found: Difference) -> Iterator[str]:
    if not found.statements:
        yield "The graphs say the same."
        return
    for which, names in (("new", found.new), ("gone", found.gone)):
        if names:
            number = f"{len(names)} article{'s are' if len(names) > 1 else ' is'} {which}"
            yield f"{number}: {_listed(names)}"
    for change in found.changes:
        yield _line(change)
        for detail in change.details:
            yield f"    {_detail(detail)}"
    events = sum(change.event for change in found.changes)
    yield (
        f"{len(found.changes) - events} entities and {events} events differ; "
        f"{found.statements} statements stand in one graph alone"
    )


def _line(change: Change) -> str:
    what = "event" if change.event else "entity"
    said = {
        "joined": f"{what} joined: {change.name} is now {change.other}",
        "parted": f"{what} parted: {change.name} was {change.other}",
        "moved": f"{what} parted and joined: some of {change.name} is now {change.other}",
        "renamed": f"{what} renamed: {change.name} is now {change.iri}",
        "appeared": f"{what} appeared: {change.name}",
        "went": f"{what} went: {change.name}",
        "changed": f"{what} changed: {change.name}",
    }[change.kind]
    return f"{said} ({_listed(change.articles)})" if change.articles else said


def _listed(names: Sequence[str]) -> str:
    """List names, the first ten of more: JSON has them all."""
    more = len(names) - _LISTED
    return ", ".join(names[:_LISTED]) + (f" and {more:,} more" if more > 0 else "")


def _detail(detail: Detail) -> str:
    sign = "+" if detail.new else "-"
    articles = detail.articles if detail.property != "reported by" else ()
    return f"{sign} {detail.property}: {detail.value}" + (
        f" ({_listed(articles)})" if articles else ""
    )
