"""How to read one language: the word lists of `ontologies/languages/*.ttl` as Python values."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from rdflib import RDF, Literal
from rdflib.namespace import SKOS

from kg.errors import VocabularyError
from kg.extract.phrases import Phrases
from kg.vocabulary import KG, local, ontology


@dataclass(frozen=True, eq=False)
class Language:
    """The words by which a language marks roles, clauses, times and doubt."""

    code: str
    pipelines: tuple[str, ...]
    """spaCy packages in the order of preference; the last is `blank:<code>`."""
    classifiers: str | None
    """Folder below `kg/models` of the classifiers that weigh what the frames read."""
    head_first: bool
    """Whether a modifier follows its noun: "rudal Korea Utara", not "North Korean missile"."""
    verb_prefixes: tuple[str, ...]
    """Beginnings by which a word passes for a verb, where no tagger tells."""
    passive_prefixes: tuple[str, ...]
    """Beginnings of passive verbs."""
    words: Mapping[str, frozenset[str]]
    """Local name of the property -> lower-cased words and phrases."""

    @cached_property
    def phrases(self) -> Mapping[str, Phrases[str]]:
        """The same lists, ready to match against tokens; the payload is the phrase."""
        return {
            name: Phrases((tuple(phrase.split()), phrase) for phrase in phrases)
            for name, phrases in self.words.items()
        }

    def has(self, name: str, word: str) -> bool:
        """Tell whether the list `name` holds the lower-cased `word`."""
        return word in self.words.get(name, frozenset())

    def find(self, name: str, words: list[str]) -> list[tuple[int, int, str]]:
        """Return the phrases of the list `name` in `words`: (start, end, phrase), longest first."""
        table = self.phrases.get(name)
        return table.find(words) if table else []


@cache
def languages() -> Mapping[str, Language]:
    """Return every declared language by its BCP 47 code."""
    graph = ontology()
    codes = {str(graph.value(s, SKOS.notation)) for s in graph.subjects(RDF.type, KG.Language)}
    return {code: _load(code) for code in sorted(codes)}


def language(code: str) -> Language:
    """Look up a language by its BCP 47 code.

    Raises:
        VocabularyError: No file under `ontologies/languages` declares it.
    """
    if code not in languages():
        known = ", ".join(languages())
        raise VocabularyError(
            f"ontologies/languages: no language {code!r} (there are {known}); add {code}.ttl"
        )
    return languages()[code]


def _load(code: str) -> Language:
    graph = ontology()
    subject = graph.value(predicate=SKOS.notation, object=Literal(code))
    values: dict[str, set[str]] = {}
    for predicate, value in graph.predicate_objects(subject):
        if isinstance(value, Literal) and str(predicate).startswith(KG):
            values.setdefault(local(str(predicate)), set()).add(str(value))
    # A package outranks the project's own model of that language; tokenising alone comes last.
    pipelines = sorted(values.pop("pipeline", {f"blank:{code}"}), key=_preference)
    classifiers = next(iter(sorted(values.pop("classifiers", set()))), None)
    head_first = "true" in values.pop("headFirst", set())
    prefixes = tuple(sorted(values.pop("verbPrefix", set())))
    passive = tuple(sorted(values.pop("passivePrefix", {"\0"})))
    lists = {name: frozenset(v.casefold() for v in words) for name, words in values.items()}
    return Language(code, tuple(pipelines), classifiers, head_first, prefixes, passive, lists)


def _preference(pipeline: str) -> tuple[bool, int, str]:
    return pipeline.startswith("blank:"), len(pipeline), pipeline
