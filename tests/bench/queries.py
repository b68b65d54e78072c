"""The named queries against rdflib in memory: same rows, and how much sooner.

CPU seconds of one process. rdflib is stopped after a cap: then it is slower than the ratio says.
"""

import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pyoxigraph as ox
from rdflib import Dataset
from rdflib.query import ResultRow

from kg.query import NamedQuery, bind, named_queries, query
from kg.result import Result
from kg.store import open_store
from kg.vocabulary import PREFIXES
from tests.bench.bases import Made
from tests.bench.measuring import Table, measured

NEEDED = {
    "timeline": """SELECT ?name { ?e kg:participant ?x . ?x rdfs:label ?name }
        GROUP BY ?name ORDER BY DESC(COUNT(?e)) ?name LIMIT 1""",
    "events-at-place": """SELECT ?name { ?e kg:place ?x . ?x rdfs:label ?name }
        GROUP BY ?name ORDER BY DESC(COUNT(?e)) ?name LIMIT 1""",
}
"""Queries for the one parameter that has no default: who or where is most in the news."""


def asked(small: Made, large: Made, dataset: Dataset, cap: int) -> Table:
    """Ask every named query of our stores on disk and of rdflib."""
    stores = open_store(small.folder), open_store(large.folder)
    rows = [_asked(named, *stores, dataset, cap) for named in named_queries()]
    columns = (
        "query",
        "rows",
        "ours, s",
        "rdflib, s",
        "times as fast",
        "same rows",
        f"rows of {large.articles:,}",
        "ours, s",
    )
    remark = (
        f"The first columns are of {small.articles:,} articles, the last two of "
        f"{large.articles:,}. rdflib is stopped after {cap} s, and is then slower."
    )
    return Table("Named queries", columns, rows, remark)


def _asked(
    named: NamedQuery, small: ox.Store, large: ox.Store, dataset: Dataset, cap: int
) -> tuple[object, ...]:
    result, ours, text = _ours(named, small)
    more, longer, _ = _ours(named, large, times=1)
    grown = len(more.rows), longer
    theirs: Counter[tuple[str, ...]] | None = None
    try:
        with _capped(cap):
            theirs, seconds = measured(lambda: _rows(dataset, text))
    except TimeoutError:
        faster = f"more than {cap / ours:,.0f}"
        return named.name, len(result.rows), ours, f"over {cap}", faster, "not known", *grown
    mine = Counter(tuple(map(_plain, row)) for row in result.rows)
    same = "yes" if mine == theirs else "no"
    return named.name, len(result.rows), ours, seconds, round(seconds / ours, 1), same, *grown


def _ours(named: NamedQuery, store: ox.Store, times: int = 3) -> tuple[Result, float, str]:
    """Return the answer, the seconds that it took in the middle of some times, and the text."""
    parameters = {}
    if named.name in NEEDED:
        (most,) = query(store, NEEDED[named.name]).rows[0]
        parameters = {named.parameters[0].name: _plain(most)}
    runs = [measured(lambda: query(store, named.name, parameters)) for _ in range(times)]
    result, seconds = sorted(runs, key=lambda pair: pair[1])[times // 2]
    return result, seconds, bind(named, parameters)


def _rows(dataset: Dataset, text: str) -> Counter[tuple[str, ...]]:
    found = dataset.query(text, initNs=dict(PREFIXES))
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
