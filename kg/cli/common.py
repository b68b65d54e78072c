"""What every command shares: the app, where progress goes, how errors are told."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import IO, Annotated

import typer
from rich.console import Console

from kg.errors import KgError
from kg.export.files import told

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


@contextmanager
def standard_output() -> Iterator[IO[bytes]]:
    """Lend standard output for bytes, and tell it where they do not fit.

    A reader that has seen enough, such as `head`, is no error.

    Raises:
        ExportError: It is full, or closed.
    """
    with told("standard output"):
        try:
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            # What is left in the buffer must not fail once more when Python ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def note(text: str) -> None:
    """Tell the person at the terminal something that is no part of the answer."""
    progress_console.print(text, markup=False, highlight=False, soft_wrap=True)
