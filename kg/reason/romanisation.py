"""Korean and Chinese names in Latin letters: which syllables can be one, and which never.

A romanised Korean syllable is read as every hangul syllable that it can stand for, whatever the
system (Revised, McCune-Reischauer, the spellings of newspapers): "jong" and "chong" share a
reading, "un" and "il" do not. Two names agree if some reading of one is a reading of the other.
Pinyin is compared exactly, for there one letter makes another name.
"""

import re
from functools import lru_cache
from itertools import product

Readings = frozenset[tuple[str, ...]]

# Hangul jamo -> its spellings. Initials that one Korea drops (Ri, Lee, Yi) fold together.
_INITIALS = {
    "ㄱ": "k g",
    "ㄴ": "n",
    "ㄷ": "t d",
    "ㄹ": "r l n rh",
    "ㅁ": "m",
    "ㅂ": "p b",
    "ㅅ": "s sh",
    "ㅇ": "",
    "ㅈ": "j ch",
    "ㅊ": "ch",
    "ㅋ": "k",
    "ㅌ": "t",
    "ㅍ": "p",
    "ㅎ": "h",
    "ㄲ": "kk",
    "ㄸ": "tt",
    "ㅃ": "pp",
    "ㅆ": "ss",
    "ㅉ": "jj",
}
_VOWELS = {
    "ㅏ": "a ah ar",
    "ㅐ": "ae ai",
    "ㅑ": "ya yah",
    "ㅒ": "yae",
    "ㅓ": "eo o u uh ur er",
    "ㅔ": "e",
    "ㅕ": "yeo yo you yu yuh",
    "ㅖ": "ye",
    "ㅗ": "o oh",
    "ㅘ": "wa",
    "ㅙ": "wae",
    "ㅚ": "oe oi",
    "ㅛ": "yo",
    "ㅜ": "u oo woo wu ou",
    "ㅝ": "wo weo",
    "ㅞ": "we",
    "ㅟ": "wi",
    "ㅠ": "yu yoo",
    "ㅡ": "eu u",
    "ㅢ": "ui eui hee hi ee",
    "ㅣ": "i ee yi",
}
_FINALS = {
    "": "",
    "ㄱ": "k g ck",
    "ㄴ": "n",
    "ㄹ": "l r",
    "ㅁ": "m",
    "ㅂ": "p b",
    "ㅅ": "t",
    "ㅇ": "ng",
}
_SURNAMES = frozenset(
    (
        "강 고 곽 구 권 김 남 노 로 류 리 림 마 문 민 박 반 방 배 백 변 서 석 선 성 손 송 신 "
        "심 안 양 엄 여 연 오 우 원 유 윤 이 임 장 전 정 조 주 지 차 채 천 최 추 태 하 한 함 "
        "허 현 홍 황"
    ).split()
)
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


_CHINESE_SURNAMES = frozenset(
    "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng "
    "liang xie song tang deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye "
    "cheng wei su lv lu ding ren shen yao xi wen qin mao jia bo fu qian dai qiu hua geng fan xia "
    "bai cui meng mei shi qi".split()
)


@lru_cache(maxsize=1 << 20)
def chinese(words: tuple[str, ...]) -> str | None:
    """Return a Chinese name, surname first, in pinyin as one word; None if it cannot be one."""
    return pinyin(words) if len(words) > 1 and words[0] in _CHINESE_SURNAMES else None
