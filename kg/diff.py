"""What two graphs say differently, in words: entities and events, with the articles behind each.

Things are followed from one graph to the other by their mentions, whose IRIs come from the
article's text alone: what the mentions of one thing become two things of, has parted, whatever
the IRIs. Only the articles whose graphs differ are looked at, so that the cost is that of the
difference, but for reading both graphs once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby

from pyoxigraph import DefaultGraph, Literal, NamedNode, RdfFormat, Store
from rdflib import RDF
from rdflib.namespace import DCTERMS

from kg.export.rdf import graph, graphs, union
from kg.labels import labels
from kg.part import articles_of
from kg.said import class_of, roles, said_by, texts
from kg.vocabulary import KG, local, superclasses

_MENTION, _MENTIONED_IN = NamedNode(KG.mention), NamedNode(KG.mentionedIn)
_TYPE = NamedNode(str(RDF.type))
KINDS = ("joined", "parted", "moved", "renamed", "appeared", "went", "changed")
"""How a thing can differ, in the order in which differences are told."""


@dataclass(frozen=True, slots=True, order=True)
class Detail:
    """A statement on an event that only one of the graphs makes."""

    property: str
    """Local name of the role or property; `type` for the class."""
    value: str
    """For people."""
    new: bool
    """Whether it is the newer graph that makes it."""
    articles: tuple[str, ...]
    """Identifiers of the articles that make it there."""


@dataclass(frozen=True, slots=True)
class Change:
    """One entity or event that differs."""

    kind: str
    """One of `KINDS`."""
    event: bool
    name: str
    iri: str
    articles: tuple[str, ...]
    """Identifiers of the articles behind it, sorted."""
    other: str = ""
    """Name of what it joined or parted from, or whose mentions some of its are now."""
    other_iri: str = ""
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """All that two graphs say differently."""

    new: tuple[str, ...] = ()
    """Identifiers of the articles that only the newer graph has."""
    gone: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    """Entities first, then events, each by kind and name."""
    statements: int = 0
    """That only one graph makes, all counted: 0 where the graphs are equal."""


@dataclass(slots=True)
class _Sides:
    """Both graphs, and what was found out about them."""

    old: Store
    new: Store
    touched: dict[bool, dict[NamedNode, set[NamedNode]]] = field(
        default_factory=lambda: {False: defaultdict(set), True: defaultdict(set)}
    )
    """By whether it is the newer graph: things in graphs that differ -> the articles."""
    moves: dict[tuple[NamedNode, NamedNode], set[NamedNode]] = field(
        default_factory=lambda: defaultdict(set)
    )
    """What a mention named, and what it names now, where these differ -> the articles."""

    def store(self, new: bool) -> Store:
        return self.new if new else self.old


def diff(old: Store, new: Store) -> Difference:
    """Compare two graphs; where one has no named graphs, their unions."""
    sides = _Sides(old, new)
    articles = articles_of(old), articles_of(new)
    if _has_graphs(old) and _has_graphs(new):
        either = articles[0] | articles[1]
        names = sorted({*graphs(old), *graphs(new)})
        statements = sum(_compared(sides, name, either) for name in names)
    else:
        statements = _differing(union(old), union(new))
        if statements:
            _touch(sides, None)
    changes = sorted(_changes(sides), key=_order)
    return Difference(
        _identifiers(new, articles[1] - articles[0]),
        _identifiers(old, articles[0] - articles[1]),
        tuple(changes),
        statements,
    )


def _order(change: Change) -> tuple[bool, int, str, str, str]:
    return (
        change.event,
        KINDS.index(change.kind),
        change.name,
        change.iri,
        change.other_iri,
    )


def _has_graphs(store: Store) -> bool:
    return any(True for _ in store.named_graphs())


def _compared(sides: _Sides, name: str, articles: set[NamedNode]) -> int:
    """Count what differs in a named graph, and note what an article says differently."""
    node = NamedNode(name[1:-1])
    if node in articles and _text(sides.old, node) == _text(sides.new, node):
        return 0  # as in most articles, whose triples stand in one order in all stores
    number = _differing(graph(sides.old, name), graph(sides.new, name))
    if number and node in articles:
        _touch(sides, node)
    return number


def _text(store: Store, graph: NamedNode) -> bytes | None:
    return store.dump(format=RdfFormat.N_TRIPLES, from_graph=graph)


def _differing(old: Iterable[bytes], new: Iterable[bytes]) -> int:
    """Count the lines, sorted in both, that stand in one alone."""
    return sum(1 for _, same in groupby(merge(old, new)) if sum(1 for _ in same) == 1)


def _touch(sides: _Sides, article: NamedNode | None) -> None:
    """Note the things that one graph names, and the mentions that name another thing now."""
    name = DefaultGraph() if article is None else article
    named: dict[bool, dict[str, NamedNode]] = {False: {}, True: {}}
    for new in (False, True):
        for quad in sides.store(new).quads_for_pattern(None, _MENTIONED_IN, None, name):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                sides.touched[new][quad.subject].add(quad.object)
        for quad in sides.store(new).quads_for_pattern(None, _MENTION, None, name):
            if isinstance(quad.subject, NamedNode):
                named[new][str(quad.object)] = quad.subject
    for mention, before in named[False].items():
        now = named[True].get(mention)
        if now is not None and now != before:
            both = sides.touched[False][before] & sides.touched[True][now]
            sides.moves[before, now] |= both if article is None else {article}


def _changes(sides: _Sides) -> Iterator[Change]:
    renamed: dict[NamedNode, NamedNode] = {}
    for (before, now), articles in sides.moves.items():
        kind = _kind_of_move(sides, before, now)
        if kind == "renamed":
            renamed[now] = before
        about, other = (now, before) if kind in ("parted", "renamed") else (before, now)
        new = about == now
        yield Change(
            kind,
            _is_event(sides.store(new), about),
            _name(sides.store(new), about),
            about.value,
            _identifiers(sides.new, articles),
            _name(sides.store(not new), other),
            other.value,
        )
    moved = {thing for move in sides.moves for thing in move}
    for new in (False, True):
        for thing, articles in sides.touched[new].items():
            if thing not in moved and not _exists(sides.store(not new), thing):
                yield _alone(sides, thing, articles, new=new)
    for thing in {*sides.touched[True], *sides.touched[False]}:
        before = renamed.get(thing, thing)
        if _is_event(sides.new, thing) and _exists(sides.old, before):
            yield from _changed(sides, before, thing)


def _kind_of_move(sides: _Sides, before: NamedNode, now: NamedNode) -> str:
    stays, was = _exists(sides.new, before), _exists(sides.old, now)
    if stays and was:
        return "moved"
    if stays or was:
        return "parted" if stays else "joined"
    if sum(1 for _, other in sides.moves if other == now) > 1:
        return "joined"
    return "parted" if sum(1 for one, _ in sides.moves if one == before) > 1 else "renamed"


def _alone(sides: _Sides, thing: NamedNode, articles: set[NamedNode], *, new: bool) -> Change:
    store = sides.store(new)
    event = _is_event(store, thing)
    details = _statements(store, thing) if event else {}
    return Change(
        "appeared" if new else "went",
        event,
        _name(store, thing),
        thing.value,
        _identifiers(store, articles),
        details=tuple(
            sorted(
                Detail(*key, new, names)
                for key, names in details.items()
                if key[0] not in ("reported by", "type")  # the line above says that
            )
        ),
    )


def _changed(sides: _Sides, before: NamedNode, now: NamedNode) -> Iterator[Change]:
    old, new = _statements(sides.old, before), _statements(sides.new, now)
    details = [Detail(*key, False, names) for key, names in old.items() if key not in new]
    details += [Detail(*key, True, names) for key, names in new.items() if key not in old]
    if details:
        behind = {name for detail in details for name in detail.articles}
        articles = tuple(sorted(behind or _identifiers(sides.new, _reporting(sides.new, now))))
        name = _name(sides.new, now)
        yield Change("changed", True, name, now.value, articles, details=tuple(sorted(details)))


def _statements(store: Store, event: NamedNode) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return what is said of an event, as property and value for people, and by which articles."""
    articles = _reporting(store, event)
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for name in _identifiers(store, articles):
        found["reported by", name] = (name,)
    found["type", _class(store, event)] = ()
    for status in store.quads_for_pattern(event, NamedNode(KG.status), None, None):
        if isinstance(status.object, NamedNode):
            told = said_by(store, event, "status", status.object) & articles
            found["status", local(status.object.value)] = _identifiers(store, told)
    dated = bool(texts(store, event, KG.date))
    for role, filler in roles(store, event):
        if not (dated and role in ("earliest", "latest")):
            value = filler.value if isinstance(filler, Literal) else _name(store, filler)
            told = said_by(store, event, role, filler) & articles
            found[role, value] = _identifiers(store, told)
    return found


def _reporting(store: Store, event: NamedNode) -> set[NamedNode]:
    """Return the articles that report an event."""
    quads = store.quads_for_pattern(event, _MENTIONED_IN, None, None)
    return {quad.object for quad in quads if isinstance(quad.object, NamedNode)}


def _identifiers(store: Store, articles: Iterable[NamedNode]) -> tuple[str, ...]:
    return tuple(
        sorted(next(iter(texts(store, a, str(DCTERMS.identifier))), a.value) for a in articles)
    )


def _exists(store: Store, thing: NamedNode) -> bool:
    return any(True for _ in store.quads_for_pattern(thing, _MENTIONED_IN, None, None))


def _is_event(store: Store, thing: NamedNode) -> bool:
    kind = _class(store, thing)
    return "Event" in (superclasses(kind) if kind else ())


def _class(store: Store, thing: NamedNode) -> str:
    quads = store.quads_for_pattern(thing, _TYPE, None, None)
    return class_of(q.object.value for q in quads if isinstance(q.object, NamedNode))


def _name(store: Store, thing: NamedNode) -> str:
    return labels(store, [thing]).get(thing.value) or local(thing.value)
