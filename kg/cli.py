"""The command line: parse, call one function, report.

Exit status as grep's: 0 done, 1 the answer is no, 2 could not do it.
"""

import os
import sys
import time
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from kg.annotation import Extraction
from kg.article import Skipped, read
from kg.build import Summary
from kg.build import build as build_base
from kg.errors import KgError
from kg.export import EXPORTERS, exporter
from kg.export import export as export_store
from kg.gazetteer import load
from kg.query import named_queries
from kg.query import query as ask
from kg.reason.names import same as same_name
from kg.reason.pairs import same_pairs
from kg.result import Result
from kg.store import as_dataset, open_store
from kg.train import train as train_names
from kg.train import train_syntax
from kg.validate import validate_dataset
from kg.vocabulary import BASE

app = typer.Typer(
    help="Turn news articles, Indonesian and English, into a knowledge graph that you can trust.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    add_completion=False,
)
_progress = Console(stderr=True)

Directory = Annotated[Path, typer.Argument(metavar="DIR", help="The knowledge base.")]


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"kg {version('newskg')}")
        raise typer.Exit


@app.callback()
def main(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which.")
    ] = False,
) -> None:
    """Turn news articles, Indonesian and English, into a knowledge graph that you can trust."""


class Shape(StrEnum):
    """How the rows of a query are printed."""

    table = "table"
    csv = "csv"
    tsv = "tsv"
    json = "json"
    turtle = "turtle"


Format = StrEnum("Format", {row.format: row.format for row in EXPORTERS})  # type: ignore[misc]


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
) -> None:
    """Read articles, merge what they say, and write the graph: Turtle, N-Quads, a page, a store."""
    with _reported():
        started = time.monotonic()
        skipped: list[Skipped] = []
        with _counting() as progress:
            articles = read(inputs, keep_going=keep_going, skipped=skipped)
            summary = build_base(articles, out, base=base, jobs=jobs, progress=progress)
        for note in skipped:
            _progress.print(
                f"skipped {note.where}: {note.why}", markup=False, highlight=False, soft_wrap=True
            )
        _progress.print(_summary(summary, skipped, time.monotonic() - started))
        _progress.print(
            f"Wrote {out}/graph.ttl, graph.nq, graph.html and store/. Next: open {out}/graph.html, "
            f"or ask: kg query {out} who-met-whom",
            markup=False,
            highlight=False,
            soft_wrap=True,
        )


