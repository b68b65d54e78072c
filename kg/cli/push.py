"""`kg push`: the graph into a triple store."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from kg.cli.common import Directory, app, note, progress_console, reported
from kg.push import BATCH, STORES, Patience, Pushed, Target
from kg.push import push as push_base
from kg.push.stores import Protocol

Kind = StrEnum("Kind", {kind.name: kind.name for kind in STORES})  # type: ignore[misc]


@app.command(epilog="Example: `kg push out http://127.0.0.1:7878`")
def push(
    directory: Directory,
    url: Annotated[str, typer.Argument(metavar="URL", help="Of the store, or of its dataset.")],
    store: Annotated[Kind | None, typer.Option(help="Else as it names itself.")] = None,
    protocol: Annotated[
        Protocol | None, typer.Option(help="How to write; else what the store does best.")
    ] = None,
    diff: Annotated[
        bool, typer.Option("--diff", help="Send only what changed since the last push.")
    ] = False,
    batch: Annotated[int, typer.Option(min=1, help="Triples in one request.")] = BATCH,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds to wait for an answer.")] = 60.0,
) -> None:
    """Bring the graph into a triple store, and check that it counts what we count.

    A push that was broken off goes on where it stopped; a second one of an unchanged graph sends
    nothing. KG_PUSH_USER and KG_PUSH_PASSWORD (or KG_PUSH_TOKEN) say who we are.
    """
    with reported(), _counting() as progress:
        name = store.value if store else None
        target = Target(url, name, protocol, batch, Patience(timeout))
        pushed = push_base(directory, target, diff=diff, progress=progress)
    note(_summary(pushed, url))


@contextmanager
def _counting() -> Iterator[Callable[[int, int], None]]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    off = not progress_console.is_terminal
    with Progress(
        *columns, TimeRemainingColumn(), console=progress_console, transient=True, disable=off
    ) as bar:
        task = bar.add_task("comparing", total=None)

        def advance(sent: int, total: int) -> None:
            bar.update(task, description="pushing triples", completed=sent, total=total)

        yield advance


def _summary(pushed: Pushed, url: str) -> str:
    done = [f"sent {pushed.sent_graphs:,} graphs ({pushed.sent_triples:,} triples)"]
    done += [f"deleted {pushed.deleted:,}"] if pushed.deleted else []
    if not pushed.sent_graphs and not pushed.deleted:
        done = ["nothing to send"]
    return (
        f"{url} ({pushed.store}): {', '.join(done)}; "
        f"it counts what we count: {pushed.graphs:,} graphs, {pushed.triples:,} triples"
    )
