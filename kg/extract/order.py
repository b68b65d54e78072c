"""The subject of a verb by word order, for a language without a tree.

The nearest free name before a verb is its subject unless the words between say that something
else is: the noun of a relative clause, a clause of its own, a thing that is pointed at.
"""

from collections.abc import Iterator

from kg.extract.argument import PUNCTUATION, Argument, is_verb, marker_at
from kg.extract.clauses import Clause
from kg.extract.lexicon import lexicon

_AUXILIARIES = ("modal", "negation", "planned", "expected", "hypothetical", "habitual")
_OPENING = ("cataphoric", "clauseBreak", "modal", "negation", "additive")
_WHO = ("Person", "State", "Organization")
_CONTINUING = frozenset({"purpose", "complementizer"})
"""Lists of words behind which a verb without subject has that of the verb before."""


def candidates(clause: Clause, verb: int) -> Iterator[Argument]:
    """Yield what may be the subject of the verb at token `verb`, the nearest first."""
    for argument in reversed([a for a in clause.arguments if a.end <= verb]):
        between = clause.sentence.lowers[argument.end : verb]
        # What the verb before takes may be whose verb this is: "mengatakan Iran menyerang".
        embedded = argument.kind in ("genitive", "object") and not argument.marker
        if argument.kind == "free" or (embedded and all(_is_light(clause, w) for w in between)):
            if ";" in between:
                return
            yield argument


def subject_by_order(clause: Clause, verb: int) -> Argument | None:
    """Return the subject of the verb at token `verb`, or None where it has no name."""
    first = _first_of_verb(clause, verb)
    relative = _relative(clause, first)
    if relative >= 0:
        return _antecedent(clause, relative)
    for argument in candidates(clause, verb):
        if not _in_apposition(clause, argument, verb):
            described = _described(clause, argument, first)
            parted = described is None and _is_parted(clause, argument, first)
            return None if parted else described or argument
    return subject_behind(clause, verb)


def subject_behind(clause: Clause, verb: int) -> Argument | None:
    """Return who does both: "Saat berkunjung ke Beijing, Munir mengatakan ...".

    Nothing but what opens such a clause may stand before its verb.
    """
    words, language = clause.sentence.lowers, clause.language
    opening = words[:verb]
    opens = all(any(language.has(name, word) for name in _OPENING) for word in opening)
    if not opens or not any(language.has("cataphoric", word) for word in opening):
        return None
    for argument in clause.arguments:
        before = words[argument.opens - 1] if argument.opens else ""
        if argument.start > verb and before == "," and argument.kind == "free":
            return argument if argument.type in _WHO else None
    return None


def _described(clause: Clause, argument: Argument, first: int) -> Argument | None:
    """Return Hizbullah of "Hizbullah yang didukung Iran itu membantah", given Iran."""
    words, language = clause.sentence.lowers, clause.language
    if not all(language.has("anaphor", word) for word in words[argument.end : first]):
        return None
    verbs = 0
    for position in range(argument.start - 1, -1, -1):
        if language.has("relative", words[position]):
            return _antecedent(clause, position) if verbs == 1 else None
        verbs += is_verb(clause.sentence, position, language)
        if words[position] in PUNCTUATION or language.has("clauseBreak", words[position]):
            return None
    return None


def _is_light(clause: Clause, word: str) -> bool:
    return any(clause.language.has(name, word) for name in ("modal", "anaphor"))


def _first_of_verb(clause: Clause, verb: int) -> int:
    """Return where the verb's phrase begins, its auxiliaries included."""
    words, language = clause.sentence.lowers, clause.language
    while verb and any(language.has(name, words[verb - 1]) for name in _AUXILIARIES):
        verb -= 1
    return verb


def _relative(clause: Clause, first: int) -> int:
    """Return the relative pronoun that is subject of the verb phrase from `first`, or -1.

    Of "Macron, yang dalam kunjungannya di Berlin pekan ini mendesak" too: no verb stands between.
    """
    words, language = clause.sentence.lowers, clause.language
    for position in range(first - 1, -1, -1):
        if language.has("relative", words[position]):
            return position
        if _ends_clause(clause, position) or any(
            a.kind == "free" and a.start <= position < a.end for a in clause.arguments
        ):
            return -1
    return -1


def _antecedent(clause: Clause, relative: int) -> Argument | None:
    """Return the name right before a relative pronoun: of "milisi yang ..." there is none."""
    words, language = clause.sentence.lowers, clause.language
    for argument in reversed([a for a in clause.arguments if a.end <= relative]):
        between = words[argument.end : relative]
        if argument.kind == "genitive" and argument.head >= 0 and not between:
            return None  # of "resolusi PBB yang ..." it is the resolution
        if all(w in PUNCTUATION or language.has("anaphor", w) for w in between):
            return argument
        if between[0] == "," and _is_description(clause, argument.end + 1, relative):
            return argument
        break
    start = relative
    while start and not _ends_clause(clause, start - 1):
        start -= 1
    predicate = start and any(language.has(n, words[start - 1]) for n in ("copula", "becoming"))
    return subject_by_order(clause, start - 1) if predicate else None


