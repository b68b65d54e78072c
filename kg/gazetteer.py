"""What everybody knows: states, places, bodies, people with their tenures, missiles, offices.

The facts stand in `ontologies/gazetteer/*.ttl`; every state and territory of CLDR is here even
without a line of Turtle.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from rdflib import RDFS

from kg.entries import Entry, Name, Tenure, read_entries, read_turtle
from kg.errors import VocabularyError
from kg.names import key, same_case
from kg.vocabulary import KG, local, ontologies

__all__ = ["Entry", "Gazetteer", "Name", "Tenure", "load"]


_SHORTEST_CLIPPED = 5
"""Letters of a name without its last; of fewer, too many names are the beginning of another."""


@dataclass(frozen=True)
class Gazetteer:
    """Entries by slug, with indexes; build it with `of`."""

    entries: Mapping[str, Entry]
    classes: Mapping[str, frozenset[str]]
    """Class -> itself and every class above it."""
    index: Mapping[str, tuple[tuple[Entry, Name], ...]]
    """Key of a name -> who goes by it, by slug."""
    capitals: Mapping[str, str]
    """Slug of a city -> slug of the state whose capital it is."""

    @classmethod
    def of(cls, entries: Iterable[Entry], classes: Mapping[str, frozenset[str]]) -> "Gazetteer":
        """Index the entries."""
        ordered = {entry.slug: entry for entry in sorted(entries, key=lambda e: e.slug)}
        capitals = {e.capital: e.slug for e in ordered.values() if e.capital and e.type == "State"}
        return cls(ordered, classes, _index(ordered.values()), capitals)

    def of_type(self, *types: str) -> tuple[Entry, ...]:
        """Return the entries of those classes and the classes below them, by slug."""
        return tuple(entry for entry in self.entries.values() if self._is(entry, types))

    def find(
        self, name: str, *types: str, ambiguous: bool = False, demonyms: bool = False
    ) -> tuple[Entry, ...]:
        """Return the entries that go by this name, by slug.

        Given types, only entries of those classes and the classes below them: a State is a Place
        too. With `ambiguous`, also by names that need support in the article; with `demonyms`,
        also by adjectives and peoples ("Russian").
        """
        listed = self.index.get(key(name))
        if not listed:
            return ()
        kinds = {"label", "alias", ambiguous and "ambiguous", demonyms and "demonym"}
        found = {
            entry.slug: entry
            for entry, known in listed
            if known.kind in kinds
            and (not types or self._is(entry, types))
            and same_case(known.text, name)
        }
        return tuple(found.values())

    def find_clipped(self, name: str, *types: str) -> tuple[Entry, ...]:
        """Return the entries of a name that lost its last letter, as at the end of a link."""
        clipped = key(name)
        if len(clipped) < _SHORTEST_CLIPPED or clipped in self.index:
            return ()
        found = {entry.slug: entry for entry in self._clipped.get(clipped, ())}
        return tuple(entry for entry in found.values() if self._is(entry, types))

    @cached_property
    def _clipped(self) -> Mapping[str, tuple[Entry, ...]]:
        clipped: dict[str, list[Entry]] = {}
        for whole, known in self.index.items():
            clipped.setdefault(whole[:-1], []).extend(
                entry for entry, name in known if name.kind in ("label", "alias")
            )
        return {name: tuple(found) for name, found in clipped.items()}

    def state_of_capital(self, slug: str) -> str | None:
        """Return the state whose capital this city is."""
        return self.capitals.get(slug)

    def holder(self, office: str, of: str | None, day: date) -> tuple[Entry, ...]:
        """Return who held an office on a day; on the day that it changes hands, both.

        The "leader" of a state where nobody has that title holds the office that leads it.
        """
        found = tuple(
            entry
            for entry in self.entries.values()
            if any(t.office == office and t.of == of and _on(t, day) for t in entry.tenures)
        )
        state = self.entries.get(of or "")
        if found or office != "leader" or not state or state.led_by in (None, office):
            return found
        return self.holder(state.led_by, of, day)

    def contains(self, outer: str, inner: str) -> bool:
        """Whether a place lies within another, at any remove; no place contains itself."""
        return outer in self.around(inner)

    def around(self, slug: str) -> Iterator[str]:
        """Yield the places that a place lies within, nearest first."""
        entry = self.entries.get(slug)
        while entry and entry.within:
            yield entry.within
            entry = self.entries.get(entry.within)

    def land_of(self, slug: str) -> str | None:
        """Return the state that a place is or lies in; a sea is of none."""
        places = (slug, *self.around(slug))
        found = (self.entries[place] for place in places if place in self.entries)
        return next((entry.slug for entry in found if entry.type == "State"), None)

    def kinds(self, slug: str) -> tuple[str, ...]:
        """Return a kind and the kinds that it is below, the narrowest first."""
        found = [slug]
        entry = self.entries.get(slug)
        while entry and entry.broader:
            found.append(entry.broader)
            entry = self.entries.get(entry.broader)
        return tuple(found)

    def related(self, a: str, b: str) -> bool:
        """Whether two kinds, or kinds that they are below, are said to be related."""
        return any(
            there in self.entries[here].related
            for one, other in ((a, b), (b, a))
            for here in self.kinds(one)
            for there in self.kinds(other)
            if here in self.entries
        )

    def different(self, a: str, b: str) -> bool:
        """Whether two entries are said to be different, by either of them."""
        return any(
            there in self.entries[here].different_from
            for here, there in ((a, b), (b, a))
            if here in self.entries
        )

    def _is(self, entry: Entry, types: Iterable[str]) -> bool:
        return not self.classes.get(entry.type, frozenset({entry.type})).isdisjoint(types)


@cache
def load() -> Gazetteer:
    """Read the gazetteer, once.

    Raises:
        VocabularyError: A file is not Turtle, or names a territory or an entry that is not there.
    """
    root = ontologies()
    entries = read_entries(sorted((root / "gazetteer").rglob("*.ttl")))
    gazetteer = Gazetteer.of(entries, _classes(root / "kg.ttl"))
    for entry in gazetteer.entries.values():
        for slug in sorted(s for s in _references(entry) if s not in gazetteer.entries):
            raise VocabularyError(
                f"base:{entry.slug}: no entry base:{slug}; add it, or mend the name"
            )
    return gazetteer


def _index(entries: Iterable[Entry]) -> dict[str, tuple[tuple[Entry, Name], ...]]:
    index: dict[str, list[tuple[Entry, Name]]] = {}
    for entry in entries:
        keyed = [(key(name.text), name) for name in entry.names]
        doubtful = {of for of, name in keyed if name.kind == "ambiguous"}
        for of, name in keyed:
            # A label that is also listed as ambiguous serves to show, not to find.
            if name.kind in ("ambiguous", "demonym") or of not in doubtful:
                index.setdefault(of, []).append((entry, name))
    return {of: tuple(found) for of, found in index.items()}


def _on(tenure: Tenure, day: date) -> bool:
    return (tenure.start or date.min) <= day <= (tenure.end or date.max)


def _references(entry: Entry) -> set[str]:
    tenures = {slug for tenure in entry.tenures for slug in (tenure.office, tenure.of)}
    one = {entry.within, entry.broader, entry.capital, entry.led_by, entry.supported_by}
    many = entry.different_from | entry.related
    return {slug for slug in tenures | one | many | {entry.organ_of} if slug}


def _classes(path: Path) -> dict[str, frozenset[str]]:
    above = {
        local(subject): [local(o.value) for o in values.get(str(RDFS.subClassOf), ())]
        for subject, values in read_turtle([path]).items()
        if subject.startswith(str(KG))
    }

    def climb(name: str) -> set[str]:
        return {name}.union(*(climb(upper) for upper in above.get(name, ())))

    return {name: frozenset(climb(name)) for name in above}
