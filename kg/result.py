"""What a query answers, and how it is shown: a table, CSV, TSV, JSON, or Turtle."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryResultsFormat,
    Triple,
    parse_query_results,
)
from rich.table import Table
from rich.text import Text

from kg.errors import QueryError
from kg.export.rdf import compact, turtle
from kg.vocabulary import PREFIXES

Term = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True)
class Result:
    """What a query answers: rows (SELECT), yes or no (ASK), or triples (CONSTRUCT, DESCRIBE)."""

    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    boolean: bool | None = None
    triples: tuple[Triple, ...] | None = None
    named: Callable[[], Mapping[str, str]] = field(default=dict, repr=False, compare=False)
    """Looks up what `labels` returns; this costs as much as many an answer."""

    @property
    def labels(self) -> Mapping[str, str]:
        """IRI -> the name that a table shows for it."""
        return self.named()

    def to_table(self) -> Table:
        """Return a table for a terminal: things by their names, other IRIs by prefix."""
        columns, rows = self.variables, self.rows
        if self.triples is not None:
            columns = ("subject", "predicate", "object")
            rows = tuple(tuple(triple) for triple in self.triples)
        elif self.boolean is not None:
            columns, rows = ("answer",), ((Literal(self.boolean),),)
        table, names = Table(), self.labels
        for name in columns:
            table.add_column(name)
        for row in rows:
            table.add_row(*(Text(_shown(term, names)) for term in row))
        return table

    def to_json(self) -> str:
        """Return SPARQL 1.1 Query Results JSON (W3C, 2013)."""
        if self.triples is not None:
            raise QueryError("a graph has no rows for JSON, CSV or TSV; ask for Turtle")
        if self.boolean is not None:
            return json.dumps({"head": {}, "boolean": self.boolean}) + "\n"
        bindings = [
            {
                name: _json(term)
                for name, term in zip(self.variables, row, strict=True)
                if term is not None
            }
            for row in self.rows
        ]
        head = {"vars": list(self.variables)}
        answer = {"head": head, "results": {"bindings": bindings}}
        return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"

    def to_csv(self) -> str:
        """Return SPARQL 1.1 Query Results CSV: the values alone."""
        return self._as(QueryResultsFormat.CSV)

    def to_tsv(self) -> str:
        """Return SPARQL 1.1 Query Results TSV: terms as Turtle writes them."""
        return self._as(QueryResultsFormat.TSV)

    def to_turtle(self) -> str:
        """Return the graph of a CONSTRUCT or DESCRIBE."""
        if self.triples is None:
            raise QueryError("Turtle is for CONSTRUCT and DESCRIBE; this query answers in rows")
        return turtle(self.triples)

    def _as(self, format: QueryResultsFormat) -> str:
        results = parse_query_results(self.to_json(), QueryResultsFormat.JSON)
        return (results.serialize(format=format) or b"").decode()


def _shown(term: Term | None, labels: Mapping[str, str]) -> str:
    if isinstance(term, NamedNode):
        base = PREFIXES["base"]
        return labels.get(term.value) or compact(term.value).strip("<>").replace(base, "base:")
    return term.value if isinstance(term, Literal) else str(term or "")


def _json(term: Term) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        raise QueryError(f"{term}: JSON, CSV and TSV have no place for a triple within a row")
    cell = {"type": "literal", "value": term.value}
    if term.language:
        return cell | {"xml:lang": term.language}
    plain = term.datatype.value == PREFIXES["xsd"] + "string"
    return cell if plain else cell | {"datatype": term.datatype.value}
