"""What only its article can tell: bare surnames, bare offices, bodies whose state goes unsaid."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz.distance import OSA

from kg.annotation import Entity, Extraction
from kg.names import key
from kg.reason.bodies import Composition
from kg.reason.lookup import Lookup, covers
from kg.reason.people import PersonName, read

_LONG = 5
"""Letters of a word in which one that is wrong leaves no doubt who is meant."""
CONTEXT = frozenset({"antecedent", "office", "tenure", "context"})
"""Rules that hold within one article."""


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
    because: str = ""
    """What in the article decided, in words."""
    antecedent: "Local | None" = None
    unit: str = ""
    """The key that people judged it by, where they did."""
    otherwise: str = ""
    """Key by its office, which it has in a collection that tells less of it."""
    head: str = ""
    """The key that the rules gave it, where people's judgements gave it another."""

    @property
    def key(self) -> str:
        """Key of its name in this article alone."""
        return f"{self.own}@{self.article}"

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

    def settle(
        self, canonical: str, how: str, because: str = "", antecedent: "Local | None" = None
    ) -> None:
        """Give it its key."""
        self.canonical, self.how = canonical, how
        self.because, self.antecedent = because, antecedent

    def judge(self, canonical: str, unit: str) -> None:
        """Give it the key that people's judgements leave it."""
        if canonical == unit:
            self.how = ""
        elif canonical != self.canonical:
            self.how, self.head = self.how or "judgement", self.head or self.canonical
        self.canonical, self.unit = canonical, unit


def settle_in_context(extraction: Extraction, every: Sequence[Local], lookup: Lookup) -> None:
    """Settle what is open in one article, by antecedent, then by office, country and date."""
    for local in every:
        if local.kind == "Person" and local.canonical == local.own and not local.unit:
            _misspelt(local, every, lookup, extraction.article.published)
    for local in every:
        if not local.canonical and local.kind != "Person":
            _place_or_body(local, every, lookup)
    for local in every:
        if not local.canonical and local.kind == "Person":
            _person(local, every, lookup, extraction.article.published)
    for local in every:
        if not local.canonical:
            local.settle(local.key, "")


def _place_or_body(local: Local, every: Sequence[Local], lookup: Lookup) -> None:
    if local.parts and not local.parts.of:
        head = local.parts.head
        alike = {o.canonical: o for o in every if lookup.is_headed(o.canonical, head)}
        same_head = {c: o for c, o in alike.items() if c.startswith(f"{head}.of.")}
        if len(same_head) == 1:
            if len(alike) == 1:  # else it may be kemlu-ri, too, which the gazetteer knows
                _follow(local, same_head)
            return
        states = Counter(o.canonical for o in every if o.kind == "State" for _ in o.entity.mentions)
        if len(states) == 1:
            composed = Composition(local.parts.head, next(iter(states)))
            slug = lookup.compositions.get(("body", composed), composed.key)
            because = f"{composed.of} is the only state that the article names"
            local.settle(slug, "context", because)
        return
    if local.parts and lookup.is_manifold(local.parts):
        because = f"{local.parts.of} has many, and the article speaks of one"
        local.settle(f"{local.kind}:{local.parts.key}@{local.article}", "context", because)
        return
    words = set(key(local.name).split())
    fuller = {o.canonical: o for o in every if o.kind == local.kind and _fuller(o, words, lookup)}
    if len(fuller) == 1:
        _follow(local, fuller)
    elif local.name:
        local.settle(local.own, "")


def _follow(local: Local, fuller: Mapping[str, Local]) -> None:
    """Give it the key of the one thing that the article names more fully."""
    canonical, antecedent = next(iter(fuller.items()))
    because = f"the article names {antecedent.name} elsewhere"
    local.settle(canonical, "antecedent", because, antecedent)


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
    parsed = read(local.name)
    word = parsed.folded[0] if local.name else ""
    offices = sorted(_offices(local, every, lookup))
    if word and offices:
        local.otherwise = f"{local.own}.{offices[0][0]}.of.{offices[0][1]}"
    found = {
        o.canonical: o
        for o in every
        if o.kind == "Person" and _goes_by(o, parsed, lookup) and _same_generation(o, parsed)
    }
    if word and len(found) == 1:
        _follow(local, found)
        return
    on = day.isoformat() if day else "a day unknown"
    holders = {
        slug: f"{office} of {of} on {on}"
        for office, of in offices
        for slug in lookup.held(of, day, office)
        if not word or word in _words(slug, lookup)
    }
    if len(holders) == 1:
        local.settle(*_only(holders, "office"))
        return
    likely = _likely(local.name, {o.canonical for o in every}, lookup, day)
    if len(likely) == 1:
        local.settle(*_only(dict.fromkeys(likely, f"in office on {on}"), "tenure"))
    elif word and offices and not found:
        local.settle(local.otherwise, "office", f"{offices[0][0]} of {offices[0][1]}")


def _misspelt(local: Local, every: Sequence[Local], lookup: Lookup, day: date | None) -> None:
    """Settle a full name that is one letter off that of who held the office it is given."""
    found = {
        slug: f"{office} of {of}, and a slip of the pen in the name"
        for office, of in sorted(_offices(local, every, lookup))
        for slug in lookup.held(of, day, office)
        if _one_letter_off(read(local.name), slug, lookup)
    }
    if len(found) == 1:
        local.settle(*_only(found, "office"))


def _one_letter_off(name: PersonName, slug: str, lookup: Lookup) -> bool:
    for known in lookup.gazetteer.entries[slug].names:
        words = read(known.text).words if known.kind in ("label", "alias") else ()
        if len(words) == len(name.words) > 1:
            off = [(x, y) for x, y in zip(words, name.words, strict=True) if x != y]
            if len(off) == 1 and min(map(len, off[0])) >= _LONG and OSA.distance(*off[0]) == 1:
                return True
    return False


def _only(found: Mapping[str, str], how: str) -> tuple[str, str, str]:
    slug, because = next(iter(found.items()))
    return slug, how, because


def _goes_by(other: Local, name: PersonName, lookup: Lookup) -> bool:
    """Whether the article, or the gazetteer, calls a person by this one word.

    The gazetteer by a family name however it is spelt; by a first name only as it is spelt there,
    and where nobody else is better known by it: a bare Vladimir is not Volodymyr Zelensky.
    """
    word = name.folded[0] if name.words else ""
    if not other.canonical or not word:
        return False
    first, here = name.words[0], read(other.name)
    if first in here.words or word in (here.folded[1:] or here.folded):
        return True
    entry = lookup.gazetteer.entries.get(other.canonical)
    names = [read(n.text) for n in entry.names if n.kind != "demonym"] if entry else []
    if any(word in (n.folded[1:] or n.folded) for n in names):
        return True
    return any(n.words[:1] == (first,) for n in names) and (
        lookup.labelled.get(first, frozenset()) <= {other.canonical}
    )


def _same_generation(other: Local, parsed: PersonName) -> bool:
    """Whether nothing says that one is the father: "Donald Jr." is not Donald Trump."""
    return parsed.generation in ("", read(other.name).generation)


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