def _is_description(clause: Clause, start: int, end: int) -> bool:
    """Tell "X, kelompok yang ..." and "X, menteri pertahanan, yang ..."."""
    words = clause.sentence.lowers
    enclosed = words[end - 1] == ","
    plain = not any(_ends_clause(clause, i) for i in range(start, end - enclosed))
    return start < end and plain and (enclosed or _is_actor(clause, start))


def _in_apposition(clause: Clause, argument: Argument, verb: int) -> bool:
    """Tell Iran in "Zarif, seorang diplomat dari Iran, mengecam" from a subject."""
    words, language = clause.sentence.lowers, clause.language
    commas = [i for i in range(argument.start) if words[i] == ","]
    if not commas or words[argument.end : argument.end + 1] != [","]:
        return False
    opens = commas[-1]
    named = any(a.end == opens and a.kind != "preposition" for a in clause.arguments)
    described = language.has("determiner", words[opens + 1])
    return named and described and all(_is_light(clause, w) for w in words[argument.end + 1 : verb])


def _is_parted(clause: Clause, argument: Argument, first: int) -> bool:
    """Tell whether the words between a name and a verb hold the verb's own subject."""
    return (
        _has_own_clause(clause, argument, first)
        or _has_own_noun(clause, argument, first)
        or _is_in_speech(clause, argument, first)
    )


def _is_in_speech(clause: Clause, argument: Argument, first: int) -> bool:
    """Tell "Ia menambahkan, hakim bisa dikenai sanksi": what is said has its own subject."""
    words, language = clause.sentence.lowers, clause.language
    if language.has("conjunction", words[first - 1]):
        return False
    for position in range(argument.end, first - 2):
        opens = words[position + 1] in (",", ":") or language.has(
            "complementizer", words[position + 1]
        )
        if opens and language.has("saying", words[position]):
            return _begins_subject(clause, position + 2)
    return False


def _begins_subject(clause: Clause, position: int) -> bool:
    """Tell a noun, of others than the speaker ("pihaknya"), from what stands before a verb."""
    word, language = clause.sentence.lowers[position], clause.language
    own = word.endswith(tuple(language.words.get("possessiveSuffix", ("\0",))))
    lists = (*_AUXILIARIES, "preposition", "pronoun", "pluralPronoun", "clauseBreak", "conjunction")
    dated = any(d.start <= position < d.end for d in clause.dates)
    return not (
        own
        or dated
        or word in PUNCTUATION
        or is_verb(clause.sentence, position, language)
        or any(language.has(name, word) for name in lists)
    )


def _has_own_clause(clause: Clause, argument: Argument, first: int) -> bool:
    """Tell "Iran ... karena beberapa pihak di Irak menyerang": the clause names who does."""
    words, language = clause.sentence.lowers, clause.language
    breaks = [
        i
        for i in range(argument.end, first)
        if language.has("clauseBreak", words[i])
        and not any(language.has(name, words[i]) for name in _CONTINUING)
    ]
    if not breaks:
        return False
    start = breaks[-1] + 1
    inside = [a for a in clause.arguments if start < a.start and a.end <= first]
    verbs = [i for i in range(start, first) if is_verb(clause.sentence, i, language)]
    return bool(inside) and not verbs and "," not in words[start:first]


def _has_own_noun(clause: Clause, argument: Argument, first: int) -> bool:
    """Tell "Iran mengatakan laporan itu ...", "... beberapa orang ...": a thing pointed at."""
    words, language = clause.sentence.lowers, clause.language
    pointed = first > argument.end and language.has("anaphor", words[first - 1])
    if pointed and language.has("stretchOfTime", words[first - 2]):
        return False  # "sejauh ini"
    end = first - 1 if pointed else first
    start = end
    while start > argument.end and not _ends_phrase(clause, start - 1):
        start -= 1
    counted = start < end and (
        language.has("vagueCount", words[start])
        or (language.has("determiner", words[start]) and start > argument.end)
    )
    return (
        start < end
        and (pointed or counted)
        and not marker_at(clause.sentence, start - 1, language)
        and not any(_is_actor(clause, i) for i in range(start, end))
    )


def _ends_clause(clause: Clause, position: int) -> bool:
    word, language = clause.sentence.lowers[position], clause.language
    return (
        word in PUNCTUATION
        or is_verb(clause.sentence, position, language)
        or any(language.has(n, word) for n in ("clauseBreak", "conjunction", "copula"))
    )


def _ends_phrase(clause: Clause, position: int) -> bool:
    word = clause.sentence.lowers[position]
    return _ends_clause(clause, position) or clause.language.has("preposition", word)


def _is_actor(clause: Clause, position: int) -> bool:
    """Tell a word for people or a body: "presiden", "kelompok", "kementerian"."""
    word, language = clause.sentence.lowers[position], clause.language
    table = lexicon(language)
    return (
        any(language.has(name, word) for name in ("representative", "delegation", "pronoun"))
        or bool(table.offices.find([word]))
        or bool(table.bodies.find([word]))
    )
