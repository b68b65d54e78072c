"""Why a thing is one thing, and an event one event: everything that was decided about it."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.audit.reading import ALT, COMMENT, EXACT, LABEL, TYPE, Base, Quote, term
from kg.audit.review import Doubt, doubts_of
from kg.graph import Mint
from kg.vocabulary import KG, local, superclasses, superproperties

_NO_STATEMENT = {"mention", "mentionedIn", "key", "earliest", "latest"}
"""Properties that say where and how an event is told, or once more what another says."""

_LAST = "9999"
"""Sorts what has no date behind what has."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One piece of evidence."""

    feature: str
    left: str
    right: str
    weight: float
    left_at: Quote | None
    right_at: Quote | None


@dataclass(frozen=True, slots=True)
class Joined:
    """One merge."""

    why: str
    confidence: float
    rules: str
    members: tuple[str, ...]
    """IRIs, shortened, the canonical one first."""
    evidence: tuple[Compared, ...]
    """What counts most first."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a mention names in its article alone."""

    at: Quote
    rule: str
    why: str
    antecedent: Quote | None


@dataclass(frozen=True, slots=True)
class Told:
    """What one article says of an event."""

    source: str
    quotes: tuple[str, ...]
    says: dict[str, tuple[str, ...]]
    """Property -> values, as names."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that there is to know about the identity of a thing or an event."""

    iri: str
    """Shortened, as all IRIs here."""
    label: str
    type: str
    retired: tuple[str, ...]
    """The IRI asked for and those that it led through, where it is no longer in use."""
    matches: tuple[str, ...]
    """Public identifiers, whole."""
    names: tuple[str, ...]
    articles: int
    merges: tuple[Joined, ...]
    resolutions: tuple[Resolved, ...]
    doubts: tuple[Doubt, ...]
    """What nearly was."""
    reports: tuple[Told, ...] = ()
    """Of an event."""
    links: tuple[tuple[str, str, str], ...] = ()
    """Of an event: link, IRI and name of what it realises, is a part of..."""


def explain(base: Base, node: NamedNode) -> Explanation:
    """Gather what was decided about a thing or an event; a retired IRI is followed."""
    steps = base.follow(node)
    here = steps[-1] if steps else node
    here = _meant(base, here)
    kind = base.kind(here)
    is_event = "Event" in superclasses(kind)
    merges = base.graph("merges")
    decided = base.subjects(term("canonical"), here, merges)
    joined = [m for m in decided if base.value(m, TYPE, merges) == str(KG.Merge)]
    resolved = [m for m in decided if base.value(m, TYPE, merges) == str(KG.Resolution)]
    resolutions = (_resolved(base, r) for r in resolved)
    return Explanation(
        iri=base.short(here.value),
        label=base.label(here),
        type=kind,
        retired=tuple(base.short(n.value) for n in (node, *steps) if n != here),
        matches=tuple(m.value for m in base.values(here, EXACT)),
        names=() if is_event else _names(base, here),
        articles=len(base.articles(here)),
        merges=tuple(_joined(base, m, here) for m in joined),
        resolutions=tuple(sorted(resolutions, key=lambda r: (r.at.article, r.at.mention))),
        doubts=doubts_of(base, here),
        reports=tuple(_told(base, here)) if is_event else (),
        links=_links(base, here) if is_event else (),
    )


def _meant(base: Base, node: NamedNode) -> NamedNode:
    """Return what a mention names; anything else is meant itself."""
    named = base.subjects(term("mention"), node)
    return named[0] if named else node


def _names(base: Base, node: NamedNode) -> tuple[str, ...]:
    said = {o.value for p in (LABEL, ALT) for o in base.values(node, p)}
    return tuple(sorted(said - {base.label(node)}))


def _joined(base: Base, merge: NamedNode, canonical: NamedNode) -> Joined:
    graph = base.graph("merges")
    members = [m for m in base.values(merge, term("merged"), graph) if m != canonical]
    evidence = (_compared(base, e, graph) for e in base.values(merge, term("evidence"), graph))
    return Joined(
        base.value(merge, COMMENT, graph),
        float(base.value(merge, term("confidence"), graph)),
        base.value(merge, term("ruleSet"), graph),
        tuple(base.short(m.value) for m in (canonical, *members)),
        tuple(sorted(evidence, key=lambda e: (-e.weight, e.feature, e.left, e.right))),
    )


def _compared(base: Base, item: object, graph: NamedNode) -> Compared:
    feature, left, right = (base.value(item, term(p), graph) for p in ("feature", "left", "right"))
    left_at, right_at = (
        base.quote(NamedNode(mention)) if mention else None
        for mention in (base.value(item, term(p), graph) for p in ("leftMention", "rightMention"))
    )
    weight = float(base.value(item, term("weight"), graph))
    return Compared(feature, _shown(base, left), _shown(base, right), weight, left_at, right_at)


def _shown(base: Base, value: str) -> str:
    """Show a key by its name; any other value is itself."""
    return ", ".join(_name_of(base, part) for part in value.split(", "))


def _name_of(base: Base, key: str) -> str:
    if not key:
        return key
    node = Mint(base.iri).thing(key)
    return base.label(node) if base.has(node) else key


def _resolved(base: Base, node: NamedNode) -> Resolved:
    graph = base.graph("merges")
    antecedent = base.value(node, term("antecedent"), graph)
    return Resolved(
        base.quote(NamedNode(base.value(node, term("resolved"), graph))),
        base.value(node, term("feature"), graph),
        base.value(node, COMMENT, graph),
        base.quote(NamedNode(antecedent)) if antecedent else None,
    )


def _told(base: Base, event: NamedNode) -> Iterator[Told]:
    """Yield what each article says, the earliest first."""
    found = []
    for article in base.articles(event):
        name, publisher, published = base.source(article)
        source = ", ".join(p for p in (publisher, published, name) if p)
        quotes = dict.fromkeys(q.sentence for q in base.quotes(event, article))
        found.append(
            (published or _LAST, name, Told(source, tuple(quotes), _says(base, event, article)))
        )
    for _, _, told in sorted(found, key=lambda f: f[:2]):
        yield told


def _says(base: Base, event: NamedNode, article: NamedNode) -> dict[str, tuple[str, ...]]:
    said: dict[str, set[str]] = {}
    for quad in base.quads(event, None, None, article):
        name = local(quad.predicate.value)
        if quad.predicate == TYPE:
            name = "class"
        elif not quad.predicate.value.startswith(str(KG)) or name in _NO_STATEMENT:
            continue
        value = quad.object
        shown = _value(base, value) if isinstance(value, NamedNode) else value.value  # type: ignore[union-attr]
        said.setdefault(name, set()).add(shown)
    special = {
        name: values
        - {v for n in said if n != name and name in superproperties(n) for v in said[n]}
        for name, values in said.items()
        if name != "class"
    }
    special |= {"class": said.get("class", set())}
    return {name: tuple(sorted(values)) for name, values in sorted(special.items()) if values}


def _value(base: Base, node: NamedNode) -> str:
    return local(node.value) if node.value.startswith(str(KG)) else base.label(node)


def _links(base: Base, event: NamedNode) -> tuple[tuple[str, str, str], ...]:
    merges = base.graph("merges")
    found = []
    for name, inverse in (("realises", "realised by"), ("subEventOf", "has part")):
        found += [(name, o) for o in base.values(event, term(name), merges)]
        found += [(inverse, s) for s in base.subjects(term(name), event, merges)]
    return tuple(
        (link, base.short(o.value), base.label(o)) for link, o in found if isinstance(o, NamedNode)
    )
