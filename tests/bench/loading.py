"""Loading the same N-Quads into each kind of store."""

from functools import partial
from pathlib import Path

import pyoxigraph as ox
from rdflib import Dataset

import kg
from kg.store import in_memory, write
from tests.bench.bases import Made
from tests.bench.measuring import Table, measured

_QUADS = ox.RdfFormat.N_QUADS
_REMARK = """The union is each triple of all named graphs once more, without its graph. rdflib,
which loads the named graphs alone, makes it anew with every query, Oxigraph would answer with a
row for each graph that holds a triple, so ours is made once. Oxigraph's own loader, alone and on
disk, is the bound of what stands on it."""


def loads(path: Path, base: Made, folder: Path) -> tuple[Table, Dataset]:
    """Load the N-Quads of a base into each kind of store."""
    with path.open("rb") as file:
        quads = sum(1 for _ in file)
    parse = partial(ox.parse, path=str(path), format=_QUADS)
    dataset = Dataset(default_union=True)
    _, rdflib = measured(lambda: dataset.parse(str(path), format="nquads"))
    works = {
        "Oxigraph, in memory, the named graphs": lambda: _alone(path),
        "ours, in memory, with the union": lambda: in_memory(parse()),
        "Oxigraph, on disk, the named graphs": lambda: _alone(path, folder / "alone"),
        "ours, on disk, with the union": lambda: write(parse(), folder / "ours"),
        "ours, a knowledge base that is there: `kg.open`": lambda: kg.open(base.folder).close(),
    }
    times = {"rdflib, in memory": rdflib} | {n: measured(w)[1] for n, w in works.items()}
    columns = ("store", "CPU seconds", "times as fast as rdflib")
    rows = [(name, seconds, rdflib / max(seconds, 0.001)) for name, seconds in times.items()]
    return Table(f"Loading {quads:,} quads", columns, rows, _REMARK), dataset


def _alone(path: Path, folder: Path | None = None) -> None:
    store = ox.Store(str(folder)) if folder else ox.Store()
    store.bulk_load(path=str(path), format=_QUADS)
    if folder:
        store.flush()
