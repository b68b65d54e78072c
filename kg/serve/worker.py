"""Answer one SPARQL query, in a process of its own that can be ended: `python worker.py`.

Oxigraph cannot be stopped while it sorts or counts (its server's time limit neither, as of
0.5.13), a process can. This file imports nothing of ours, so that it starts in a blink; it
reads one question as JSON, and writes a line of JSON, then the answer.
"""

import json
import signal
import sys
from typing import Any

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
)


def main(question: dict[str, Any]) -> None:
    """Answer the question on standard output."""
    if hasattr(signal, "alarm"):  # should whoever asks be gone, the system ends this process
        signal.alarm(int(question["seconds"]) + 5)
    try:
        answer = _query(question)
    except (SyntaxError, ValueError) as error:
        _head({"error": str(error)})
        return
    form = question["rdf" if isinstance(answer, QueryTriples) else "results"]
    _head({"type": form})
    if form:
        _write(answer, form)


def _query(question: dict[str, Any]) -> QuerySolutions | QueryBoolean | QueryTriples:
    chosen: dict[str, Any] = {}
    if question["default"] or question["named"]:
        chosen["default_graph"] = [NamedNode(iri) for iri in question["default"]]
        chosen["named_graphs"] = [NamedNode(iri) for iri in question["named"]]
    store = Store.read_only(question["store"])
    union = not any(True for _ in store.quads_for_pattern(None, None, None, DefaultGraph()))
    return store.query(
        question["query"],
        prefixes=question["prefixes"],
        use_default_graph_as_union=union and not chosen,
        **chosen,
    )


def _head(line: dict[str, str | None]) -> None:
    sys.stdout.buffer.write(json.dumps(line).encode() + b"\n")


def _write(answer: QuerySolutions | QueryBoolean | QueryTriples, form: str) -> None:
    out = sys.stdout.buffer
    if isinstance(answer, QueryTriples):
        answer.serialize(out, format=RdfFormat.from_media_type(form))
    else:
        answer.serialize(out, format=QueryResultsFormat.from_media_type(form))


if __name__ == "__main__":
    main(json.load(sys.stdin))
    sys.stdout.flush()
