"""Tell what happened from what is planned, expected, thinkable or denied: by scope."""

from dataclasses import dataclass

from kg.extract.argument import is_verb
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
_PREDICATE_REACH = 15
"""Tokens between a noun and the verb of which it is the subject."""
_VOID_REACH = 2
"""Tokens behind a scope that may still belong to a phrase which only sounds like a cue."""
_RELATIVE_REACH = 4
"""Tokens between a relative word and its verb: "yang akan kembali digelar"."""
_VERBS_APART = 24
"""Tokens between two verbs that share a subject."""
_RANK = {"Denied": 0, "Hypothetical": 1, "Expected": 2, "Planned": 3}


@dataclass(frozen=True, slots=True)
class Scope:
    """A trigger, tokens `start` to `end`, and how far cues to its left reach it."""

    start: int
    end: int
    nominal: bool = False
    """A noun that no light verb carries, so that a cue must govern it."""
    reach: int = _REACH
    noun: bool = False


def status_of(sentence: Sentence, trigger: Scope, language: Language) -> str:
    """Return the status of the event of a trigger.

    A cue counts where no clause begins between it and the trigger; of several,
    the one that takes most away: a denied plan is denied.
    """
    told = _of_relative(sentence, trigger.end, language) if trigger.noun else None
    if told:
        return told
    found = {
        _reported(sentence, name, status, start, language)
        for name, status in _CUES
        for start, end, _ in _before(sentence, trigger, language, name)
        if not trigger.nominal or _governs(sentence, end, trigger.start, language)
        if not _is_fact(sentence, name, start, language)
    }
    if trigger.nominal:
        found |= _of_predicate(sentence, trigger.end, language)
    before = "".join(sentence.lowers[trigger.start - 1 : trigger.start])
    if sentence.headline and language.has("headlinePlanned", before):
        found |= _promised(sentence, trigger.start, language)  # "Leaders to meet in Geneva"
    return min(found, key=_RANK.__getitem__) if found else "Occurred"


def _promised(sentence: Sentence, start: int, language: Language) -> set[str]:
    """Tell "Leaders to meet" from "North Korea appears to fire missile"."""
    at = max(0, start - 2)
    seems = any(language.has("seeming", w[at]) for w in (sentence.lowers, sentence.lemmas))
    return set() if seems else {"Planned"}


def _before(
    sentence: Sentence, trigger: Scope, language: Language, name: str
) -> list[tuple[int, int, str]]:
    """Return the cues of the list `name` in the clause before the trigger: (start, end, cue)."""
    verb = trigger.start
    if not trigger.nominal and name != "negation":
        verb = _first_of_coordinated(sentence, verb, language)
    left = max(_clause_start(sentence, verb, language), verb - trigger.reach)
    found = _cues(sentence, language, name, left, trigger.start)
    return [
        (left + start, left + end, cue)
        for start, end, cue in found
        if not _is_aside(sentence, left + start, trigger.start)
    ]


def _is_aside(sentence: Sentence, cue: int, trigger: int) -> bool:
    """Tell "Putin, who is wanted by the court, flew", where nobody wants the flight."""
    if not sentence.deps:
        return False
    asides = {i for i in _above(sentence, cue) if sentence.deps[i] == "relcl"}
    return not asides <= set(_above(sentence, trigger))


def _above(sentence: Sentence, token: int) -> list[int]:
    """Return a token and all that it hangs from, up to the root."""
    chain = [token]
    while sentence.heads[token] != token and len(chain) < len(sentence.heads):
        token = sentence.heads[token]
        chain.append(token)
    return chain


def _first_of_coordinated(sentence: Sentence, verb: int, language: Language) -> int:
    """Return the verb before it with which a verb shares its subject, else the verb itself.

    "will meet Abe, and hold talks with the Emperor", "dijadwalkan tiba, lalu bertemu": what is
    foreseen of the first is foreseen of both, though what is denied of one is not of the other.
    """
    # The scope of a noun begins behind its light verb: "serta melakukan audiensi".
    first = verb - (verb > 0 and is_verb(sentence, verb - 1, language))
    while first and language.has("additive", sentence.lowers[first - 1]):
        first -= 1  # "and also call on"
    joined = sentence.lowers[first - 1] if first else ""
    if not any(language.has(name, joined) for name in ("conjunction", "sequence")):
        return verb
    for position in range(first - 2, max(-1, first - _VERBS_APART), -1):
        word = sentence.lowers[position]
        if word == ";" or (language.has("clauseBreak", word) and word != joined):
            break
        if is_verb(sentence, position, language):
            return position
    return first - 1 - (sentence.lowers[max(0, first - 2)] == ",")


def _reported(sentence: Sentence, name: str, status: str, cue: int, language: Language) -> str:
    """Read "he said he would meet" as a plan: the future seen from the past."""
    if name != "hypothetical" or not language.has("reportedFuture", sentence.lowers[cue]):
        return status
    before = range(max(0, cue - _REACH), cue)
    said = any(
        language.has("saying", word)
        for i in before
        for word in (sentence.lemmas[i], sentence.lowers[i])
    )
    return "Planned" if said else status


