"""Read how many: "dua rudal", "several missiles", "sedikitnya 10 rudal"."""

from functools import cache

from num2words import num2words

from kg.annotation import Count
from kg.extract.language import Language
from kg.extract.pipeline import Sentence

_WORDS = 100
"""Numbers up to this are read as words; news writes larger ones in figures."""
_REACH = 4
"""Tokens between a number and its noun: "two suspected short-range ballistic missiles"."""


def count_before(sentence: Sentence, noun: int, language: Language) -> Count | None:
    """Return the count that the noun at token `noun` carries, or None."""
    for position in range(noun - 1, max(-1, noun - 1 - _REACH), -1):
        word = sentence.lowers[position]
        behind = "".join(sentence.lowers[position + 1 : position + 2])
        if language.has("noCount", behind):
            return None  # "99 percent of the missiles", "satu pun rudal"
        number = number_of(word, language.code)
        if number is not None and not _is_part_of_name(sentence, position):
            return _approximate(sentence, position, number, language)
        if language.has("one", word):
            return Count(1, 1)
        if _ends_vague(sentence, position, language):
            return Count(2, None)
        if word in (",", ".", ";", ")") or language.has("preposition", word):
            return None
    return None


def number_of(word: str, code: str) -> int | None:
    """Return the number that one token is, in figures or in words, or None."""
    if word.isdecimal() and len(word) < 5:
        return int(word)
    return _number_words(code).get(word)


@cache
def _number_words(code: str) -> dict[str, int]:
    try:
        return {num2words(n, lang=code): n for n in range(1, _WORDS)}
    except NotImplementedError:  # num2words lacks the language: figures alone are read
        return {}


def _is_part_of_name(sentence: Sentence, position: int) -> bool:
    # "Hwasong-15", "pasal 5": a figure behind a hyphen or a capital is no count.
    before = sentence.words[position - 1] if position else ""
    return before in ("-", "/") or (position > 0 and before[0].isupper() and position > 1)


def _approximate(sentence: Sentence, position: int, number: int, language: Language) -> Count:
    before = sentence.lowers[:position]
    for phrase in language.words.get("approximation", frozenset()):
        words = phrase.split()
        if before[-len(words) :] == words and number > 3:
            return Count(number, None)
    return Count(number, number)


def _ends_vague(sentence: Sentence, position: int, language: Language) -> bool:
    return any(
        end == position + 1
        for _, end, _ in language.find("vagueCount", sentence.lowers[: position + 1])
    )
