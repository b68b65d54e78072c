"""Korean and Chinese names in Latin letters: which syllables can be one, and which never.

A romanised Korean syllable is read as every hangul syllable that it can stand for, whatever the
system (Revised, McCune-Reischauer, the spellings of newspapers): "jong" and "chong" share a
reading, "un" and "il" do not. Two names agree if some reading of one is a reading of the other.
Pinyin is compared exactly, for there one letter makes another name.
"""

import re
from functools import lru_cache
from itertools import product

from kg.spellings import spellings

Readings = frozenset[tuple[str, ...]]

_INITIALS, _VOWELS, _FINALS = (spellings(part) for part in ("initial", "vowel", "final"))
_SURNAMES = frozenset(spellings("surname-ko")[""].split())
_CHINESE_SURNAMES = frozenset(spellings("surname-zh")[""].split())
_LONGEST = 8

_LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_MIDDLES = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_TAILS = ["", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"]

_PINYIN = re.compile(
    r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:i(?:ang|ong|ao|an|ng|n|e|u|a)?|u(?:ang|an|ai|n|o|i|a|e)?|a(?:ng|n|i|o)?|o(?:ng|u)?|e(?:ng|n|i|r)?)"
)


def _fold(initial: str, vowel: str) -> str:
    # Ri, Lee, Yi are one surname, No and Roh another: the liquid falls before i and y.
    if initial == "ㄹ":
        return "ㅇ" if vowel in "ㅣㅑㅕㅛㅠㅖ" else "ㄴ"
    return initial


def _table() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for initial, vowel, final in product(_INITIALS, _VOWELS, _FINALS):
        spellings = product(
            _INITIALS[initial].split() or [""],
            _VOWELS[vowel].split(),
            _FINALS[final].split() or [""],
        )
        for parts in spellings:
            table.setdefault("".join(parts), set()).add(_fold(initial, vowel) + vowel + final)
    return {spelling: frozenset(readings) for spelling, readings in table.items()}


_SYLLABLES = _table()


def _jamo(syllable: str) -> str:
    lead, rest = divmod(ord(syllable) - 0xAC00, 588)
    vowel = _MIDDLES[rest // 28]
    return f"{_fold(_LEADS[lead], vowel)}{vowel}{_TAILS[rest % 28]}"


_SURNAME_READINGS = frozenset(_jamo(s) for s in _SURNAMES)


@lru_cache(maxsize=1 << 20)
def _readings(word: str) -> Readings:
    """Return every way to read a word as one or two hangul syllables."""
    if word and all("가" <= c <= "힣" for c in word):
        return frozenset({tuple(_jamo(c) for c in word)})
    found: set[tuple[str, ...]] = {(one,) for one in _SYLLABLES.get(word, ())}
    for cut in range(1, len(word)):
        head, tail = _SYLLABLES.get(word[:cut]), _SYLLABLES.get(word[cut:])
        if head and tail and len(word) > 3:
            found |= set(product(head, tail))
    return frozenset(found)


@lru_cache(maxsize=1 << 20)
def korean(words: tuple[str, ...]) -> Readings | None:
    """Return the readings of a Korean name, surname first; None if it cannot be one.

    Args:
        words: Two or three lower-case words, or one of hangul.
    """
    if len(words) == 1 and len(words[0]) in (3, 4) and "가" <= words[0][0] <= "힣":
        words = (words[0][0], words[0][1:])
    if not 2 <= len(words) <= 3 or any(len(w) > _LONGEST for w in words):
        return None
    surname = {r for r in _readings(words[0]) if len(r) == 1 and r[0] in _SURNAME_READINGS}
    given = [_readings(w) for w in words[1:]]
    if len(given) == 2:
        given = [frozenset(r for r in g if len(r) == 1) for g in given]
    if not surname or not all(given):
        return None
    return frozenset(tuple(s for part in parts for s in part) for parts in product(surname, *given))


@lru_cache(maxsize=1 << 20)
def pinyin(words: tuple[str, ...]) -> str | None:
    """Return a Chinese name in pinyin as one word; None if it cannot be one."""
    if not 1 <= len(words) <= 4:
        return None
    legal = all(re.fullmatch(f"(?:{_PINYIN.pattern}){{1,3}}", w) for w in words)
    return "".join(words) if legal and 4 <= len("".join(words)) <= 18 else None


@lru_cache(maxsize=1 << 20)
def chinese(words: tuple[str, ...]) -> str | None:
    """Return a Chinese name, surname first, in pinyin as one word; None if it cannot be one."""
    return pinyin(words) if len(words) > 1 and words[0] in _CHINESE_SURNAMES else None