def _is_fact(sentence: Sentence, name: str, cue: int, language: Language) -> bool:
    """Tell "gembira dapat bertemu", which has happened, from "dapat bertemu".

    And "melaporkan kalau", where the word opens what is said, from "kalau".
    """
    before = "".join(sentence.lowers[max(0, cue - 1) : cue])
    opens = language.has("complementizer", sentence.lowers[cue]) and language.has("saying", before)
    opens = opens or _opens_what_is_said(sentence, cue, language)
    return name == "hypothetical" and (opens or language.has("factive", before))


def _opens_what_is_said(sentence: Sentence, cue: int, language: Language) -> bool:
    """Tell "mengatakan dalam pernyataan pada Rabu kalau ...", where the word is "that"."""
    if not language.has("colloquialThat", sentence.lowers[cue]):
        return False
    for position in range(cue - 1, max(-1, cue - 1 - _REACH), -1):
        if language.has("saying", sentence.lowers[position]):
            return True
        if is_verb(sentence, position, language):
            return False
    return False


def _governs(sentence: Sentence, end: int, noun: int, language: Language) -> bool:
    """Tell whether a cue that ends at `end` speaks of the noun: "kemungkinan pertemuan".

    What governs the noun's preposition says nothing of it.
    """
    between = sentence.lowers[end:noun]
    return len(between) < _NOUN_REACH and not any(language.has("preposition", w) for w in between)


def _of_predicate(sentence: Sentence, end: int, language: Language) -> set[str]:
    """Return what its own verb says of a noun: "pertemuan itu dibatalkan", "talks will resume".

    A meeting that yields nothing was held, so doubt counts only where the verb is one of taking
    place; what it will discuss lies ahead, as it does itself.
    """
    left, right = _predicate(sentence, end, language)
    if any(language.has("stopping", w) for i in range(left, right) for w in _forms(sentence, i)):
        return set()  # a war that will end is being fought
    happens = any(
        language.has("happening", word) for i in range(left, right) for word in _forms(sentence, i)
    )
    return {
        status
        for name, status in _CUES
        for start, stop, _ in _cues(sentence, language, name, left, right)
        if happens
        or status in ("Planned", "Expected")
        or any(_is_main_verb(sentence, left + i, language) for i in range(start, stop))
    }


def _forms(sentence: Sentence, position: int) -> tuple[str, str]:
    return sentence.lowers[position], sentence.lemmas[position]


def _is_main_verb(sentence: Sentence, position: int, language: Language) -> bool:
    return is_verb(sentence, position, language) and sentence.tags[position] != "AUX"


def _of_relative(sentence: Sentence, end: int, language: Language) -> str | None:
    """Return what a relative clause says of when a noun takes place: "KTT yang akan digelar"."""
    limit = min(len(sentence.lowers), end + _PREDICATE_REACH)
    for position in range(end, limit):
        if not language.has("relative", sentence.lowers[position]):
            continue
        for verb in range(position + 1, min(limit, position + 1 + _RELATIVE_REACH)):
            if language.has("happening", sentence.lowers[verb]):
                found = {
                    status
                    for name, status in _CUES
                    for _ in _cues(sentence, language, name, position + 1, verb + 1)
                }
                return min(found, key=_RANK.__getitem__) if found else None
    return None


def _predicate(sentence: Sentence, end: int, language: Language) -> tuple[int, int]:
    """Return the verbs of which a noun is the subject, with the word before them.

    "Pertemuan Xi dan Putin akan digelar", "a meeting between Xi and Putin was cancelled".
    """
    limit = min(_clause_end(sentence, end, language), end + _PREDICATE_REACH)
    for first in range(end, limit):
        if is_verb(sentence, first, language):
            last = first
            while last < limit and is_verb(sentence, last, language):
                last += 1
            return max(end, first - 1), last
    return end, end


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
    void = language.phrases.get(f"not{name.capitalize()}")
    longer = void.find_all(sentence.lowers[left : right + _VOID_REACH]) if void else ()
    return sorted(f for f in forms if not any(s <= f[0] and f[1] <= e for s, e, _ in longer))


def _clause_start(sentence: Sentence, start: int, language: Language) -> int:
    position = start
    while position > max(0, start - _REACH):
        word = sentence.lowers[position - 1]
        if word in (";", ":", "“", '"', "”"):
            break
        if language.has("clauseBreak", word):
            if any(language.has(name, word) for name, _ in _CUES):
                return position - 1  # "tak akan membantu jika Israel menyerang" denies no attack
            if not _passes_on(sentence, position - 1, language):
                break
        if word == "," and position < start - 1:
            break
        position -= 1
    return position


def _passes_on(sentence: Sentence, position: int, language: Language) -> bool:
    """Tell whether a scope goes on past a clause boundary: "denied that ..."."""
    if not language.has("complementizer", sentence.lowers[position]):
        return False
    left = max(0, position - _GOVERNOR_REACH)
    if any(_cues(sentence, language, name, left, position + 1) for name, _ in _CUES):
        return True  # "sepakat untuk"
    before = range(left, position)
    words = {w for i in before for w in (sentence.lowers[i], sentence.lemmas[i])}
    return any(language.has(name, word) for name, _ in _CUES for word in words)


def _clause_end(sentence: Sentence, end: int, language: Language) -> int:
    position = end
    while position < len(sentence.lowers):
        word = sentence.lowers[position]
        if word in (",", ";", ".") or language.has("clauseBreak", word):
            break
        position += 1
    return position
