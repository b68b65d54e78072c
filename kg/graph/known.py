"""What no article says: preferred names, and what everybody knows of the things named."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import pyoxigraph as ox
from rdflib.namespace import RDFS, SKOS

from kg.annotation import Extraction
from kg.gazetteer import Entry, Gazetteer
from kg.graph.iris import ALT, LABEL, TYPE, Mint, Triple, kg_term, literal
from kg.graph.units import THING, Part
from kg.reason import Identity, Thing
from kg.vocabulary import GEO, KG, ontology, superproperties

_ACTORS = 4
"""Actors that the name of an event shows."""


def event_titles(extractions: Sequence[Extraction], identity: Identity) -> Iterator[Part]:
    """Name each event by its class, its actors and its date, in every language of the classes."""
    actors: dict[str, Counter[str]] = {}
    dates: dict[str, Counter[str]] = {}
    kinds: dict[str, str] = {}
    for extraction in extractions:
        for index, event in enumerate(extraction.events):
            name = identity.events[extraction.article.id, index]
            kinds[name] = event.type
            said = actors.setdefault(name, Counter())
            said.update(
                identity.entities[extraction.article.id, role.entity]
                for role in event.roles
                if role.entity is not None and "participant" in superproperties(role.property)
            )
            if event.time and event.time.literal:
                dates.setdefault(name, Counter())[event.time.literal] += 1
    for name, kind in sorted(kinds.items()):
        date = max(
            sorted(dates.get(name, {"": 0})), key=lambda d: (len(d), dates[name][d] if d else 0)
        )
        shown = sorted(actors[name], key=lambda a: (-actors[name][a], a))[:_ACTORS]
        titles = []
        for language, label in _class_labels(kind).items():
            names = ", ".join(_preferred(identity.things[a], language) for a in shown)
            text = label + (f": {names}" if names else "") + (f" ({date})" if date else "")
            titles.append((language, text))
        yield THING, name, _titled, titles


def _titled(titles: Iterable[tuple[str, str]], name: str, mint: Mint) -> Iterator[Triple]:
    for language, text in titles:
        yield mint.thing(name), LABEL, ox.Literal(text, language=language)


@cache
def _class_labels(kind: str) -> dict[str, str]:
    labels = ontology().objects(KG[kind], RDFS.label)
    found = {getattr(o, "language", None) or "en": str(o) for o in labels}
    return {language: text[:1].upper() + text[1:] for language, text in sorted(found.items())}


def _preferred(thing: Thing, language: str) -> str:
    return thing.labels.get(language) or next(iter(thing.labels.values()), thing.key)


def things(identity: Identity, gazetteer: Gazetteer, concepts: set[str]) -> Iterator[Part]:
    """Yield preferred names, and what the gazetteer knows, of everything that the articles name."""
    known = {t.known for t in identity.things.values() if t.known} | concepts
    for thing in identity.things.values():
        yield THING, thing.key, _described, thing
    for name in sorted(_with_surroundings(known, gazetteer)):
        yield THING, name, _entry, gazetteer.entries[name]


def _described(thing: Thing, _: str, mint: Mint) -> Iterator[Triple]:
    node = mint.thing(thing.key)
    yield node, TYPE, kg_term(thing.type)
    for language, label in thing.labels.items():
        yield node, LABEL, ox.Literal(label, language=language)
    for alias, language in thing.aliases:
        yield node, ALT, ox.Literal(alias, language=language)


def _with_surroundings(known: set[str], gazetteer: Gazetteer) -> set[str]:
    """Add the places and the concepts that lie around what is named."""
    found: set[str] = set()
    waiting = [name for name in known if name in gazetteer.entries]
    while waiting:
        entry = gazetteer.entries[waiting.pop()]
        if entry.slug not in found:
            found.add(entry.slug)
            waiting += [s for s in (entry.within, entry.broader) if s]
    return found


def _entry(entry: Entry, _: str, mint: Mint) -> Iterator[Triple]:
    node = mint.thing(entry.slug)
    yield node, TYPE, kg_term(entry.type)
    for language in ("en", "id"):
        yield node, LABEL, ox.Literal(entry.label(language), language=language)
    for name in entry.names:
        if name.kind in ("label", "alias"):
            yield node, ALT, ox.Literal(name.text, language=name.language or "en")
    for match in entry.exact_match:
        yield node, ox.NamedNode(str(SKOS.exactMatch)), ox.NamedNode(match)
    for predicate, slug_ in (
        (kg_term("within"), entry.within),
        (ox.NamedNode(str(SKOS.broader)), entry.broader),
    ):
        if slug_:
            yield node, predicate, mint.thing(slug_)
    for name_, value in (("lat", entry.latitude), ("long", entry.longitude)):
        if value:
            yield node, ox.NamedNode(GEO[name_]), literal(value, "decimal")
