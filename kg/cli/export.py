"""`kg export`, `kg view`, `kg validate`: the graph to look at and to hand on."""

import sys
import webbrowser
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.common import Directory, app, reported
from kg.errors import KgError
from kg.export import EXPORTERS, exporter
from kg.export import export as export_store
from kg.store import as_dataset, open_store
from kg.validate import validate_dataset

Format = StrEnum("Format", {row.format: row.format for row in EXPORTERS})  # type: ignore[misc]


@app.command(epilog="Example: `kg export out graph.trig.gz`")
def export(
    directory: Directory,
    output: Annotated[
        str, typer.Argument(metavar="FILE", help="File to write, or - for standard output.")
    ],
    format: Annotated[Format | None, typer.Option("--format", "-f", help="Else by suffix.")] = None,
) -> None:
    """Write the graph in another format, gzipped where FILE ends in .gz."""
    with reported():
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
    with reported():
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
    with reported():
        page = directory / "graph.html"
        if not page.is_file():
            raise KgError(
                f"{page}: no such page; make it with: kg build ARTICLES --out {directory}"
            )
        typer.echo(page.resolve().as_uri())
        webbrowser.open(page.resolve().as_uri())
