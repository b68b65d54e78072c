"""The named queries against rdflib in memory: same rows, and how much sooner.

CPU seconds of one process. rdflib is stopped after a cap: then it is slower than the ratio says.
"""

import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pyoxigraph as ox
from rdflib import Dataset, Graph
from rdflib.query import ResultRow
from rdflib.term import Node

from kg.query import NamedQuery, bind, named_queries, query
from kg.result import Result
from kg.store import as_graph, open_store
from kg.vocabulary import PREFIXES
from tests.bench.bases import Made
from tests.bench.measuring import Table, measured

_TIMES = 3
_SLOWER = 12
"""Times ours after which rdflib is certainly ten times slower."""
NEEDED = {
    "timeline": """SELECT ?name { ?e kg:participant ?x . ?x rdfs:label ?name }
        GROUP BY ?name ORDER BY DESC(COUNT(?e)) ?name LIMIT 1""",
    "events-at-place": """SELECT ?name { ?e kg:place ?x . ?x rdfs:label ?name }
        GROUP BY ?name ORDER BY DESC(COUNT(?e)) ?name LIMIT 1""",
}
"""Queries for the one parameter that has no default: who or where is most in the news."""


def asked(base: Made, graph: Graph, cap: int) -> Table:
    """Ask every named query of our store on disk and of rdflib, which has all or the union only.

    Args:
        base: A knowledge base.
        graph: The same in rdflib: a dataset, or the union of its graphs.
        cap: Seconds after which rdflib is stopped, unless it is not yet certain to be ten times
            slower.
    """
    store = open_store(base.folder)
    rows = [_asked(named, store, graph, cap) for named in named_queries()]
    columns = ("query", "rows", "ours, s", "rdflib, s", "times as fast", "same rows")
    remark = f"rdflib is stopped after {cap} s or twelve times ours, and is then slower."
    if not isinstance(graph, Dataset):
        remark += " It has the union alone, in its smallest store: named graphs do not fit."
    return Table(f"Named queries on {base.articles:,} articles", columns, rows, remark)


def union_in_rdflib(store: ox.Store) -> Graph:
    """Copy the union of a store into rdflib, each term once: half a gigabyte for a million."""
    graph = Graph(store="SimpleMemory")
    seen: dict[Node, Node] = {}
    for s, p, o in as_graph(store):
        graph.add((seen.setdefault(s, s), seen.setdefault(p, p), seen.setdefault(o, o)))
    return graph


def _asked(named: NamedQuery, store: ox.Store, graph: Graph, cap: int) -> tuple[object, ...]:
    result, ours, text = _ours(named, store)
    if "GRAPH" in text and not isinstance(graph, Dataset):
        return named.name, len(result.rows), ours, "-", "-", "-"
    cap = max(cap, round(_SLOWER * ours))
    try:
        with _capped(cap):
            theirs, seconds = measured(lambda: _rows(graph, text))
    except TimeoutError:
        faster = f"more than {cap / ours:,.0f}"
        return named.name, len(result.rows), ours, f"over {cap}", faster, "not known"
    mine = Counter(tuple(map(_plain, row)) for row in result.rows)
    same = "yes" if mine == theirs else "no"
    return named.name, len(result.rows), ours, seconds, round(seconds / ours, 1), same


def _ours(named: NamedQuery, store: ox.Store) -> tuple[Result, float, str]:
    """Return the answer, the seconds that it took in the middle of three times, and the text."""
    parameters = {}
    if named.name in NEEDED:
        (most,) = query(store, NEEDED[named.name]).rows[0]
        parameters = {named.parameters[0].name: _plain(most)}
    runs = [measured(lambda: query(store, named.name, parameters)) for _ in range(_TIMES)]
    result, seconds = sorted(runs, key=lambda pair: pair[1])[_TIMES // 2]
    return result, seconds, bind(named, parameters)


def _rows(graph: Graph, text: str) -> Counter[tuple[str, ...]]:
    found = graph.query(text, initNs=dict(PREFIXES))
    rows = (row for row in found if isinstance(row, ResultRow))
    # The least of nothing is, to rdflib, the word None.
    return Counter(tuple("" if str(term) == "None" else str(term) for term in row) for row in rows)


def _plain(term: object) -> str:
    return str(getattr(term, "value", "" if term is None else term))


@contextmanager
def _capped(seconds: int) -> Iterator[None]:
    """Raise TimeoutError in what runs longer than so many seconds of CPU."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before: Callable[..., object] | int | None = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
