"""The states and territories of the world, as `ontologies/gazetteer/territories.tsv` lists them.

The table is made from rigour's (`make territories`). The library itself asks for a C++ compiler
and ICU wherever it is installed, which a machine with nothing but Python does not have.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.vocabulary import ontologies


@dataclass(frozen=True, slots=True)
class Territory:
    """A state or a territory of one."""

    code: str
    """ISO 3166-1, two letters."""
    qid: str
    """Its Wikidata item."""
    is_country: bool
    """Whether it has a code of its own as a country, whoever governs it."""
    parent: str | None
    """Code of the state that it belongs to."""
    name: str
    full_name: str


def get_territories() -> Iterator[Territory]:
    """Yield every territory, by code."""
    table = ontologies() / "gazetteer" / "territories.tsv"
    for line in table.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            code, qid, kind, parent, name, full_name = line.split("\t")
            yield Territory(code, qid, kind == "country", parent or None, name, full_name)
