"""What the gazetteer's Turtle says of each thing, as values.

Entries go by their slugs, the local names of their IRIs. The names of states and territories come
from CLDR (through babel) and rigour's table by `kg:territory`, never typed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

import pyoxigraph as ox
from babel import Locale
from rdflib import OWL, RDF, RDFS, SKOS

from kg.errors import VocabularyError
from kg.names import key
from kg.territories import Territory, get_territories
from kg.vocabulary import GEO, KG, WIKIDATA, local

Kind = Literal["label", "alias", "demonym", "ambiguous"]
Values = dict[str, list[ox.NamedNode | ox.Literal]]
"""Property -> objects of one subject, in the order of the file."""

_KINDS: Mapping[str, Kind] = {
    str(RDFS.label): "label",
    str(SKOS.altLabel): "alias",
    str(KG.nativeLabel): "alias",
    str(KG.demonym): "demonym",
    str(KG.ambiguousLabel): "ambiguous",
}
# Not territories of anybody: the world, pseudo-locales, and bodies that have entries of their own.
_NO_TERRITORY = frozenset({"AQ", "EU", "EZ", "IP", "UN", "XA", "XB", "ZZ"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written, and how far it names its entry."""

    text: str
    language: str | None
    """`id`, `en`, or that of a native name; None fits any."""
    kind: Kind
    """A demonym is an adjective or a people; an ambiguous name needs support in the article."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """A time in an office."""

    office: str
    of: str | None
    start: date | None
    end: date | None
    """First and last day, both inclusive; None is open."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One known thing."""

    slug: str
    type: str
    """Local name of its class: Person, State, City, MissileType, Office, BodyHead, SiteHead..."""
    names: tuple[Name, ...]
    exact_match: tuple[str, ...] = ()
    """IRIs of public identifiers."""
    within: str | None = None
    broader: str | None = None
    related: frozenset[str] = frozenset()
    """Kinds that sources mix up: a long-range rocket is a ballistic missile."""
    capital: str | None = None
    latitude: str | None = None
    longitude: str | None = None
    different_from: frozenset[str] = frozenset()
    tenures: tuple[Tenure, ...] = ()
    organ_of: str | None = None
    """Slug of the state or organization that a body acts for."""
    own_voice: bool = False
    """Whether this body, or bodies with this head, belong to a state without acting for it."""
    manifold: bool = False
    """Whether a state has many bodies with this head, so that only the article tells which."""
    municipal: bool = False
    """Whether a city has a body with this head of its own, which is not its state's."""
    head_of: str | None = None
    """Local name of the class of what a SiteHead heads."""
    led_by: str | None = None
    """Slug of the office whose holder leads a state."""
    supported_by: str | None = None
    """Slug of what an article names where an ambiguous name in it means this entry."""

    def label(self, language: str) -> str:
        """Return the preferred name in a language, else in English, else the first there is."""
        labels = {name.language: name.text for name in reversed(self.names) if name.kind == "label"}
        return labels.get(language) or labels.get("en") or self.names[0].text


def read_entries(paths: Sequence[Path]) -> list[Entry]:
    """Read every entry of some Turtle files, and the territories that none of them lists.

    Raises:
        VocabularyError: A file is not Turtle, or an entry describes no territory that there is.
    """
    nodes = read_turtle(paths)
    _mirror(nodes, str(OWL.differentFrom))
    territories = _territories()
    listed = [
        _entry(subject, values, nodes, territories)
        for subject, values in nodes.items()
        if not any(value.value == str(KG.Tenure) for value in values.get(str(RDF.type), ()))
    ]
    return [*listed, *map(_unlisted, territories.values())]


def read_turtle(paths: Sequence[Path]) -> dict[str, Values]:
    """Read what some Turtle files say, by subject.

    Raises:
        VocabularyError: A file is not Turtle.
    """
    # Not with rdflib, which takes many times as long over the same files.
    nodes: dict[str, Values] = {}
    for path in paths:
        try:
            for triple in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
                if isinstance(triple.object, ox.NamedNode | ox.Literal):
                    values = nodes.setdefault(str(getattr(triple.subject, "value", "")), {})
                    values.setdefault(triple.predicate.value, []).append(triple.object)
        except SyntaxError as error:
            raise VocabularyError(f"{path}: not Turtle: {error}") from error
    return nodes


def _mirror(nodes: Mapping[str, Values], predicate: str) -> None:
    """Say of the object what the file says of the subject: it gives each pair once."""
    pairs = [(s, o.value) for s, values in nodes.items() for o in values.get(predicate, ())]
    for subject, other in pairs:
        if other in nodes:
            nodes[other].setdefault(predicate, []).append(ox.NamedNode(subject))


