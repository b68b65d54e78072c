"""`kg build`: articles in, a knowledge base out."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from kg.annotation import Extraction
from kg.article import Skipped, read
from kg.build import Options, Summary
from kg.build import build as build_base
from kg.cli.common import app, note, progress_console, reported
from kg.vocabulary import BASE


@app.command(epilog="Example: `kg build articles/ more.jsonl.gz --out out`")
def build(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT...", help="Files (.txt, .jsonl, .jsonl.gz), folders, or -."),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="Directory to write.")] = Path("out"),
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="Skip bad input and say so at the end.")
    ] = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes that read.")] = (
        os.cpu_count() or 1
    ),
    base: Annotated[str, typer.Option(help="What the IRIs of things begin with.")] = str(BASE),
    infer: Annotated[
        bool, typer.Option("--infer/--no-infer", help="Add what follows, in base:inferred.")
    ] = True,
) -> None:
    """Read articles, merge what they say, and write the graph: Turtle, N-Quads, a page, a store."""
    with reported():
        started = time.monotonic()
        skipped: list[Skipped] = []
        with _counting() as progress:
            articles = read(inputs, keep_going=keep_going, skipped=skipped)
            options = Options(base, infer)
            summary = build_base(articles, out, options=options, jobs=jobs, progress=progress)
        for skip in skipped:
            note(f"skipped {skip.where}: {skip.why}")
        progress_console.print(_summary(summary, skipped, time.monotonic() - started))
        note(
            f"Wrote {out}/graph.ttl, graph.nq, graph.html and store/. Next: open {out}/graph.html, "
            f"or ask: kg query {out} who-met-whom"
        )


@contextmanager
def _counting() -> Iterator[Callable[[Extraction], None]]:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn())
    off = not progress_console.is_terminal  # it would leave an empty line
    with Progress(
        *columns, TimeElapsedColumn(), console=progress_console, transient=True, disable=off
    ) as bar:
        task = bar.add_task("reading articles", total=None)

        def advance(_: Extraction) -> None:
            bar.advance(task)

        yield advance


def _summary(summary: Summary, skipped: list[Skipped], seconds: float) -> Table:
    table = Table(show_header=False, box=None)
    rows: list[tuple[str, object]] = [
        ("articles", summary.articles),
        ("entities", summary.entities),
    ]
    rows += [(f"events: {kind}", number) for kind, number in summary.events.items()]
    rows += [("mentions", summary.mentions), ("merges", summary.merges), ("quads", summary.quads)]
    refused = sum(skip.refused for skip in skipped)
    rows += [("skipped: bad input", refused)] if refused else []
    foreign = len(skipped) - refused
    rows += [("skipped: other languages", foreign)] if foreign else []
    for name, value in [*rows, ("seconds", f"{seconds:.1f}")]:
        table.add_row(name, f"{value:,}" if isinstance(value, int) else str(value))
    return table
