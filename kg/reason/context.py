"""What only its article can tell: bare surnames, bare offices, bodies whose state goes unsaid."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kg.annotation import Entity, Extraction
from kg.names import key
from kg.reason.bodies import Composition
from kg.reason.lookup import Lookup, covers
from kg.reason.people import read


@dataclass(slots=True)
class Local:
    """One entity of one article on its way to a canonical key."""

    article: str
    index: int
    entity: Entity
    kind: str
    """Person, State, Organization or Place, by the gazetteer where it knows better."""
    name: str
    """The fullest name, without titles; empty where there is none."""
    own: str
    """Key by its name alone."""
    canonical: str = ""
    how: str = ""
    """Which rule found the canonical key."""
    parts: Composition | None = None

    def of(self, article: str, index: int, entity: Entity) -> "Local":
        """Return the same reading for another entity of these names."""
        return Local(
            article,
            index,
            entity,
            self.kind,
            self.name,
            self.own,
            self.canonical,
            self.how,
            self.parts,
        )

    def settle(self, canonical: str, how: str) -> None:
        """Give it its key."""
        self.canonical, self.how = canonical, how


def settle_in_context(extraction: Extraction, every: Sequence[Local], lookup: Lookup) -> None:
    """Settle what is open in one article, by antecedent, then by office, country and date."""
    for local in every:
        if not local.canonical and local.kind != "Person":
            _place_or_body(local, every, lookup)
    for local in every:
        if not local.canonical:
            _person(local, every, lookup, extraction.article.published)
    for local in every:
        if not local.canonical:
            local.settle(f"{local.own}@{local.article}", "")


def _place_or_body(local: Local, every: Sequence[Local], lookup: Lookup) -> None:
    if local.parts and not local.parts.of:
        same_head = {
            o.canonical for o in every if o.canonical.startswith(f"{local.parts.head}.of.")
        }
        if len(same_head) == 1:
            local.settle(same_head.pop(), "antecedent")
            return
        states = Counter(o.canonical for o in every if o.kind == "State" for _ in o.entity.mentions)
        if len(states) == 1:
            composed = Composition(local.parts.head, next(iter(states)))
            local.settle(lookup.compositions.get(("body", composed), composed.key), "context")
        return
    words = set(key(local.name).split())
    fuller = {o.canonical for o in every if o.kind == local.kind and _fuller(o, words, lookup)}
    if len(fuller) == 1:
        local.settle(fuller.pop(), "antecedent")
    elif local.name:
        local.settle(local.own, "")


def _fuller(other: Local, words: set[str], lookup: Lookup) -> bool:
    """Whether a site's whole proper name is these words."""
    parts = (
        lookup.composed(other.name, "Place") if other.canonical and other.kind == "Place" else None
    )
    return (
        bool(parts)
        and words < set(key(other.name).split())
        and parts is not None
        and (" ".join(read(" ".join(sorted(words))).folded) == " ".join(sorted(parts.of.split())))
    )


def _person(local: Local, every: Sequence[Local], lookup: Lookup, day: date | None) -> None:
    word = read(local.name).folded[0] if local.name else ""
    found = {o.canonical for o in every if o.kind == "Person" and _goes_by(o, word, lookup)}
    if word and len(found) == 1:
        local.settle(found.pop(), "antecedent")
        return
    offices = sorted(_offices(local, every, lookup))
    holders = {
        slug
        for office, of in offices
        for slug in lookup.held(of, day, office)
        if not word or word in _words(slug, lookup)
    }
    if len(holders) == 1:
        local.settle(holders.pop(), "office")
        return
    likely = _likely(local.name, {o.canonical for o in every}, lookup, day)
    if len(likely) == 1:
        local.settle(likely.pop(), "tenure")
    elif word and offices and not found:
        local.settle(f"{local.own}.{offices[0][0]}.of.{offices[0][1]}", "office")


def _goes_by(other: Local, word: str, lookup: Lookup) -> bool:
    if not other.canonical or not word:
        return False
    return word in read(other.name).folded or word in _words(other.canonical, lookup)


def _words(slug: str, lookup: Lookup) -> frozenset[str]:
    entry = lookup.gazetteer.entries.get(slug)
    names = entry.names if entry else ()
    return frozenset(w for n in names if n.kind != "demonym" for w in read(n.text).folded)


def _offices(local: Local, every: Sequence[Local], lookup: Lookup) -> Iterable[tuple[str, str]]:
    """Yield the offices of a person as (office, state) slugs."""
    by_index = {o.index: o.canonical for o in every}
    for office in local.entity.offices:
        slug = lookup.office(office.label)
        of = by_index.get(office.of) if office.of is not None else None
        if slug and of:
            yield slug, of


def _likely(name: str, present: set[str], lookup: Lookup, day: date | None) -> set[str]:
    """Return the people of that surname who were in office, of a state that the article names."""
    entries = lookup.gazetteer.find(name, "Person", ambiguous=True) if name else ()
    return {
        entry.slug
        for entry in entries
        if any(t.of in present and (day is None or covers(t, day)) for t in entry.tenures)
    }
