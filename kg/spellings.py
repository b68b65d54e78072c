"""How sounds and names of other scripts are spelt in Latin letters, from the gazetteer's table."""

from collections.abc import Mapping
from functools import cache

from kg.vocabulary import ontologies


@cache
def spellings(table: str) -> Mapping[str, str]:
    """Return sound -> its spellings, apart by spaces, of one table of `romanisation.tsv`."""
    lines = (ontologies() / "gazetteer" / "romanisation.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {sound: spelt for name, sound, spelt in rows if name == table}
