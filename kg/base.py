"""The knowledge base in Python, for notebooks: SPARQL, rdflib, pandas and networkx over one store.

import kg

with kg.open("out") as base:
    base.query("who-met-whom").to_csv()
    base.frame("timeline", {"actor": "Kim Jong Un"})
    base.actors(type="Meeting")
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pyoxigraph import Literal, NamedNode, Store
from rdflib import XSD, Dataset, Graph

from kg.errors import KgError, QueryError, StoreError
from kg.later import later
from kg.query import query
from kg.result import Result, Term
from kg.store import as_dataset, as_graph, open_store

actors_network = later("kg.network:actors_network")
events_network = later("kg.network:events_network")
_NUMBERS = {str(XSD.integer): int, str(XSD.decimal): float, str(XSD.double): float}


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """A knowledge base, opened for reading; nothing that is done with it changes it.

    What it gives reads the store as it goes, so it is of use until the knowledge base is closed.
    """

    directory: Path
    _opened: list[Store] = field(repr=False)

    @property
    def store(self) -> Store:
        """The embedded Oxigraph.

        Raises:
            StoreError: The knowledge base is closed.
        """
        if not self._opened:
            raise StoreError(f"{self.directory}: closed; open it again with kg.open")
        return self._opened[0]

    def query(
        self,
        asked: str,
        parameters: Mapping[str, str] | None = None,
        *,
        timeout: float | None = None,
    ) -> Result:
        """Answer SPARQL, a file of it, or a named query, as `kg.query` does.

        Raises:
            QueryError: It cannot be answered, or not within `timeout` seconds.
        """
        return query(self.store, asked, parameters, timeout=timeout)

    def frame(
        self, asked: str, parameters: Mapping[str, str] | None = None, *, names: bool = False
    ) -> Any:
        """Answer a query as a pandas `DataFrame`, a column for each variable.

        Numbers and truth values are Python's; dates, which can be of a day, a month or a year,
        are text; what is not bound is None.

        Args:
            asked: As in `query`.
            parameters: As in `query`.
            names: Show things by the names that people are shown, not by their IRIs.

        Raises:
            QueryError: It cannot be answered, or answers yes or no.
            KgError: pandas is not installed.
        """
        result = self.query(asked, parameters)
        if result.boolean is not None:
            raise QueryError("an ASK has no rows for a frame; use query(...).boolean")
        try:
            pandas = import_module("pandas")
        except ImportError as error:
            raise KgError(
                "a frame needs pandas, which is not installed; install it with: pip install pandas"
            ) from error
        columns, rows = result.variables, result.rows
        if result.triples is not None:
            columns, rows = ("subject", "predicate", "object"), tuple(map(tuple, result.triples))
        shown = result.labels if names else {}
        cells = [[_cell(term, shown) for term in row] for row in rows]
        return pandas.DataFrame(cells, columns=list(columns))

    def dataset(self) -> Dataset:
        """Return an rdflib `Dataset` over the store; its default graph is the union."""
        return as_dataset(self.store)

    def graph(self) -> Graph:
        """Return the union as an rdflib `Graph` over the store."""
        return as_graph(self.store)

    def actors(self, *, type: str | None = None, status: str | None = "Occurred") -> Any:
        """Return the network of actors, joined by the events that they took part in (`nx.Graph`).

        Nodes have `label`, `class` and `events`; edges `weight`, the number of common events.

        Args:
            type: Class of event that counts, by its name or label, with those below; None for all.
            status: The only one that counts, such as `Planned`; None for all.

        Raises:
            SelectionError: There is no such class or status.
        """
        return actors_network(self.store, type=type, status=status)

    def events(self) -> Any:
        """Return events and what fills their roles (`nx.MultiDiGraph`), as GraphML exports do."""
        return events_network(self.store)

    def close(self) -> None:
        """Let the store go; once is enough, more does no harm."""
        self._opened.clear()

    def __enter__(self) -> Self:
        """Open it for a `with` block, which closes it."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it, whatever happened."""
        self.close()


def open(directory: str | Path) -> KnowledgeBase:
    """Open the knowledge base that `kg build` made at `directory`, for reading.

    Raises:
        StoreError: There is none, or it is damaged.
    """
    path = Path(directory)
    return KnowledgeBase(path, [open_store(path)])


def _cell(term: Term | None, names: Mapping[str, str]) -> object:
    if isinstance(term, NamedNode):
        return names.get(term.value, term.value)
    if not isinstance(term, Literal):
        return None if term is None else str(term)
    if term.datatype.value == str(XSD.boolean):
        return term.value == "true"
    try:
        return _NUMBERS.get(term.datatype.value, str)(term.value)
    except ValueError:  # "not a number"^^xsd:integer is legal RDF
        return term.value
