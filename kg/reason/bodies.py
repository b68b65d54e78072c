"""Names that are made of parts: a head word and whose it is, or a head word and a proper name.

"Kementerian Pertahanan Jepang", "Kementerian Pertahanan di Tokyo" and "Japan's Defence Ministry"
are the ministry of defence of Japan; "Kosmodrom Vostochny" and "Vostochny Spaceport" are one site.
A name is taken apart only if every word of it is accounted for.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.gazetteer import Entry, Gazetteer
from kg.names import key
from kg.reason.people import fold

_LINKS = frozenset("of the di in at for from dari milik untuk and dan kota negara".split())
_LEGAL = frozenset(
    "pt cv ud tbk persero perum inc incorporated corp corporation co company ltd limited llc llp "
    "plc gmbh ag sa nv bv spa oyj ab asa kk pte pty sdn bhd ojsc pjsc jsc ooo oao pao".split()
)
"""What a firm is by law: no part of its name."""
_BRACKETS = re.compile(r"\s*[(\[]([^)\]]*)[)\]]\s*")
_LONGEST = 6
_SHORTEST = 4
"""Letters of a word that can be a firm's whole name."""
_WHOLE_STATE = frozenset({"nasional", "national", "federal"})
"""Words of the name of what is the state's wherever it sits: the national police in Tokyo."""
_POSSESSIVES = ("'s", "’s")
Owner = Callable[[str, Gazetteer], str | None]
"""Tells whose body is meant by what stands beside its head."""


@dataclass(frozen=True, slots=True)
class Composition:
    """A name taken apart."""

    head: str
    """Slug of the BodyHead or SiteHead."""
    of: str
    """Slug of the state, city or organisation; of a site the folded proper name; or empty."""

    @property
    def key(self) -> str:
        """The canonical key of what it names."""
        return f"{self.head}.of.{self.of}"


def without_brackets(name: str) -> tuple[str, tuple[str, ...]]:
    """Part a name from what stands in brackets, mostly its abbreviation."""
    inside = tuple(i.strip() for i in _BRACKETS.findall(name) if i.strip())
    return (_BRACKETS.sub(" ", name).strip(), inside) if inside else (name, ())


def without_legal_form(name: str) -> str:
    """Return a firm's name without what it is by law: "PT Melati Tbk" is Melati.

    An abbreviation keeps it, for that may be of anybody: PT KAI is not KAI of Korea.
    """
    words = name.replace(",", " ").split()
    kept = [w for w in words if key(w).replace(" ", "") not in _LEGAL]
    short = len(kept) == 1 and (kept[0].isupper() or len(kept[0]) < _SHORTEST)
    return " ".join(kept) if kept and kept != words and not short else name


def body(name: str, gazetteer: Gazetteer) -> Composition | None:
    """Read a state's or an organisation's body: "Kemhan Jepang"; a bare "Kemhan" has no `of`."""
    return _body(name, gazetteer, owner_of)


def _body(name: str, gazetteer: Gazetteer, owner_of: Owner) -> Composition | None:
    words = without_brackets(name)[0].split()
    for start, end in _windows(len(words)):
        heads = gazetteer.find(" ".join(words[start:end]), "BodyHead")
        if not heads:
            continue
        before, behind = _trim(words[:start]), _trim(words[end:])
        if before and behind:
            continue  # "Majelis Umum dan Dewan Keamanan PBB" are two
        rest = " ".join(before or behind)
        if not rest:
            return Composition(heads[0].slug, "")
        municipal = heads[0].municipal and _WHOLE_STATE.isdisjoint(key(name).split())
        owner = _city(rest, gazetteer) if municipal else None
        owner = owner or owner_of(rest, gazetteer)
        if owner:
            return Composition(heads[0].slug, owner)
    return None


def _city(name: str, gazetteer: Gazetteer) -> str | None:
    """Return the city of that name, which is no state's too: the police of Paris, of Singapore."""
    cities = gazetteer.find(name, "City")
    return cities[0].slug if len(cities) == 1 and not gazetteer.find(name, "State") else None


def site(name: str, gazetteer: Gazetteer) -> Composition | None:
    """Read a place of which the first or the last words say what it is: "Bandara Haneda"."""
    words = without_brackets(name)[0].split()
    for start, end in _windows(len(words)):
        if (start > 0 and end < len(words)) or end - start == len(words):
            continue
        heads = gazetteer.find(" ".join(words[start:end]), "SiteHead")
        rest = _trim(words[:start] + words[end:])
        if heads and rest:
            owner = gazetteer.find(" ".join(rest), "State", demonyms=True)
            proper = (
                owner[0].slug if owner else " ".join(fold(w) for w in key(" ".join(rest)).split())
            )
            return Composition(_kind_of_site(heads[0], " ".join(words[start:end])), proper)
    return None


def _kind_of_site(head: Entry, words: str) -> str:
    """Return the head's slug where it goes by its label: a kecamatan is no kabupaten."""
    said = set(key(words).split())
    labels = (set(key(n.text).split()) for n in head.names if n.kind == "label")
    return head.slug if any(label <= said for label in labels) else key(words)


def owner_of(name: str, gazetteer: Gazetteer) -> str | None:
    """Return the one state or organisation that a name, an adjective or a capital stands for."""
    states = gazetteer.find(name, "State", demonyms=True)
    if len(states) != 1:
        for city in gazetteer.find(name, "City"):
            state = gazetteer.state_of_capital(city.slug)
            if state:
                return state
    return _named_owner(name, gazetteer)


def _named_owner(name: str, gazetteer: Gazetteer) -> str | None:
    states = gazetteer.find(name, "State", demonyms=True)
    if not states and (name.endswith(_POSSESSIVES) or name.isupper()):
        # Whoever has a ministry is a state: "the South's". Armada Utara is not North Korea's.
        states = gazetteer.find(name, "State", ambiguous=True)
    if len(states) == 1:
        return states[0].slug
    organisations = gazetteer.find(name, "Organization")
    return organisations[0].slug if len(organisations) == 1 and not states else None


def known_compositions(gazetteer: Gazetteer) -> dict[tuple[str, Composition], str]:
    """Take the gazetteer's own bodies and sites apart: (`body` or `site`, parts) -> slug.

    A known name is of a state only by the state's name: Pasukan Al-Quds is not Jerusalem's army.
    """
    found: dict[tuple[str, Composition], set[str]] = {}
    for kind, entry, name in _named(gazetteer):
        parts = _body(name, gazetteer, _named_owner) if kind == "body" else site(name, gazetteer)
        if parts and parts.of and parts.of != entry.slug:
            found.setdefault((kind, parts), set()).add(entry.slug)
    return {parts: min(slugs) for parts, slugs in found.items() if len(slugs) == 1}


def _named(gazetteer: Gazetteer) -> Iterator[tuple[str, Entry, str]]:
    for kind, types in (("body", ("Organization",)), ("site", ("Place",))):
        for entry in gazetteer.of_type(*types):
            if entry.type == "State" or entry.own_voice:
                continue
            for name in entry.names:
                if name.kind in ("label", "alias"):
                    yield kind, entry, name.text


def _windows(count: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a name, longest first, then from the left."""
    for length in range(min(count, _LONGEST), 0, -1):
        for start in range(count - length + 1):
            yield start, start + length


def _trim(words: Sequence[str]) -> list[str]:
    kept = [w.strip(",") for w in words]
    while kept and kept[0].casefold() in _LINKS:
        kept.pop(0)
    while kept and kept[-1].casefold() in _LINKS:
        kept.pop()
    return kept
