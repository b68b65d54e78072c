"""What every command shares: the app, where progress goes, how errors are told."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from kg.errors import KgError

app = typer.Typer(
    help="Turn news articles, Indonesian and English, into a knowledge graph that you can trust.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    add_completion=False,
)
progress_console = Console(stderr=True)

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


@contextmanager
def reported() -> Iterator[None]:
    """Turn an error of ours into one line and exit status 2; let bugs through."""
    try:
        yield
    except KgError as error:
        typer.echo(f"kg: {error}", err=True)
        raise typer.Exit(2) from error


def note(text: str) -> None:
    """Tell the person at the terminal something that is no part of the answer."""
    progress_console.print(text, markup=False, highlight=False, soft_wrap=True)
