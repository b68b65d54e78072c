"""Names, normalised: what the spellings of one name have in common.

Two spellings with equal keys are one name, case aside; `same_case` says whether the case allows it.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from anyascii import anyascii

# Letters that Unicode does not decompose.
_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ə": "a", "æ": "ae", "œ": "oe", "þ": "th"}
)
_APOSTROPHE = re.compile("[’‘ʼʻʾʿ`´′]")
# Without a hyphen only four small letters and more carry the clitic: Kenya and Netanya keep theirs.
_CLITIC = re.compile(r"(?<=\w)-nya\b|(?<=\b[a-z]{4})nya\b|(?<=\B[a-z]{4})nya\b")
_POSSESSIVE = re.compile(r"(?<=\w)'s\b|(?<=s)'(?=\s|$)", re.IGNORECASE)
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
_ARTICLE = re.compile(r"^the\s+(?=\S)", re.IGNORECASE)
_PLUS = re.compile(r"(?<=\w)\+(?!\w)")
_WORD = re.compile(r"\w+")
_MARKED = re.compile(r"['.+]")

_LONGEST_TITLE = 7
"""Most words of one office, state or body."""
_LINKS = frozenset({"of", "for", "to", "and", "the", "dari", "untuk", "bagi", "dan", "sekaligus"})
"""Words that stand within a title, never at its end."""
_UNLETTERED = frozenset("of for to and the in on at dari untuk bagi dan di yang".split())
"""Words that leave no letter in an abbreviation."""
_FORMER = frozenset({"former", "ex", "mantan", "eks", "then", "acting", "outgoing", "incoming"})
_OF = ("State", "Region", "City", "Organization", "BodyHead")
"""What a title can be a title of."""


class Finder(Protocol):
    """Whatever looks names up as `kg.gazetteer.Gazetteer` does."""

    def find(
        self, name: str, *types: str, ambiguous: bool = False, demonyms: bool = False
    ) -> Sequence[object]:
        """Return the entries of those types that go by this name."""
        ...


@lru_cache(maxsize=1 << 20)
def key(text: str, *, romanise: bool = False) -> str:
    """Return what all spellings of a name share: plain lower-case words, one space apart.

    Accents, hyphens, dots, apostrophes, the possessive, the Indonesian clitic -nya and the word
    "the" are gone. Order matters, and so does every other word. With `romanise`, other scripts are
    written in Latin letters first.
    """
    # Most names are plain: what cannot make a difference to them is left out.
    plain = _bare(text if text.isascii() or not romanise else anyascii(text))
    if plain.isascii() and not _MARKED.search(plain):
        words = _WORD.findall(plain.lower())
        return " ".join([w for w in words if w != "the"] or words)
    plain = _INITIALS.sub(lambda found: found[0].replace(".", ""), plain)
    letters = unicodedata.normalize("NFKD", plain.casefold().translate(_LETTERS).replace("'", ""))
    letters = _PLUS.sub(" plus ", letters)  # OPEC+ is more than OPEC
    words = _WORD.findall("".join(c for c in letters if not unicodedata.combining(c)))
    return unicodedata.normalize("NFC", " ".join([w for w in words if w != "the"] or words))


def are_initials(short: str, name: str) -> bool:
    """Whether an abbreviation is made of the first letters of a name's words, links left out."""
    words = [w for w in key(name).split() if w not in _UNLETTERED]
    return key(short).replace(" ", "") == "".join(w[0] for w in words)


def same_case(label: str, text: str) -> bool:
    """Whether `text`, whose key is that of `label`, may be written in that case.

    A label wholly in lower case matches in any case. Any other matches in full capitals, or with
    its own first letter or a capital there ("Laut timur", "Kim Jong-un", "Al-Qaeda"); one in full
    capitals matches no other way: "AS" is never "as".
    """
    label, text = (_ARTICLE.sub("", _bare(t)) for t in (label, text))
    if label.islower() or text.isupper():
        return True
    return not label.isupper() and (text[:1].isupper() or not label[:1].isupper())


def strip_titles(name: str, gazetteer: Finder) -> tuple[str, tuple[str, ...]]:
    """Part a person's name from offices and honorifics, before it or behind a comma.

    Returns:
        The name, and the titles as written: "Presiden Rusia Vladimir Putin" gives
        ("Vladimir Putin", ("Presiden Rusia",)). A bare office gives an empty name; a name that
        the gazetteer knows with its title ("Sheikh Hasina") stays whole.
    """
    words = name.split()
    start = _title_end(words, gazetteer)
    title, rest = " ".join(words[:start]), " ".join(words[start:])
    head, comma, tail = rest.partition(",")
    behind = tail.split()
    if comma and behind and _title_end(behind, gazetteer) == len(behind):
        return head.strip(), tuple(t for t in (_trim(title), _trim(tail)) if t)
    return (rest, (_trim(title),)) if title else (name, ())


def _bare(text: str) -> str:
    """Drop what is stuck to a name: the possessive and the Indonesian clitic."""
    plain = text.strip()
    if not plain.isascii() or "`" in plain:
        plain = _APOSTROPHE.sub("'", plain)
    if "nya" in plain:
        plain = _CLITIC.sub("", plain)
    return _POSSESSIVE.sub("", plain) if "'" in plain else plain


def _trim(text: str) -> str:
    return text.strip(" ,;:-–()")


def _title_end(words: Sequence[str], gazetteer: Finder) -> int:
    """Return how many words from the left are titles: none without an office or honorific."""
    position = end = 0
    titled = False
    while position < len(words) and not gazetteer.find(" ".join(words[position:]), "Person"):
        step, title = _piece(words[position:], gazetteer)
        if not step:
            break
        titled = titled or title
        position += step
        if words[position - 1].casefold() not in _LINKS:
            end = position
    return end if titled else 0


def _piece(words: Sequence[str], gazetteer: Finder) -> tuple[int, bool]:
    """Return the length of the longest piece of a title at the left; whether it is one alone."""
    for length in range(min(len(words), _LONGEST_TITLE), 0, -1):
        text = _trim(" ".join(words[:length]))
        if gazetteer.find(text, "Office", "Honorific"):
            return length, True
        if gazetteer.find(text, *_OF, demonyms=True):
            return length, False
    first = _trim(words[0]).casefold()
    return int(first in _LINKS or first in _FORMER), False
