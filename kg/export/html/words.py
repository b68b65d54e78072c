"""What the ontologies call a class, a property or a status, in each language."""

import re
from functools import cache

from rdflib import RDFS, Literal

from kg.export.html.model import Names
from kg.vocabulary import KG, ontology


@cache
def term(name: str) -> Names:
    """Return the labels of a term; the local name, spelled out, where the ontology has none."""
    labels = [o for o in ontology().objects(KG[name], RDFS.label) if isinstance(o, Literal)]
    found = {label.language or "": str(label) for label in sorted(labels)}
    return found or {"": re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()}
