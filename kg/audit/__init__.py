"""Look into a knowledge base: why things are one, what is unsure, where sources disagree."""

from kg.audit.conflicts import DISPUTES, Conflict, conflicts
from kg.audit.explain import Explanation, explain
from kg.audit.finding import find, iri_of, key_of
from kg.audit.reading import Base
from kg.audit.review import Doubt, review

__all__ = [
    "DISPUTES",
    "Base",
    "Conflict",
    "Doubt",
    "Explanation",
    "conflicts",
    "explain",
    "find",
    "iri_of",
    "key_of",
    "review",
]
