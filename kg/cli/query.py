"""`kg query`: SPARQL in, rows out."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from kg.cli.common import app, reported
from kg.errors import KgError
from kg.query import named_queries
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
    format: Annotated[Shape, typer.Option("--format", "-f", help="How to print.")] = Shape.table,
    list_: Annotated[bool, typer.Option("--list", help="List the named queries.")] = False,
) -> None:
    """Ask the graph in SPARQL; `--name value` fills in a parameter of a named query."""
    with reported():
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