def _territories() -> dict[str, Territory]:
    """Return the territories of today that CLDR names in both languages, by code."""
    known = _cldr("en").keys() & _cldr("id").keys()
    return {
        t.code.upper(): t
        for t in get_territories()
        if t.code.upper() in known and t.code.upper() not in _NO_TERRITORY
    }


@cache
def _cldr(language: str) -> Mapping[str, str]:
    # Kept, because babel makes a locale anew each time.
    names: Mapping[str, str] = Locale(language).territories
    return names


def _entry(
    subject: str, values: Values, nodes: Mapping[str, Values], territories: dict[str, Territory]
) -> Entry:
    """Make an entry of a node; the territory that it describes is taken out of `territories`."""
    names = [
        Name(value.value, value.language, _KINDS[predicate])
        for predicate in _KINDS
        for value in values.get(predicate, ())
        if isinstance(value, ox.Literal)
    ]
    matches = [value.value for value in values.get(str(SKOS.exactMatch), ())]
    code = _one(values, str(KG.territory))
    if code:
        if code not in territories:
            raise VocabularyError(f"{subject}: territory {code!r} is unknown or taken; mend it")
        territory = territories.pop(code)
        names = _with_cldr(names, territory)
        matches.append(f"{WIKIDATA}{territory.qid}")
    return Entry(
        slug=local(subject),
        type=next((local(t.value) for t in values.get(str(RDF.type), ())), "Thing"),
        names=tuple(names),
        exact_match=tuple(sorted(set(matches))),
        within=_slug(values, str(KG.within)),
        broader=_slug(values, str(SKOS.broader)),
        related=frozenset(local(o.value) for o in values.get(str(SKOS.related), ())),
        capital=_slug(values, str(KG.capital)),
        latitude=_one(values, str(GEO.lat)),
        longitude=_one(values, str(GEO.long)),
        different_from=frozenset(local(o.value) for o in values.get(str(OWL.differentFrom), ())),
        tenures=tuple(_tenure(nodes, o.value) for o in values.get(str(KG.tenure), ())),
        organ_of=_slug(values, str(KG.organOf)),
        own_voice=_one(values, str(KG.ownVoice)) == "true",
        manifold=_one(values, str(KG.manifold)) == "true",
        municipal=_one(values, str(KG.municipal)) == "true",
        head_of=_slug(values, str(KG.headOf)),
        led_by=_slug(values, str(KG.ledBy)),
        supported_by=_slug(values, str(KG.supportedBy)),
    )


def _unlisted(territory: Territory) -> Entry:
    """Make the entry of a territory that has no line of Turtle."""
    names = _with_cldr([], territory)
    return Entry(
        slug=key(names[1].text).replace(" ", "-"),
        type="State" if territory.is_country and not territory.parent else "Region",
        names=tuple(names),
        exact_match=(f"{WIKIDATA}{territory.qid}",),
    )


def _with_cldr(names: list[Name], territory: Territory) -> list[Name]:
    """Add what CLDR and rigour call a territory: as its labels, where it has none of its own."""
    labelled = {name.language for name in names if name.kind == "label"}
    kinds: dict[str, Kind] = {tag: "alias" if tag in labelled else "label" for tag in ("id", "en")}
    code = territory.code.upper()
    cldr = [Name(_cldr(tag)[code], tag, kind) for tag, kind in kinds.items()]
    formal = [Name(text, "en", "alias") for text in (territory.name, territory.full_name)]
    taken = {key(name.text) for name in names}
    return [*names, *(n for n in (*cldr, *formal) if n.kind == "label" or _is_new(n.text, taken))]


def _is_new(text: str, taken: set[str]) -> bool:
    # "Congo - Kinshasa" and "Taiwan (Province of China)" stand in no article.
    return key(text) not in taken and not any(mark in text for mark in ("(", " - "))


def _tenure(nodes: Mapping[str, Values], iri: str) -> Tenure:
    values = nodes.get(iri, {})
    office = _slug(values, str(KG.office))
    if not office:
        raise VocabularyError(f"{iri}: no kg:office; expected a kg:Tenure with an office")
    start, end = _one(values, str(KG["from"])), _one(values, str(KG.until))
    return Tenure(
        office,
        _slug(values, str(KG.of)),
        date.fromisoformat(start) if start else None,
        date.fromisoformat(end) if end else None,
    )


def _one(values: Values, predicate: str) -> str | None:
    return next((value.value for value in values.get(predicate, ())), None)


def _slug(values: Values, predicate: str) -> str | None:
    iri = _one(values, predicate)
    return local(iri) if iri else None