@contextmanager
def _counting() -> Iterator[Callable[[Extraction], None]]:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn())
    off = not _progress.is_terminal  # it would leave an empty line
    with Progress(
        *columns, TimeElapsedColumn(), console=_progress, transient=True, disable=off
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
    refused = sum(note.refused for note in skipped)
    rows += [("skipped: bad input", refused)] if refused else []
    foreign = len(skipped) - refused
    rows += [("skipped: other languages", foreign)] if foreign else []
    for name, value in [*rows, ("seconds", f"{seconds:.1f}")]:
        table.add_row(name, f"{value:,}" if isinstance(value, int) else str(value))
    return table


@app.command(
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    epilog='Example: `kg query out timeline --actor "Kim Jong Un"`',
)
def query(
    context: typer.Context,
    directory: Annotated[Path | None, typer.Argument(metavar="DIR")] = None,
    asked: Annotated[
        str | None,
        typer.Argument(metavar="QUERY", help="SPARQL, a file of it, or the name of a named query."),
    ] = None,
    format: Annotated[Shape, typer.Option("--format", "-f", help="How to print.")] = Shape.table,
    list_: Annotated[bool, typer.Option("--list", help="List the named queries.")] = False,
) -> None:
    """Ask the graph in SPARQL; `--name value` fills in a parameter of a named query."""
    with _reported():
        if list_ or directory is None or asked is None:
            _list_queries()
            return
        result = ask(open_store(directory), asked, _parameters(context.args))
        _print(result, format)
        if result.boolean is False:
            raise typer.Exit(1)


def _parameters(args: list[str]) -> dict[str, str]:
    """Read `--name value` and `--name=value`."""
    found: dict[str, str] = {}
    rest = iter(args)
    for arg in rest:
        name, equals, value = arg.removeprefix("--").partition("=")
        if not arg.startswith("--"):
            raise KgError(
                f"{arg!r}: not understood; write a query in quotes, a value as --name value"
            )
        found[name] = value if equals else next(rest, "")
    return found


def _list_queries() -> None:
    table = Table(box=None, header_style="bold")
    for column in ("name", "what it tells", "parameters"):
        table.add_column(column, overflow="fold")
    for named in named_queries():
        parameters = ", ".join(
            f"--{p.name}" + (f" ({p.default})" if p.default else "") for p in named.parameters
        )
        table.add_row(named.name, named.title, parameters)
    Console().print(table)


def _print(result: Result, shape: Shape) -> None:
    if shape is Shape.table and not result.triples:
        Console(width=None if sys.stdout.isatty() else 160).print(result.to_table())
        return
    writers = {
        Shape.csv: result.to_csv,
        Shape.tsv: result.to_tsv,
        Shape.json: result.to_json,
    }
    sys.stdout.write(writers.get(shape, result.to_turtle)())


@app.command(epilog="Example: `kg export out graph.trig.gz`")
def export(
    directory: Directory,
    output: Annotated[
        str, typer.Argument(metavar="FILE", help="File to write, or - for standard output.")
    ],
    format: Annotated[Format | None, typer.Option("--format", "-f", help="Else by suffix.")] = None,
) -> None:
    """Write the graph in another format, gzipped where FILE ends in .gz."""
    with _reported():
        name = format.value if format else None
        if output == "-":
            row = exporter(Path("-"), name)
            row.write(open_store(directory), sys.stdout.buffer)
            return
        exporter(Path(output), name)  # before the work, which is long
        export_store(open_store(directory), Path(output), name)


@app.command(epilog="Example: `kg validate out`")
def validate(directory: Directory) -> None:
    """Check the graph against the shapes of the ontology; exit status 1 if it does not conform."""
    with _reported():
        violations = validate_dataset(as_dataset(open_store(directory)))
        for violation in violations:
            typer.echo(str(violation))
        if violations:
            typer.echo(f"kg: {directory}: {len(violations)} violations", err=True)
            raise typer.Exit(1)
        typer.echo(f"{directory}: conforms")


@app.command(epilog="Example: `kg view out`")
def view(directory: Directory) -> None:
    """Open the graph page in a browser."""
    with _reported():
        page = directory / "graph.html"
        if not page.is_file():
            raise KgError(
                f"{page}: no such page; make it with: kg build ARTICLES --out {directory}"
            )
        typer.echo(page.resolve().as_uri())
        webbrowser.open(page.resolve().as_uri())


@app.command(epilog='Example: `kg same "Kim Jong-un" "Kim Jong Il" --type Person`')
def same(
    first: Annotated[str | None, typer.Argument(metavar="NAME")] = None,
    second: Annotated[str | None, typer.Argument(metavar="NAME")] = None,
    type: Annotated[str, typer.Option(help="Person, State, Organization or Place.")] = "Person",
    pairs: Annotated[
        Path | None,
        typer.Option(metavar="FILE.tsv", help="A table with columns name_a, name_b and type."),
    ] = None,
) -> None:
    """Say whether two names name the same thing, and why; exit status 1 unless they do.

    With --pairs, print the table with the columns verdict and reason added.
    """
    if pairs:
        with _reported():
            for line in same_pairs(pairs, load()):
                typer.echo(line)
        return
    if first is None or second is None:
        raise typer.BadParameter("give two names, or a table with --pairs")
    verdict = same_name(first, second, type, load())
    typer.echo(f"{verdict.verdict}: {verdict.reason}")
    if verdict.verdict != "same":
        raise typer.Exit(1)


@app.command(epilog="Example: `kg train id --data corpora/ --output models/id_news`")
def train(
    language: Annotated[str, typer.Argument(help="Only `id` is trained here.")],
    data: Annotated[Path, typer.Option(help="Folder of *.tsv and *.txt, or *.conllu.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder to write.")],
    syntax: Annotated[bool, typer.Option("--syntax", help="Train tagger and parser.")] = False,
    articles: Annotated[
        Path | None, typer.Option(help="Articles without labels, to learn from as well.")
    ] = None,
    seed: Annotated[int, typer.Option(help="The start of every random choice.")] = 0,
) -> None:
    """Train the pipeline that finds names (or, with --syntax, parses); print its figures."""
    with _reported():
        if language != "id":
            raise KgError(f"{language!r}: no recipe for this language; known: id")
        if syntax:
            for treebank, figures in train_syntax(data, output, seed=seed).items():
                typer.echo(f"{treebank}: {figures}")
            return
        found = train_names(data, output, seed=seed, articles=articles)
        typer.echo(f"dev F1 {found.dev.f1:.3f}, test F1 {found.test.f1:.3f}")


@contextmanager
def _reported() -> Iterator[None]:
    """Turn an error of ours into one line and exit status 2; let bugs through."""
    try:
        yield
    except KgError as error:
        typer.echo(f"kg: {error}", err=True)
        raise typer.Exit(2) from error


if __name__ == "__main__":
    app()
