"""The gazetteer for the reasoner: whose name it is, who held an office, who acts for whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from kg.gazetteer import Entry, Gazetteer, Tenure
from kg.names import key, strip_titles
from kg.reason import bodies
from kg.reason.bodies import Composition
from kg.reason.romanisation import korean

_KOREAN = 3
"""Words of a Korean name that is written syllable by syllable."""
_EXACT = frozenset({"Region", "City"})
"""Classes of places that are called what they are, or not: Provinsi Jawa Barat is Jawa Barat."""
THINGS = ("Person", "State", "Organization", "Place")


def coarse(type_: str) -> str:
    """Return which of the four kinds of entity a class is below; two kinds are never one thing."""
    if type_ in ("Person", "State"):
        return type_
    return "Organization" if type_ in ("Organization", "NewsAgency", "NewsMedia") else "Place"


_SHARED: dict[str, object] = {}
"""The gazetteer asked last and its indexes: they depend on it alone."""


@dataclass
class Lookup:
    """A gazetteer with indexes and memory; build one with `of` and keep it."""

    gazetteer: Gazetteer
    compositions: Mapping[tuple[str, Composition], str]
    """The gazetteer's bodies and sites by their parts."""
    terms: Mapping[str, tuple[tuple[Entry, Tenure], ...]]
    """State or organisation -> the people who have held an office of it."""
    head_words: Mapping[str, frozenset[str]]
    """BodyHead or SiteHead -> the words that such heads are made of."""
    heads: Mapping[str, frozenset[str]]
    """A body of the gazetteer -> the heads that names of it are made of."""
    owners: Mapping[str, str]
    """A body of the gazetteer -> the state or body that it acts for."""
    labelled: Mapping[str, frozenset[str]]
    """First word of a person's label -> the people so called."""
    _known: dict[tuple[str, str], str | None] = field(default_factory=dict)
    _composed: dict[tuple[str, str], Composition | None] = field(default_factory=dict)
    _bare: dict[str, str] = field(default_factory=dict)
    _acting: dict[tuple[str, date | None], str | None] = field(default_factory=dict)

    @classmethod
    def of(cls, gazetteer: Gazetteer) -> "Lookup":
        """Index a gazetteer."""
        terms: dict[str, list[tuple[Entry, Tenure]]] = {}
        for entry in gazetteer.of_type("Person"):
            for tenure in entry.tenures:
                terms.setdefault(tenure.of or "", []).append((entry, tenure))
        compositions = bodies.known_compositions(gazetteer)
        return cls(
            gazetteer,
            compositions,
            {of: tuple(found) for of, found in terms.items()},
            {head: _words(gazetteer.of_type(head)) for head in ("BodyHead", "SiteHead")},
            _heads(compositions),
            _owners(gazetteer, compositions),
            _labelled(gazetteer.of_type("Person")),
        )

    @classmethod
    def shared(cls, gazetteer: Gazetteer) -> "Lookup":
        """Return the one of this gazetteer, made at the first call."""
        if _SHARED.get("gazetteer") is not gazetteer:
            _SHARED.update(gazetteer=gazetteer, lookup=cls.of(gazetteer))
        found = _SHARED["lookup"]
        assert isinstance(found, Lookup)
        return found

    def known(self, name: str, kind: str) -> str | None:
        """Return the slug of the one entry that goes by this name, of this kind if there is one."""
        if (name, kind) not in self._known:
            self._known[name, kind] = self._find(name, kind)
        return self._known[name, kind]

    def composed(self, name: str, kind: str) -> Composition | None:
        """Take a body's or a site's name apart."""
        if (name, kind) not in self._composed:
            head = "SiteHead" if kind == "Place" else "BodyHead"
            likely = not self.head_words[head].isdisjoint(key(name).split())
            read = bodies.site if kind == "Place" else bodies.body
            self._composed[name, kind] = read(name, self.gazetteer) if likely else None
        return self._composed[name, kind]

    def is_manifold(self, parts: Composition) -> bool:
        """Tell embassies and delegations, of which a state has many, from its one ministry."""
        head = self.gazetteer.entries.get(parts.head)
        return head is not None and head.manifold

    def is_headed(self, slug: str, head: str) -> bool:
        """Tell whether a body is of this kind: kemlu-ri is a ministry of foreign affairs."""
        return slug.startswith(f"{head}.of.") or head in self.heads.get(slug, ())

    def apposed(self, name: str) -> str | None:
        """Return the body behind its description: "kantor berita resmi Korea Utara KCNA"."""
        words = name.split()
        for cut in range(1, len(words)):
            slug = self.known(" ".join(words[cut:]), "Organization")
            if slug is None or coarse(self.gazetteer.entries[slug].type) != "Organization":
                continue  # the police of a city is not the city
            if self.composed(" ".join(words[:cut]), "Organization"):
                return slug
        return None

    def state_of(self, city: str) -> str | None:
        """Return the state whose capital this is; where there were several, the one it lies in."""
        entries = self.gazetteer.entries
        within = entries[city].within if city in entries else None
        if within and within in entries and entries[within].capital == city:
            return within
        return self.gazetteer.state_of_capital(city)

    def without_titles(self, name: str) -> str:
        """Return a person's name without offices and honorifics; empty for a bare office."""
        if name not in self._bare:
            self._bare[name] = _with_surname(name, strip_titles(name, self.gazetteer)[0])
        return self._bare[name]

    def office(self, label: str) -> str | None:
        """Return the slug of an office."""
        found = self.gazetteer.find(label, "Office")
        return found[0].slug if found else None

    def held(self, of: str, day: date | None, office: str | None = None) -> tuple[str, ...]:
        """Return who held this office, or any, of a state on a day; on an unknown day, nobody."""
        if day is None:
            return ()
        leading = self.gazetteer.entries[of].led_by if of in self.gazetteer.entries else None
        offices = {office, leading} if office == "leader" else {office}
        return tuple(
            dict.fromkeys(
                entry.slug
                for entry, tenure in self.terms.get(of, ())
                if (office is None or tenure.office in offices) and covers(tenure, day)
            )
        )

    def stands_for(self, slug: str, day: date | None) -> str | None:
        """Return the state or body that an actor acts for: a leader's state, a council's parent."""
        if (slug, day) not in self._acting:
            self._acting[slug, day] = self._stands_for(slug, day)
        return self._acting[slug, day]

    def _stands_for(self, slug: str, day: date | None) -> str | None:
        if ".of." in slug:
            return slug.rpartition(".of.")[2].partition("@")[0]
        entry = self.gazetteer.entries.get(slug)
        if entry is None:
            return None
        if entry.type == "Person":
            terms = [t for t in entry.tenures if day is None or covers(t, day)]
            if day is None:  # whom he acts for now, where that is known
                terms = [t for t in terms if t.end is None] or terms
            led = {t.of for t in terms if t.of}
            states = {of for of in led if self._is_state(of)} or led
            return next(iter(states)) if len(states) == 1 else None
        return self.owners.get(slug)

    def _is_state(self, slug: str) -> bool:
        entry = self.gazetteer.entries.get(slug)
        return entry is not None and entry.type == "State"

    def _find(self, name: str, kind: str) -> str | None:
        plain, inside = bodies.without_brackets(name)
        # A person is never a place of that name; anything else may be of a type that was misread.
        others = ("State", "Organization") if kind == "Person" else THINGS
        texts = dict.fromkeys((name, plain))
        tries = [(text, types) for text in texts for types in ((kind,), others)]
        for text, types in [*tries, *((text, (kind,)) for text in inside[:1])]:
            found = self.gazetteer.find(text, *types)
            states = tuple(e for e in found if e.type == "State")
            if len(found) > 1 and len(states) == 1 and kind in ("State", "Place"):
                found = states  # Singapore, Kuwait: the state and its city
            if found:
                return found[0].slug if len(found) == 1 else None
        return self._headed(plain) if kind == "Place" else None

    def _headed(self, name: str) -> str | None:
        """Return the region of "Provinsi Jawa Barat": a name that stands with what it is."""
        words = name.split()
        for cut in range(1, len(words)):
            ends = ((words[:cut], words[cut:]), (words[-cut:], words[:-cut]))
            for head, rest in ends:
                for kind in {e.head_of for e in self.gazetteer.find(" ".join(head), "SiteHead")}:
                    found = self.gazetteer.find(" ".join(rest), kind) if kind in _EXACT else ()
                    if len(found) == 1 and found[0].type == kind:
                        return found[0].slug
        return None


