"""Words for a fixed set of states, "kedua Korea": they add none that is not named elsewhere."""

from functools import cache

from rdflib import RDF, URIRef

from kg.extract.language import Language
from kg.extract.phrases import Phrases
from kg.extract.pipeline import words_of
from kg.vocabulary import KG, local, ontology


@cache
def groupings(language: Language) -> Phrases[frozenset[str]]:
    """Return the phrases of a language with the slugs of those whom each stands for."""
    graph = ontology()
    rows = []
    for name in sorted(str(s) for s in graph.subjects(RDF.type, KG.Grouping)):
        members = frozenset(local(str(o)) for o in graph.objects(URIRef(name), KG.groups))
        for phrase in sorted(graph.objects(URIRef(name), KG.groupName), key=str):
            if getattr(phrase, "language", None) == language.code:
                words = words_of(language, str(phrase))
                rows.append((tuple(word.casefold() for word in words), members))
    return Phrases(rows)
