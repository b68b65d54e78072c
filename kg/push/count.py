"""Ask a store how many triples it holds in each of some graphs."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice

from kg.errors import PushError
from kg.push.client import Answer, Client
from kg.push.stores import Endpoints

_GRAPHS = 200
"""Asked for at once: Virtuoso cuts an answer at 10,000 rows and a query at 10,000 lines."""


def counts(client: Client, where: Endpoints, names: Iterable[str]) -> dict[str, int]:
    """Return the number of triples in each named graph; one that is not there has none.

    Raises:
        PushError: The store does not answer.
    """
    missing = list(names)
    held: dict[str, int] = dict.fromkeys(missing, 0)
    if len(missing) > _GRAPHS:
        # One pass over the store, where Oxigraph and Jena would make one for each group.
        found = dict(_rows(where, _ask(client, where, "")))
        held |= {name: found[name] for name in missing if name in found}
        missing = [name for name in missing if name not in found]  # perhaps the answer was cut
    for some in _groups(missing):
        listed = " ".join(f"<{name}>" for name in some)
        held |= dict(_rows(where, _ask(client, where, f"VALUES ?g {{ {listed} }}")))
    return held


def _groups(names: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(names)
    while some := list(islice(rest, _GRAPHS)):
        yield some


def _ask(client: Client, where: Endpoints, only: str) -> Answer:
    text = f"SELECT ?g (COUNT(*) AS ?n) {{ {only} GRAPH ?g {{ ?s ?p ?o }} }} "
    return client.send(
        "POST",
        where.query,
        body={"query": text + "GROUP BY ?g"},
        headers={"Accept": "application/sparql-results+json"},
    )


def _rows(where: Endpoints, answer: Answer) -> Iterator[tuple[str, int]]:
    if answer.status == 404:
        raise PushError(
            f"{where.query}: answers 404: there is no such endpoint: make the dataset or "
            "repository first, or see that URL and --store are right"
        )
    try:
        for row in json.loads(answer.body)["results"]["bindings"]:
            if "g" in row:  # over no graph at all, some stores answer with a row of nothing
                yield row["g"]["value"], int(row["n"]["value"])
    except (ValueError, KeyError, TypeError) as error:
        raise PushError(
            f"{where.query}: its answer is no result of a SPARQL query; "
            "see that URL and --store are right"
        ) from error
