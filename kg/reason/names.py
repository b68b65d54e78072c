"""Do two names name one thing? The reasoner's rules for names, with no article to help.

What only an article can tell (a bare surname, an office, a capital for its state) is `unsure`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import OSA

from kg.errors import VocabularyError
from kg.gazetteer import Gazetteer
from kg.names import key, strip_titles
from kg.reason.bodies import Composition, without_brackets, without_legal_form
from kg.reason.lookup import Lookup
from kg.reason.people import Relation, fold, read, relation
from kg.vocabulary import superclasses

Answer = Literal["same", "different", "unsure"]

_TYPES = {
    "PER": "Person",
    "GPE": "State",
    "ORG": "Organization",
    "LOC": "Place",
    "WPN": "MissileType",
    "NORP": "State",
    "FAC": "Place",
}
_PEOPLE: dict[Relation, Answer] = {
    "same": "same",
    "longer": "same",
    "initial": "unsure",
    "part": "unsure",
    "different": "different",
}
_SEVERAL = frozenset("kedua ketiga keempat para both two three several dua tiga beberapa".split())
_TYPO = 6
"""Letters of a word in which one letter too many, too few or swapped is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer and why, in words."""

    verdict: Answer
    reason: str


def same(a: str, b: str, type: str, gazetteer: Gazetteer) -> Verdict:
    """Say whether two names of one kind of thing name the same one.

    `type` is a class (Person, State, Organization, Place, MissileType...), or PER, GPE, ORG...

    Raises:
        VocabularyError: No names are of that class.
    """
    lookup = Lookup.shared(gazetteer)
    kinds = superclasses(_TYPES.get(type, type))
    judge = next((_JUDGES[kind] for kind in kinds if kind in _JUDGES), None)
    if judge is None:
        known = ", ".join((*_TYPES, *_JUDGES))
        raise VocabularyError(f"type {type!r}: names are of one of: {known}, or a class below")
    return judge(a, b, lookup)


def _called(key: str, lookup: Lookup) -> str:
    """Return what people call a key: North Korea for `north-korea`, the parts of what has parts."""
    head, of, owner = key.partition(".of.")
    entries = lookup.gazetteer.entries
    if of:
        whose = _called(owner, lookup) if owner else "nobody in particular"
        return f"{_called(head, lookup)} of {whose}"
    return entries[key].label("en") if key in entries else key


def _slugs(a: str, b: str, kind: str, lookup: Lookup) -> Verdict | None:
    """Let the gazetteer decide where it knows both names."""
    x, y = lookup.known(a, kind), lookup.known(b, kind)
    if x is None or y is None:
        return None
    if x == y:
        return Verdict("same", f"both are known names of {_called(x, lookup)}")
    gazetteer = lookup.gazetteer
    if lookup.state_of(x) == y or lookup.state_of(y) == x:
        return Verdict("unsure", "a capital may stand for its state: only the article can tell")
    said = f"{_called(x, lookup)} and {_called(y, lookup)}"
    if gazetteer.different(x, y):
        return Verdict("different", f"{said} are known to be different, though easily confused")
    return Verdict("different", f"they are known names of {said}")


def _doubtful(a: str, b: str, kind: str, lookup: Lookup) -> Verdict | None:
    """Let two names support each other where one alone could be somebody else's: "Laut Timur"."""
    x, y = ({e.slug for e in lookup.gazetteer.find(n, kind, ambiguous=True)} for n in (a, b))
    common = x & y
    if common and min(len(x), len(y)) != max(len(x), len(y)):
        fits = " and ".join(_called(slug, lookup) for slug in sorted(x | y))
        return Verdict("unsure", f"one of the names fits {fits}")
    if len(common) != 1:
        return None
    return Verdict("same", f"both can name {_called(min(common), lookup)}")


