"""Tell what happened from what is planned, expected, thinkable or denied: by scope."""

from dataclasses import dataclass

from kg.extract.language import Language
from kg.extract.pipeline import Sentence

_CUES = (
    ("negation", "Denied"),
    ("hypothetical", "Hypothetical"),
    ("expected", "Expected"),
    ("planned", "Planned"),
)
_REACH = 10
"""Tokens to the left of a trigger within which a cue has it in its scope."""
_NOUN_REACH = 3
"""The same for a noun: "kemungkinan pertemuan"."""
_GOVERNOR_REACH = 5
"""Tokens between a verb and the clause that it governs: "mendesak Israel untuk ..."."""
_BEHIND = 4
"""Tokens to the right: "yang direncanakan", "is planned"."""
_TRAILING = frozenset({"planned", "expected"})
_RANK = {"Denied": 0, "Hypothetical": 1, "Expected": 2, "Planned": 3}


@dataclass(frozen=True, slots=True)
class Scope:
    """A trigger, tokens `start` to `end`, and how far cues to its left reach it."""

    start: int
    end: int
    nominal: bool = False
    reach: int = _REACH


def status_of(sentence: Sentence, trigger: Scope, language: Language) -> str:
    """Return the status of the event of a trigger.

    A cue counts where no clause begins between it and the trigger; of several,
    the one that takes most away: a denied plan is denied.
    """
    start, end, nominal = trigger.start, trigger.end, trigger.nominal
    left = max(_clause_start(sentence, start, language), start - trigger.reach)
    if nominal:
        left = max(left, _phrase_start(sentence, start, language))
    found = {status for name, status in _CUES for _ in _cues(sentence, language, name, left, start)}
    if nominal:
        right = _clause_end(sentence, end, language)
        found |= {
            status
            for name, status in _CUES
            if name in _TRAILING
            for _ in _cues(sentence, language, name, end, min(right, end + _BEHIND))
        }
    if sentence.headline and language.has(
        "headlinePlanned", "".join(sentence.lowers[start - 1 : start])
    ):
        found.add("Planned")  # "Leaders to meet in Geneva"
    return min(found, key=_RANK.__getitem__) if found else "Occurred"


def failed(sentence: Sentence, start: int, language: Language) -> bool:
    """Tell whether the verb at token `start` was tried in vain: "gagal bertemu"."""
    left = _clause_start(sentence, start, language)
    return bool(_cues(sentence, language, "failure", left, start))


def _cues(
    sentence: Sentence, language: Language, name: str, left: int, right: int
) -> list[tuple[int, int, str]]:
    table = language.phrases.get(name)
    if table is None or left >= right:
        return []
    forms = {(s, e, p) for s, e, p in table.find_all(sentence.lowers[left:right])}
    forms |= {(s, e, p) for s, e, p in table.find_all(sentence.lemmas[left:right])}
    return sorted(forms)


def _clause_start(sentence: Sentence, start: int, language: Language) -> int:
    position = start
    while position > max(0, start - _REACH):
        word = sentence.lowers[position - 1]
        if word in (";", ":", "“", '"', "”"):
            break
        if language.has("clauseBreak", word) and not _passes_on(sentence, position - 1, language):
            break
        if word == "," and position < start - 1:
            break
        position -= 1
    return position


def _phrase_start(sentence: Sentence, start: int, language: Language) -> int:
    """Return where the phrase of a noun begins: what governs its preposition says nothing of it."""
    position = start
    while position > max(0, start - _NOUN_REACH) and not language.has(
        "preposition", sentence.lowers[position - 1]
    ):
        position -= 1
    return position


def _passes_on(sentence: Sentence, position: int, language: Language) -> bool:
    """Tell whether a scope goes on past a clause boundary: "if ...", "denied that ..."."""
    if any(language.has(name, sentence.lowers[position]) for name, _ in _CUES):
        return True
    if not language.has("complementizer", sentence.lowers[position]):
        return False
    before = range(max(0, position - _GOVERNOR_REACH), position)
    words = {w for i in before for w in (sentence.lowers[i], sentence.lemmas[i])}
    return any(language.has(name, word) for name, _ in _CUES for word in words)


def _clause_end(sentence: Sentence, end: int, language: Language) -> int:
    position = end
    while position < len(sentence.lowers) and sentence.lowers[position] not in (",", ";", "."):
        position += 1
    return position
