"""`kg build`, `kg add`, `kg retract`, `kg refresh`, `kg status`: one directory, its articles."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from kg.annotation import Extraction
from kg.article import Skipped, read
from kg.build import OUTPUTS, Added, Options, Summary
from kg.build import add as add_articles
from kg.build import build as build_base
from kg.build import refresh as refresh_base
from kg.build import retract as retract_articles
from kg.cli.common import Directory, app, note, progress_console, reported
from kg.remake import MANY
from kg.status import Status
from kg.status import status as status_of
from kg.vocabulary import BASE

Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT...", help="Files (.txt, .jsonl, .jsonl.gz), folders, or -."),
]
KeepGoing = Annotated[
    bool, typer.Option("--keep-going", help="Skip bad input and say so at the end.")
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes that read.")]
Files = Annotated[
    bool | None,
    typer.Option(
        "--files/--no-files",
        help="Write graph.nq, graph.ttl and graph.html anew, or take them away; remembered. "
        f"By default they are written for up to {MANY:,} articles; kg export makes them too.",
    ),
]
CORES = os.cpu_count() or 1
_SHOWN = 5


@app.command(epilog="Example: `kg build articles/ more.jsonl.gz --out out`")
def build(
    inputs: Inputs,
    out: Annotated[Path, typer.Option("--out", "-o", help="Directory to write.")] = Path("out"),
    keep_going: KeepGoing = False,
    jobs: Jobs = CORES,
    base: Annotated[str, typer.Option(help="What the IRIs of things begin with.")] = str(BASE),
    files: Files = None,
    infer: Annotated[
        bool, typer.Option("--infer/--no-infer", help="Add what follows, in base:inferred.")
    ] = True,
) -> None:
    """Read articles, merge what they say, and write the graph: Turtle, N-Quads, a page, a store.

    What was read is kept: the same build after an interruption goes on where it stopped.
    """
    with reported():
        run = _Run(inputs, keep_going)
        with run.counting() as progress:
            options = Options(base, infer, files)
            summary = build_base(run.articles, out, options=options, jobs=jobs, progress=progress)
        run.tell(out, summary)


@app.command(epilog="Example: `kg add out today.jsonl`")
def add(
    directory: Directory,
    inputs: Inputs,
    keep_going: KeepGoing = False,
    jobs: Jobs = CORES,
    files: Files = None,
) -> None:
    """Add articles to a knowledge base: the graph is the one that a build of all would give.

    An article whose id is there is replaced where its content differs, and skipped where it does
    not. Only the new articles are read, and only what differs is written.
    """
    with reported():
        run = _Run(inputs, keep_going)
        with run.counting() as progress:
            summary, added = add_articles(
                run.articles, directory, jobs=jobs, files=files, progress=progress
            )
        run.tell(directory, summary, added)


@app.command(epilog="Example: `kg retract out berita-17`")
def retract(
    directory: Directory,
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE...", help="Ids or IRIs.")],
    files: Files = None,
) -> None:
    """Take articles out of a knowledge base: the graph is as if they had never been there."""
    with reported():
        started = time.monotonic()
        summary = retract_articles(articles, directory, files=files)
        _show([*_figures(summary), _seconds(started)])
        note(_next(directory))


@app.command(epilog="Example: `kg refresh out`")
def refresh(directory: Directory, files: Files = None) -> None:
    """Merge anew, without reading: after a change of judgements, of rules, or of the ontologies."""
    with reported():
        started = time.monotonic()
        summary = refresh_base(directory, files=files)
        _show([*_figures(summary), _seconds(started)])
        note(_next(directory))


@app.command(epilog="Example: `kg status out`")
def status(directory: Directory) -> None:
    """Tell what a knowledge base holds, and whether it is whole; exit status 1 if it is not."""
    with reported():
        found = status_of(directory)
        Console(soft_wrap=True).print(_table(_standing(found)))
        if not found.whole:
            raise typer.Exit(1)


class _Run:
    """One reading of articles, with what there is to tell of it at the end."""

    def __init__(self, inputs: Sequence[str], keep_going: bool) -> None:
        self.started = time.monotonic()
        self.skipped: list[Skipped] = []
        self.articles = read(inputs, keep_going=keep_going, skipped=self.skipped)

    @contextmanager
    def counting(self) -> Iterator[Callable[[Extraction], None]]:
        """Show how many articles have been read."""
        columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn())
        off = not progress_console.is_terminal  # it would leave an empty line
        with Progress(
            *columns, TimeElapsedColumn(), console=progress_console, transient=True, disable=off
        ) as bar:
            task = bar.add_task("reading articles", total=None)

            def advance(_: Extraction) -> None:
                bar.advance(task)

            yield advance

    def tell(self, directory: Path, summary: Summary, added: Added | None = None) -> None:
        """Say what came of it."""
        for skip in self.skipped:
            note(f"skipped {skip.where}: {skip.why}")
        refused = sum(skip.refused for skip in self.skipped)
        counts = [("skipped: bad input", refused)]
        counts.append(("skipped: other languages", len(self.skipped) - refused))
        if added:
            counts += [("added: new", len(added.new)), ("added: replaced", len(added.replaced))]
            counts.append(("added: the same already", added.same))
            for name in added.replaced[:_SHOWN]:
                note(f"replaced {name}: its content differs")
            if len(added.replaced) > _SHOWN:
                note(f"replaced {len(added.replaced) - _SHOWN:,} more")
        for reason in summary.refused:
            note(f"set aside in {directory}/quarantine: {reason}")
        counts.append(("set aside: does not conform", len(summary.refused)))
        rows = [(name, number) for name, number in counts if number]
        _show([*_figures(summary), *rows, _seconds(self.started)])
        note(_next(directory))


Row = tuple[str, object]


def _next(directory: Path) -> str:
    """Say what was written, and what to do with it."""
    ask = f"kg query {directory} who-met-whom"
    if all((directory / name).is_file() for name in OUTPUTS):
        return (
            f"Wrote {directory}/graph.ttl, graph.nq, graph.html and store/. "
            f"Next: open {directory}/graph.html, or ask: {ask}"
        )
    return (
        f"Wrote {directory}/store/; graph.ttl, graph.nq and graph.html are left out, "
        f"for --files or kg export to make. Next, ask: {ask}"
    )


def _seconds(started: float) -> Row:
    return "seconds", f"{time.monotonic() - started:.1f}"


def _figures(summary: Summary) -> list[Row]:
    rows: list[Row] = [("articles", summary.articles), ("entities", summary.entities)]
    rows += [(f"events: {kind}", number) for kind, number in summary.events.items()]
    mentions: Row = ("mentions", summary.mentions)
    return [*rows, mentions, ("merges", summary.merges), ("quads", summary.quads)]


def _standing(found: Status) -> list[Row]:
    """Return the rows of a status."""
    rows: list[Row] = [("state", found.state)]
    rows += _figures(found.summary) if found.summary else []
    rows += [(f"language: {name}", number) for name, number in found.languages.items()]
    if found.first:
        rows.append(("published", f"{found.first} to {found.last}"))
    publishers = list(found.publishers.items())
    rows += [(f"publisher: {name}", number) for name, number in publishers[:_SHOWN]]
    if len(publishers) > _SHOWN:
        rows.append(("publishers, in all", len(publishers)))
    rows += [("judgements", found.judgements), ("base of IRIs", found.base)]
    rows.append(("rules", found.rules))
    if found.outdated:
        rows.append(("read by earlier rules", found.outdated))
    return [*rows, ("files", ", ".join(found.files) or "left out")]


def _show(rows: Sequence[Row]) -> None:
    progress_console.print(_table(rows))


def _table(rows: Sequence[Row]) -> Table:
    table = Table(show_header=False, box=None)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(name, f"{value:,}" if isinstance(value, int) else str(value))
    return table
