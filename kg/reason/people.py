"""Are two names those of one person? A guarded rule: a wrong merge costs more than a missed one.

The family name and the given name must both align. Spellings may differ as transliterations do
(Zelensky, Zelenskyy; Wladimir, Vladimir; Muhammad, Mohammed), never by likeness alone: Kim Jong Un
and Kim Jong Il are alike.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from anyascii import anyascii

from kg.names import key
from kg.reason.romanisation import Readings, chinese, korean
from kg.spellings import spellings

Relation = Literal["same", "initial", "longer", "part", "different"]
"""`initial`: agree as far as an initial goes; `longer`: one goes on where the other ends; `part`:
one is a single word of the other."""

_PARTICLES = frozenset(
    "al el as ash ad an ar az bin ibn bint binti van von der de den du da di dos del la le".split()
)
_KUNYA = frozenset({"abu", "um"})
"""Father of, mother of: a fighter's name, which many go by."""
_FAMILY = frozenset({"jr", "sr", "junior", "senior"})
_GENERATIONS = frozenset("jr sr ii iii iv junior senior".split())
_VARIANTS = {variant: name for name, row in spellings("given").items() for variant in row.split()}
# In this order: each line sees what the lines above it left.
_FOLDS = (
    (r"tsch|tch|cz", "ch"),
    (r"tj", "c"),  # Indonesian before 1972: Tjahjanto, Cahyanto
    (r"(?<=h)j", "i"),
    (r"shch|sch", "sh"),
    (r"dj|dzh|zh", "j"),
    (r"oe", "u"),
    (r"ou|oo", "u"),
    (r"ee", "i"),
    (r"ph", "f"),
    (r"ck|kh|q", "k"),
    (r"gh", "g"),
    (r"[td]h", lambda m: m[0][0]),
    (r"x", "ks"),
    (r"w", "v"),
    (r"^ye", "e"),
    (r"(?<=[a-z])j$", "i"),
    (r"y|j(?=[aou])", "i"),
    (r"enka$", "enko"),
    (r"([^\W\d])\1+", r"\1"),
)
_COMPILED = tuple((re.compile(pattern), replacement) for pattern, replacement in _FOLDS)


_GIVEN = frozenset({*_VARIANTS.values(), "ali", "reza", "mohamad"})
"""Given names as they are folded: two of them are nobody's whole name."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name, read: no titles, no particles."""

    words: tuple[str, ...]
    """As `kg.names.key` has them, Latin letters."""
    bare: tuple[str, ...]
    """The words without particles."""
    folded: tuple[str, ...]
    """The same, transliterations folded."""
    joined: str
    """These in one, however the name is spaced."""
    numbers: tuple[str, ...]
    """In what was taken for a name: "True Promise 2" follows another."""
    generation: str
    korean: Readings | None
    chinese: str | None


@lru_cache(maxsize=1 << 20)
def read(name: str) -> PersonName:
    """Read a name without titles."""
    hangul = any("가" <= c <= "힣" for c in name)
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", anyascii(name)) if not name.isascii() else name
    every = tuple(key(spaced).split())
    words = tuple(w for w in every if w not in _GENERATIONS)
    bare = tuple(w for w in words if w not in _PARTICLES)
    bare = bare if len(bare) > 1 else words
    folded = tuple(fold(w) for w in bare)
    return PersonName(
        words=words,
        bare=bare,
        folded=folded,
        joined="".join(folded),
        numbers=tuple(w for w in words if w.isdigit()),
        generation=" ".join(w for w in every if w in _GENERATIONS),
        korean=korean(tuple(name.split()) if hangul else words),
        chinese=chinese(words),
    )


@lru_cache(maxsize=1 << 20)
def fold(word: str) -> str:
    """Return what the transliterations of one word share."""
    word = _VARIANTS.get(word, word)
    for pattern, replacement in _COMPILED:
        word = pattern.sub(replacement, word)
    return word


def relation(a: PersonName, b: PersonName) -> tuple[Relation, str]:
    """Compare two names, and say in words what decided."""
    if not a.words or not b.words:
        return "different", "no name"
    if a.generation != b.generation and a.generation and b.generation:
        return "different", f"{a.generation} is not {b.generation}"
    if a.numbers != b.numbers:
        return "different", "one name is numbered"
    kind, words = _compared(a, b)
    # Whoever is "the third" is mostly written of without it; a junior has a living namesake.
    one_says = a.generation != b.generation and {a.generation, b.generation} & _FAMILY
    if kind in ("same", "longer") and one_says:
        return "initial", "one name, but father and son share it, and only one says which it is"
    return kind, words


def _compared(a: PersonName, b: PersonName) -> tuple[Relation, str]:
    if a.words == b.words:
        return "same", "the same name"
    if min(len(a.words), len(b.words)) > 1 or (a.korean and b.korean):
        return _full(a, b)
    short, long = sorted((a, b), key=lambda n: len(n.words))
    if len(long.words) > 1 and short.folded[0] in long.folded:
        return "part", "a single word of a fuller name"
    if a.joined == b.joined:
        return "same", "equal but for the spelling"
    return "different", "no word in common"


def _full(a: PersonName, b: PersonName) -> tuple[Relation, str]:
    if a.chinese and b.chinese:
        if a.chinese == b.chinese:
            return "same", "the same syllables in pinyin"
        if not (a.korean and b.korean) or a.words[0] == b.words[0]:
            return "different", "the syllables in pinyin differ"
    if a.korean and b.korean:
        if a.korean & b.korean:
            return "same", "the same Korean syllables, romanised differently"
        return "different", "the Korean syllables differ"
    if a.joined == b.joined:
        return "same", "equal but for spelling and spacing"
    return _aligned(a, b)


def _aligned(a: PersonName, b: PersonName) -> tuple[Relation, str]:
    first, last = _word(a, b, 0, 0), _word(a, b, -1, -1)
    if last == "same" and first != "different":
        if not _middles_agree(a, b):
            return "different", "the middle names or initials conflict"
        if len(a.folded) != len(b.folded) and {*a.folded} & {*b.folded} <= _GIVEN:
            return "part", "given names that many people share"
        if first == "initial":
            return (
                "initial",
                "the same family name, and given names that agree as far as the initial",
            )
        return "same", "given and family name align"
    short, long = sorted((a.folded, b.folded), key=len)
    if len(short) >= 2 and long[: len(short)] == short:
        if short[0] in _KUNYA or set(short) <= _GIVEN:
            return "part", "given names that many people share"
        return "longer", "one name goes on where the other ends"
    if last == "same":
        return "different", "the given names differ"
    return "different", "the family names differ" if first == "same" else "the names differ"


def _word(a: PersonName, b: PersonName, i: int, j: int) -> Literal["same", "initial", "different"]:
    if a.folded[i] == b.folded[j]:
        return "same"
    x, y = a.bare[i], b.bare[j]
    return "initial" if min(len(x), len(y)) == 1 and x[0] == y[0] else "different"


def _middles_agree(a: PersonName, b: PersonName) -> bool:
    """Whether the middle names of one, as words or initials, all stand in the other, in order."""
    short, long = sorted((a, b), key=lambda n: len(n.bare))
    start = 1
    for i in range(1, len(short.bare) - 1):
        found = [
            j for j in range(start, len(long.bare) - 1) if _word(short, long, i, j) != "different"
        ]
        # Initials align from the left: George W. is not George H. W.
        if not found or (len(short.bare[i]) == 1 and found[0] != start):
            return False
        start = found[0] + 1
    return True