def _person(a: str, b: str, lookup: Lookup) -> Verdict:
    known = _slugs(a, b, "Person", lookup)
    if known:
        return known
    bare = [strip_titles(n, lookup.gazetteer) for n in (a, b)]
    names = (lookup.without_titles(a), lookup.without_titles(b))
    if not all(names) or any(key(n).split()[0] in _SEVERAL for n in names):
        return _offices(a, b, [t for _, t in bare], lookup)
    known = _slugs(*names, "Person", lookup)
    if known:
        return known
    slugs = [lookup.known(n, "Person") for n in names]
    for slug, other in zip(slugs, reversed(names), strict=True):
        if slug:
            return _against(slug, other, lookup)
    x, y = (read(n) for n in names)
    kind, words = relation(x, y)
    if len(x.words) == len(y.words) == 1 and not (x.korean or y.korean) and kind == "same":
        return Verdict("same" if key(a) == key(b) else "unsure", "one single name")
    return Verdict(_PEOPLE[kind], words)


def _against(slug: str, name: str, lookup: Lookup) -> Verdict:
    """Compare a name with all the names of somebody known; a slip of the pen is forgiven here."""
    parsed = read(name)
    labels = [
        read(n.text)
        for n in lookup.gazetteer.entries[slug].names
        if n.kind in ("label", "alias") and (" " in n.text or not n.text.isascii())
    ]
    found = [relation(parsed, label) for label in labels] or [("part", "a single name")]
    order: Sequence[Relation] = ("same", "longer", "initial", "part", "different")
    kind, words = min(found, key=lambda f: order.index(f[0]))
    if kind == "different" and len(parsed.words) > 1:
        if any(_slip(parsed.words, label.words) for label in labels if not label.korean):
            return Verdict("same", f"a slip of the pen in the name of {_called(slug, lookup)}")
    return Verdict(_PEOPLE[kind], f"{words} (one is known as {_called(slug, lookup)})")


def _offices(a: str, b: str, titles: Sequence[tuple[str, ...]], lookup: Lookup) -> Verdict:
    """Compare where at least one is a bare office."""
    if key(a) == key(b):
        return Verdict("unsure", "one office, which several people have held")
    of = [_states(t or (n,), lookup) for t, n in zip(titles, (a, b), strict=True)]
    if all(of) and of[0].isdisjoint(of[1]):
        return Verdict("different", "offices of different states")
    return Verdict("unsure", "an office names somebody only in its article")


def _states(titles: Sequence[str], lookup: Lookup) -> set[str]:
    words = [w for t in titles for w in t.split()]
    spans = (
        " ".join(words[i:j])
        for i in range(len(words))
        for j in range(i + 1, min(len(words), i + 4) + 1)
    )
    found = (lookup.gazetteer.find(s, "State", demonyms=True) for s in spans)
    return {f[0].slug for f in found if len(f) == 1}


def _state(a: str, b: str, lookup: Lookup) -> Verdict:
    known = _slugs(a, b, "State", lookup) or _doubtful(a, b, "State", lookup)
    return known or _plain(a, b) or Verdict("different", "no name in common")


def _body(a: str, b: str, lookup: Lookup) -> Verdict:
    first, second = (without_legal_form(without_brackets(n)[0]) for n in (a, b))
    known = (
        _slugs(a, b, "Organization", lookup)
        or _slugs(first, second, "Organization", lookup)
        or _doubtful(a, b, "Organization", lookup)
    )
    if known:
        return known
    x, y = (_parts(n, "Organization", lookup) for n in (a, b))
    if x and y:
        return _compositions(x, y, "body", lookup)
    for name, other in ((a, b), (b, a)):
        slug = lookup.apposed(name)
        if slug and slug == (lookup.known(other, "Organization") or lookup.apposed(other)):
            return Verdict("same", f"both name {_called(slug, lookup)}")
    if _initials(a, b) or _initials(b, a):
        return Verdict("same", "one is the other's initials")
    plain = _plain(a, b, slips=True) or _plain(first, second, slips=True)
    if plain or not _sounds_alike(first, second):
        return plain or Verdict("different", "the names share too little")
    return Verdict("same", "equal but for the spelling")


def _sounds_alike(a: str, b: str) -> bool:
    """Whether two names, neither of them an abbreviation, are one but for transliteration."""
    words = [[fold(w) for w in key(n).split()] for n in (a, b)]
    return words[0] == words[1] and not (a.isupper() or b.isupper()) and len(a) >= _TYPO


