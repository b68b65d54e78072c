"""Which events are meant: by who takes part, when, of what kind, and who reports them.

Names are looked up in the graph as people write them: a name in full, else every name that it
is a part of; an IRI, whole or as `base:japan`, is meant alone.
"""

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from datetime import date
from functools import cache

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store
from rdflib import RDF, RDFS
from rdflib.namespace import DCTERMS, SKOS

from kg.errors import SelectionError
from kg.store import has_union
from kg.vocabulary import KG, PREFIXES, local, ontology

TYPE, STATUS = NamedNode(str(RDF.type)), NamedNode(KG.status)
ARTICLE, MENTIONED_IN = NamedNode(KG.Article), NamedNode(KG.mentionedIn)
_NAMES = tuple(NamedNode(str(p)) for p in (RDFS.label, SKOS.altLabel))
_IDENTIFIER, _PUBLISHER, _REPLACED = (
    NamedNode(str(DCTERMS[name])) for name in ("identifier", "publisher", "isReplacedBy")
)
_DAY = re.compile(r"\d{4}(-\d{2}){0,2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Selection:
    """What an event must be to be chosen; each part that is given narrows the choice."""

    actor: str | None = None
    """Who takes part: a name, or a part of one, or an IRI."""
    from_: str | None = None
    """First day, month or year that it can have been: `2023-09-13`, `2023-09`, `2023`."""
    to: str | None = None
    """Last day, month or year, inclusive."""
    type: str | None = None
    """A class of event, by its name or its label: `MissileLaunch`, `peluncuran rudal`."""
    source: str | None = None
    """Who reports it: a publisher's name, or a part of it, or an article's identifier."""

    def __bool__(self) -> bool:
        """Tell whether it leaves anything out."""
        return any(part is not None for part in astuple(self))


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a selection comes to in one graph."""

    events: frozenset[NamedNode]
    actors: frozenset[NamedNode]
    """Those that are of interest beyond the events: what articles say of them belongs to it too."""
    articles: frozenset[NamedNode] | None
    """The only ones that count, or None for all."""
    whole: bool = False
    """All that `articles` say is meant, events or not."""


def choose(store: Store, selection: Selection) -> Chosen:
    """Find the events that `selection` means.

    Raises:
        SelectionError: A day is none, or nothing goes by a name or class in it.
    """
    _check_days(selection)
    sources = _sources(store, selection.source) if selection.source is not None else None
    actors = _actors(store, selection.actor) if selection.actor is not None else None
    sets: list[set[NamedNode]] = []
    if actors is not None:
        sets.append(_subjects(store, ((NamedNode(KG.participant), actor) for actor in actors)))
    if selection.type is not None:
        classes = below(event_class(selection.type))
        sets.append(_subjects(store, ((TYPE, NamedNode(KG[name])) for name in classes)))
    if selection.from_ is not None or selection.to is not None:
        sets.append(_within(store, selection.from_ or "", selection.to or "9999"))
    alone = not sets
    if sources is not None:
        told = _subjects(store, ((MENTIONED_IN, source) for source in sources))
        sets.append({node for node in told if _has(store, node, STATUS)})
    events = frozenset(set.intersection(*sets)) if sets else frozenset[NamedNode]()
    only = actors is not None and selection.type is selection.from_ is selection.to is None
    articles = frozenset(sources) if sources is not None else None
    return Chosen(events, frozenset(actors or () if only else ()), articles, whole=alone)


def event_class(asked: str) -> str:
    """Return the class of event that goes by a name or a label, in any language.

    Raises:
        SelectionError: None does.
    """
    words = {_letters(name): name for name in sorted(below("Event"))}
    for name in sorted(below("Event")):
        for label in ontology().objects(KG[name], RDFS.label):
            words.setdefault(_letters(str(label)), name)
    found = words.get(_letters(asked.removeprefix("kg:")))
    if found is None:
        raise SelectionError(
            f"no class of event is called {asked!r}; known: {', '.join(sorted(below('Event')))}"
        )
    return found


@cache
def below(name: str) -> frozenset[str]:
    """Return `name` and every `kg:` class below it."""
    under = ontology().transitive_subjects(RDFS.subClassOf, KG[name])
    return frozenset(local(str(c)) for c in under if str(c).startswith(KG))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text.casefold())


def _check_days(selection: Selection) -> None:
    for option, value in (("from", selection.from_), ("to", selection.to)):
        if value is None:
            continue
        try:
            if not _DAY.fullmatch(value):
                raise ValueError
            date.fromisoformat(f"{value}-01-01"[:10])
        except ValueError as error:
            raise SelectionError(
                f"--{option} is {value!r}; expected a day, month or year: 2023-09-13, 2023-09, 2023"
            ) from error


def _within(store: Store, first: str, last: str) -> set[NamedNode]:
    """Return the events that some article lets be at that time; those without a time are not."""
    early, late = NamedNode(KG.earliest), NamedNode(KG.latest)
    ends = store.quads_for_pattern(None, late, None, None)
    reports = {
        (quad.subject, quad.graph_name)
        for quad in ends
        if isinstance(quad.object, Literal) and quad.object.value >= first
    }
    return {
        subject
        for subject, graph in reports
        if isinstance(subject, NamedNode)
        if isinstance(graph, NamedNode)  # the union mixes what different articles say
        for quad in store.quads_for_pattern(subject, early, None, graph)
        if isinstance(quad.object, Literal) and quad.object.value[: len(last)] <= last
    }


def _actors(store: Store, asked: str) -> set[NamedNode]:
    classes = [NamedNode(KG[name]) for name in sorted(below("Actor"))]
    things = _subjects(store, ((TYPE, c) for c in classes))
    return _named(store, asked, things, "actor")


def _sources(store: Store, asked: str) -> set[NamedNode]:
    """Return the articles of a publisher, or the one of that identifier."""
    for node in _subjects(store, [(_IDENTIFIER, Literal(asked))]) | _meant(asked):
        if _has(store, node, TYPE, ARTICLE):
            return {node}
    publishers = {
        quad.object
        for quad in store.quads_for_pattern(None, _PUBLISHER, None, None)
        if isinstance(quad.object, NamedNode)
    }
    found = _named(store, asked, publishers, "source")
    return _subjects(store, ((_PUBLISHER, publisher) for publisher in found))


def _named(store: Store, asked: str, among: set[NamedNode], what: str) -> set[NamedNode]:
    """Return those that go by a name exactly, else those that go by one that it is a part of."""
    for node in _meant(asked):
        for quad in store.quads_for_pattern(node, _REPLACED, None, None):
            node = quad.object if isinstance(quad.object, NamedNode) else node
        if node in among:
            return {node}
    wanted = _plain(asked)
    exact: set[NamedNode] = set()
    part: set[NamedNode] = set()
    names: dict[str, str] = {}
    for node, name in _labels(store, among):
        plain = _plain(name)
        names[plain] = name
        if plain == wanted:
            exact.add(node)
        elif wanted in plain:
            part.add(node)
    if wanted and (found := exact or part):
        return found
    close = [names[n] for n in difflib.get_close_matches(wanted, names, n=3, cutoff=0.6)]
    hint = f"did you mean {' or '.join(close)}?" if close else "give a name as the articles do"
    raise SelectionError(f"no {what} is called {asked!r}; {hint}")


def _labels(store: Store, among: set[NamedNode]) -> Iterator[tuple[NamedNode, str]]:
    graph = DefaultGraph() if has_union(store) else None
    for predicate in _NAMES:
        for quad in store.quads_for_pattern(None, predicate, None, graph):
            if quad.subject in among and isinstance(quad.object, Literal):
                assert isinstance(quad.subject, NamedNode)
                yield quad.subject, quad.object.value


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").split())


def _meant(asked: str) -> set[NamedNode]:
    """Return the IRI that `asked` is, if it is one."""
    prefix, colon, rest = asked.partition(":")
    try:
        if colon and not re.search(r"\s", asked):
            return {NamedNode(PREFIXES[prefix] + rest if prefix in PREFIXES else asked)}
    except ValueError:  # a name with a colon in it
        pass
    return set()


def _subjects(
    store: Store, pairs: Iterable[tuple[NamedNode, NamedNode | Literal]]
) -> set[NamedNode]:
    return {
        quad.subject
        for predicate, value in pairs
        for quad in store.quads_for_pattern(None, predicate, value, None)
        if isinstance(quad.subject, NamedNode)
    }


def _has(
    store: Store, node: NamedNode, predicate: NamedNode, value: NamedNode | None = None
) -> bool:
    found: Iterable[Quad] = store.quads_for_pattern(node, predicate, value, None)
    return any(True for _ in found)
