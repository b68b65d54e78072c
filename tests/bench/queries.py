"""The named queries, loading and exporting, against rdflib in memory: same rows, how much sooner.

CPU seconds of one process. rdflib is stopped after a cap: then it is slower than the ratio says.
"""

import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pyoxigraph as ox
from rdflib import Dataset
from rdflib.query import ResultRow

from kg.gazetteer import load
from kg.graph import build
from kg.inferred import infer
from kg.query import NamedQuery, bind, named_queries, query
from kg.reason import merge
from kg.store import in_memory, open_store, write
from kg.vocabulary import PREFIXES
from tests.bench.measuring import Table, measured
from tests.bench.news import news

NEEDED = {
    "timeline": """SELECT ?name { ?e kg:participant ?x . ?x rdfs:label ?name }
        GROUP BY ?name ORDER BY DESC(COUNT(?e)) ?name LIMIT 1""",
    "events-at-place": """SELECT ?name { ?e kg:place ?x . ?x rdfs:label ?name }
        GROUP BY ?name ORDER BY DESC(COUNT(?e)) ?name LIMIT 1""",
}
"""Queries for the one parameter that has no default: who or where is most in the news."""
_EXPORT = """
import sys
from pathlib import Path
from kg.cli import app
app(["export", *sys.argv[1:]], standalone_mode=False)
print(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
"""


def make(size: int, folder: Path) -> list[tuple[str, float]]:
    """Build the knowledge base of so many made-up articles; return what each step took."""
    extractions, making = measured(lambda: list(news(size)))
    identity, merging = measured(lambda: merge(extractions, gazetteer=load()))
    said, inferring = build(extractions, identity, load()), [0.0]

    def finish(store: ox.Store) -> None:
        inferring[0] = measured(lambda: infer(store))[1]

    _, writing = measured(lambda: write(said, folder, finish=finish))
    steps = [("make up the articles", making), ("merge", merging), ("infer", inferring[0])]
    return [*steps, ("make the quads and write the store", writing - inferring[0])]


def exported(folder: Path, path: Path) -> int:
    """Write the graph as N-Quads in a process of its own; return its peak memory in MB."""
    # Not `ru_maxrss`, which a new process takes over from the one that started it.
    command = [sys.executable, "-c", _EXPORT, str(folder), str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(done.stdout) // 1024


def loads(path: Path, folder: Path) -> tuple[Table, Dataset]:
    """Load the N-Quads into each kind of store."""
    quads = sum(1 for _ in path.open("rb"))
    parse = partial(ox.parse, path=str(path), format=ox.RdfFormat.N_QUADS)
    _, named = measured(lambda: ox.Store().bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS))
    _, union = measured(lambda: in_memory(parse()))
    _, disk = measured(lambda: write(parse(), folder))
    dataset = Dataset(default_union=True)
    _, rdflib = measured(lambda: dataset.parse(str(path), format="nquads"))
    rows = [
        ("rdflib, in memory", rdflib, 1.0),
        ("Oxigraph, in memory, the named graphs", named, rdflib / named),
        ("ours, in memory, with the union", union, rdflib / union),
        ("ours, on disk, with the union", disk, rdflib / disk),
    ]
    columns = ("store", "CPU seconds", "times as fast as rdflib")
    return Table(f"Loading {quads:,} quads", columns, rows), dataset


def asked(folder: Path, dataset: Dataset, cap: int) -> Table:
    """Ask every named query of our store on disk and of rdflib."""
    store = open_store(folder)
    rows = [_asked(named, store, dataset, cap) for named in named_queries()]
    columns = ("query", "rows", "ours, s", "rdflib, s", "times as fast", "same rows")
    return Table(
        "Named queries", columns, rows, f"rdflib is stopped after {cap} s, and is then slower."
    )


def _asked(named: NamedQuery, store: ox.Store, dataset: Dataset, cap: int) -> tuple[object, ...]:
    parameters = {}
    if named.name in NEEDED:
        (most,) = query(store, NEEDED[named.name]).rows[0]
        parameters = {named.parameters[0].name: _plain(most)}
    times = [measured(lambda: query(store, named.name, parameters)) for _ in range(3)]
    result, ours = sorted(times, key=lambda pair: pair[1])[1]
    text = bind(named, parameters)
    theirs: Counter[tuple[str, ...]] | None = None
    try:
        with _capped(cap):
            theirs, seconds = measured(lambda: _rows(dataset, text))
    except TimeoutError:
        faster = f"more than {cap / ours:,.0f}"
        return named.name, len(result.rows), ours, f"over {cap}", faster, "not known"
    mine = Counter(tuple(map(_plain, row)) for row in result.rows)
    same = "yes" if mine == theirs else "no"
    return named.name, len(result.rows), ours, seconds, round(seconds / ours, 1), same


def _rows(dataset: Dataset, text: str) -> Counter[tuple[str, ...]]:
    found = dataset.query(text, initNs=dict(PREFIXES))
    rows = (row for row in found if isinstance(row, ResultRow))
    return Counter(tuple("" if term is None else str(term) for term in row) for row in rows)


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
