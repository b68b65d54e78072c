"""`kg same`: whether names name the same thing."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.common import app, reported
from kg.gazetteer import load
from kg.reason.names import same as same_name
from kg.reason.pairs import same_pairs


@app.command(epilog='Example: `kg same "Kim Jong-un" "Kim Jong Il" --type Person`')
def same(
    first: Annotated[str | None, typer.Argument(metavar="NAME")] = None,
    second: Annotated[str | None, typer.Argument(metavar="NAME")] = None,
    type: Annotated[
        str,
        typer.Option(
            help="Person, State, Organization, Place, MissileType; or PER, GPE, ORG, LOC, WPN."
        ),
    ] = "Person",
    pairs: Annotated[
        Path | None,
        typer.Option(metavar="FILE.tsv", help="A table with columns name_a, name_b and type."),
    ] = None,
) -> None:
    """Say whether two names name the same thing, and why; exit status 1 unless they do.

    With --pairs, print the table with the columns verdict and reason added.
    """
    if pairs:
        with reported():
            for line in same_pairs(pairs, load()):
                typer.echo(line)
        return
    if first is None or second is None:
        raise typer.BadParameter("give two names, or a table with --pairs")
    with reported():
        verdict = same_name(first, second, type, load())
    typer.echo(f"{verdict.verdict}: {verdict.reason}")
    if verdict.verdict != "same":
        raise typer.Exit(1)
