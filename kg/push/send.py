"""Write parts of graphs to a store: by SPARQL 1.1 Update, or by the Graph Store Protocol."""

from kg.errors import PushError
from kg.push.client import Client, TooLargeError
from kg.push.parts import Part, halves
from kg.push.stores import Endpoints


def send(client: Client, where: Endpoints, batch: tuple[Part, ...], most: int) -> int:
    """Write a batch, in smaller requests if the server asks for them.

    Args:
        client: The session.
        where: The store.
        batch: Written in order.
        most: Triples that a request may hold.

    Returns:
        `most`, or less if the server asked for less.

    Raises:
        PushError: The server does not take it.
    """
    size, smaller = sum(len(part.lines) for part in batch), halves(batch)
    if size <= most or len(smaller) == 1:
        try:
            (_updated if where.protocol == "update" else _put)(client, where, batch)
            return most
        except TooLargeError as error:
            if len(smaller) == 1:
                raise PushError(_immense(where, batch[0])) from error
            most = max(1, size // 2)
    for half in smaller:
        most = send(client, where, half, most)
    return most


def _updated(client: Client, where: Endpoints, batch: tuple[Part, ...]) -> None:
    """Send all of it as one request, which most stores do wholly or not at all."""
    headers = {"Content-Type": "application/sparql-update; charset=utf-8"}
    answer = client.send("POST", where.update, body=update(batch).encode(), headers=headers)
    if answer.status == 404:
        raise PushError(_missing(where.update))


def update(batch: tuple[Part, ...]) -> str:
    """Return a batch as SPARQL 1.1 Update."""
    drops = [f"DROP SILENT GRAPH <{part.graph}>" for part in batch if part.first]
    graphs = [
        f"GRAPH <{part.graph}> {{\n" + "\n".join(part.lines) + "\n}" for part in batch if part.lines
    ]
    inserts = ["INSERT DATA {\n" + "\n".join(graphs) + "\n}"] if graphs else []
    return " ;\n".join(drops + inserts)


def _put(client: Client, where: Endpoints, batch: tuple[Part, ...]) -> None:
    """Send each part as a request of its own."""
    if where.graph_store is None:
        raise PushError(f"{where.query}: {where.kind} has no graph store; use --protocol update")
    for part in batch:
        method = "PUT" if part.first else "POST"
        answer = client.send(
            method if part.lines else "DELETE",
            where.graph_store,
            params={"graph": part.graph},
            body="\n".join(part.lines).encode(),
            headers={"Content-Type": "text/turtle; charset=utf-8"} if part.lines else {},
        )
        if answer.status == 404 and part.lines:
            raise PushError(_missing(where.graph_store))


def _missing(url: str) -> str:
    return (
        f"{url}: answers 404: there is no such endpoint: make the dataset or repository first, "
        "or see that URL and --store are right"
    )


def _immense(where: Endpoints, part: Part) -> str:
    line = part.lines[0] if part.lines else ""
    return (
        f"{where.update}: answers 413 to a single triple of <{part.graph}>, {len(line):,} "
        f"characters: {line[:80]}...; let the server take larger requests"
    )
