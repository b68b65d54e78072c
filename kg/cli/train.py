"""`kg train`: a pipeline from labelled text."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.common import app, reported
from kg.errors import KgError
from kg.later import later

train_names, train_events, train_syntax = (
    later(f"kg.train:{name}") for name in ("train", "train_events", "train_syntax")
)


@app.command(epilog="Example: `kg train id --data corpora/ --output models/id_news`")
def train(
    language: Annotated[str, typer.Argument(help="Only `id` is trained here.")],
    data: Annotated[Path, typer.Option(help="Folder of *.tsv and *.txt, or *.conllu.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder to write.")],
    syntax: Annotated[bool, typer.Option("--syntax", help="Train tagger and parser.")] = False,
    events: Annotated[bool, typer.Option("--events", help="Train what revises events.")] = False,
    articles: Annotated[
        Path | None, typer.Option(help="Articles without labels, to learn from as well.")
    ] = None,
    seed: Annotated[int, typer.Option(help="The start of every random choice.")] = 0,
) -> None:
    """Train the pipeline that finds names (or, with --syntax, parses); print its figures."""
    with reported():
        if language != "id":
            raise KgError(f"{language!r}: no recipe for this language; known: id")
        if syntax:
            for treebank, figures in train_syntax(data, output, seed=seed).items():
                typer.echo(f"{treebank}: {figures}")
            return
        if events:
            for part, found_events in train_events(data, output).items():
                typer.echo(f"{part}: {found_events}")
            return
        found = train_names(data, output, seed=seed, articles=articles)
        typer.echo(f"dev F1 {found.dev.f1:.3f}, test F1 {found.test.f1:.3f}")