def _parts(name: str, kind: str, lookup: Lookup) -> Composition | None:
    found = lookup.composed(name, kind)
    if found:
        return found
    slug = lookup.known(name, kind)
    return (
        next((c for (_, c), s in lookup.compositions.items() if s == slug), None) if slug else None
    )


def _compositions(x: Composition, y: Composition, kind: str, lookup: Lookup) -> Verdict:
    slugs = [lookup.compositions.get((kind, c), c.key) for c in (x, y)]
    if slugs[0] == slugs[1]:
        return Verdict("same", f"made of the same parts: {_called(x.key, lookup)}")
    if x.head == y.head and not (x.of and y.of):
        what = _called(x.head, lookup)
        return Verdict("same", f"both say {what}, and only one of them whose")
    part = "kinds of body or site" if x.head != y.head else "bodies or sites of one kind, elsewhere"
    both = f"{_called(x.key, lookup)} and {_called(y.key, lookup)}"
    return Verdict("different", f"two {part}: {both}")


def _place(a: str, b: str, lookup: Lookup) -> Verdict:
    known = _slugs(a, b, "Place", lookup) or _doubtful(a, b, "Place", lookup)
    if known:
        return known
    x, y = (_parts(n, "Place", lookup) for n in (a, b))
    if x and y:
        return _compositions(x, y, "site", lookup)
    if fold(key(a).replace(" ", "")) == fold(key(b).replace(" ", "")):
        return Verdict("same", "equal but for the spelling")
    return _plain(a, b) or Verdict("different", "the names differ")


def _weapon(a: str, b: str, lookup: Lookup) -> Verdict:
    x, y = (_weapon_parts(n, lookup) for n in (a, b))
    if x == y:
        return Verdict("same", f"both name {_called(x[0] or x[1], lookup)}")
    if x[0] and y[0]:
        both = f"{_called(x[0], lookup)} and {_called(y[0], lookup)}"
        return Verdict("different", f"they are known names of {both}")
    return _plain(a, b) or Verdict("different", "the names differ")


def _weapon_parts(name: str, lookup: Lookup) -> tuple[str | None, str]:
    """Return the slug of a weapon, and its name without the words for its kind: "roket Soyuz-2"."""
    words = without_brackets(name)[0].split()
    for cut in range(len(words)):
        for part in (words[cut:], words[: len(words) - cut]):
            slug = lookup.known(" ".join(part), "MissileType")
            if slug:
                return slug, ""
    return None, key(" ".join(w for w in words if not _generic(w, lookup))).replace(" ", "")


def _generic(word: str, lookup: Lookup) -> bool:
    return word.islower() or any(
        word.casefold() in key(n.text).split()
        for entry in lookup.gazetteer.of_type("MissileType")
        if entry.broader is None
        for n in entry.names
    )


def _plain(a: str, b: str, *, slips: bool = False) -> Verdict | None:
    x, y = (key(without_brackets(n)[0], romanise=True) for n in (a, b))
    if x == y or x.replace(" ", "") == y.replace(" ", ""):
        return Verdict("same", "equal but for case, spacing and punctuation")
    if slips and _slip(tuple(x.split()), tuple(y.split())):
        return Verdict("same", "equal but for a slip of the pen")
    return None


def _slip(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether one letter too many, too few or swapped within one long word is all that differs."""
    differing = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    if len(a) != len(b) or len(differing) != 1:
        return False
    x, y = differing[0]
    swapped = len(x) == len(y) and sorted(x) == sorted(y)
    near = (swapped or len(x) != len(y)) and OSA.distance(x, y) == 1
    return near and max(len(x), len(y)) >= _TYPO and x[0] == y[0] and x[-1] == y[-1] and x.isalpha()


def _initials(short: str, long: str) -> bool:
    words = [w for w in re.findall(r"\w+", long) if w[0].isupper()]
    letters = short.replace(".", "")
    return len(letters) > 2 and letters.isupper() and letters == "".join(w[0] for w in words)


_JUDGES: dict[str, Callable[[str, str, Lookup], Verdict]] = {
    "Person": _person,
    "State": _state,
    "Organization": _body,
    "Place": _place,
    "MissileType": _weapon,
}
