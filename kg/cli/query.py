"""`kg query`: SPARQL in, rows out."""

import sys
import threading
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from kg.cli.common import app, reported, standard_output
from kg.errors import KgError
from kg.query import find, named_queries
from kg.query import query as ask
from kg.result import Result
from kg.store import open_store


class Shape(StrEnum):
    """How the rows of a query are printed."""

    table = "table"
    csv = "csv"
    tsv = "tsv"
    json = "json"
    turtle = "turtle"


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
    format: Annotated[
        Shape | None,
        typer.Option("--format", "-f", help="Else a table; Turtle for CONSTRUCT and DESCRIBE."),
    ] = None,
    timeout: Annotated[
        float | None,
        typer.Option(metavar="SECONDS", min=0.001, help="Give up a query that takes longer."),
    ] = None,
    list_: Annotated[
        bool, typer.Option("--list", help="List the named queries, or explain the one named.")
    ] = False,
) -> None:
    """Ask the graph in SPARQL; `--name value` fills in a parameter of a named query."""
    with reported():
        if list_ and directory is not None:
            _explain(asked or str(directory))
            return
        if directory is None or asked is None:
            _list_queries()
            return
        # Waiting for a thread, unlike waiting for Oxigraph, ends when the user presses Ctrl-C.
        waiting = timeout or threading.TIMEOUT_MAX
        values = _parameters(context.args)
        result = ask(open_store(directory), asked, values, timeout=waiting)
        _print(result, format or (Shape.turtle if result.triples is not None else Shape.table))
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


def _explain(name: str) -> None:
    """Say what a named query tells, and what each of its parameters is."""
    named = find(name)
    typer.echo(f"{named.name}: {named.title}")
    typer.echo(named.description)
    for parameter in named.parameters:
        default = "must be given" if parameter.default is None else f"else {parameter.default!r}"
        typer.echo(f"  --{parameter.name}  {parameter.description} ({default})")


def _print(result: Result, shape: Shape) -> None:
    if shape is Shape.table:
        Console(width=None if sys.stdout.isatty() else 160).print(result.to_table())
        return
    writers = {
        Shape.csv: result.to_csv,
        Shape.tsv: result.to_tsv,
        Shape.json: result.to_json,
    }
    text = writers.get(shape, result.to_turtle)()
    with standard_output() as out:
        out.write(text.encode())