def _heads(compositions: Mapping[tuple[str, Composition], str]) -> dict[str, frozenset[str]]:
    heads: dict[str, set[str]] = {}
    for (kind, parts), slug in compositions.items():
        if kind == "body":
            heads.setdefault(slug, set()).add(parts.head)
    return {slug: frozenset(found) for slug, found in heads.items()}


def _owners(
    gazetteer: Gazetteer, compositions: Mapping[tuple[str, Composition], str]
) -> dict[str, str]:
    """Find for each body its state, or the body that it is of, by its entry or by its names."""
    named: dict[str, set[str]] = {}
    for (kind, parts), slug in compositions.items():
        if kind == "body" and not gazetteer.entries[parts.head].own_voice:
            named.setdefault(slug, set()).add(parts.of)
    states = {e.slug for e in gazetteer.of_type("State")}
    owners = {slug: (found & states) or found for slug, found in named.items()}
    stated = {e.slug: e.organ_of for e in gazetteer.of_type("Organization") if e.organ_of}
    return {slug: min(found) for slug, found in owners.items() if len(found) == 1} | stated


def covers(tenure: Tenure, day: date) -> bool:
    """Whether a day falls within a tenure."""
    return (tenure.start or date.min) <= day <= (tenure.end or date.max)


def _with_surname(name: str, bare: str) -> str:
    """Give back a Korean surname that was taken for a title: "Pak" is Indonesian for Mr, too."""
    before = key(name.removesuffix(bare)).split()[-1:] if bare != name else []
    words = (*before, *key(bare).split())
    if not before or len(words) != _KOREAN or not korean(words):
        return bare
    return name.split()[len(name.removesuffix(bare).split()) - 1] + " " + bare


def _labelled(people: Iterable[Entry]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for entry in people:
        for name in entry.names:
            if name.kind == "label":
                found.setdefault(key(name.text).split()[0], set()).add(entry.slug)
    return {word: frozenset(slugs) for word, slugs in found.items()}


def _words(entries: Iterable[Entry]) -> frozenset[str]:
    return frozenset(w for e in entries for n in e.names for w in key(n.text).split())
