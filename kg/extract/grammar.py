"""Subject, object, agent and owner of a trigger: by the tree where there is one, else by order."""

from kg.extract.argument import PUNCTUATION, Argument
from kg.extract.clauses import Clause, Report
from kg.extract.frames import frames
from kg.extract.pipeline import Sentence
from kg.extract.subjects import (
    antecedent,
    covering,
    is_participle,
    is_relative,
    is_someone_else,
    on_board,
    said_to_be,
    subject_of,
)

GENITIVE_REACH = 4
"""Tokens between a noun and whose it is: "sanksi ekonomi terbaru PBB"."""
_CONTROL_REACH = 9
"""Tokens between a verb and what it makes its object do."""
_POSSESSOR_REACH = 3
"""Tokens between a noun, or the missile before it, and the word that says whose it is."""


def subject(clause: Clause, verb: int) -> list[Argument]:
    """Return the subject of the verb at token `verb` with what "and" joins to it."""
    sentence = clause.sentence
    before = [a for a in clause.arguments if a.end <= verb]
    controlled = _controlled(clause, verb)
    if controlled:
        return controlled
    told = _subject_by_tree(clause, verb) if sentence.deps else None
    if told is not None:
        return told
    for argument in reversed(before):
        adjacent = all(
            clause.language.has("modal", w) or clause.language.has("anaphor", w)
            for w in sentence.lowers[argument.end : verb]
        )
        embedded = adjacent and argument.kind in ("genitive", "object") and not argument.marker
        if argument.kind == "free" or embedded:
            if sentence.lowers[argument.end : verb].count(";"):
                return []
            return with_group(clause, argument)
    return []


def _subject_by_tree(clause: Clause, verb: int) -> list[Argument] | None:
    """Return the subject that the tree tells, nobody included; None where it tells nothing."""
    sentence = clause.sentence
    finite = _finite(sentence, verb)
    by_tree = [a for a in clause.arguments if a.kind == "free" and a.head == finite]
    if by_tree:  # of "On the birthday of Kim Il Sung, the North ..." the one beside the verb
        nearest = [a for a in by_tree if a.end <= verb][-1:] or by_tree[:1]
        return with_group(clause, nearest[0])
    if sentence.deps[verb] == "pcomp":
        return _controller(clause, sentence.heads[verb])
    relative = is_relative(clause, finite) or is_participle(sentence, finite)
    if not relative and sentence.deps[verb] == "acl":
        user = sentence.heads[sentence.heads[verb]]
        if clause.language.has("using", sentence.lemmas[user]):
            return subject(clause, user)  # "used missiles to strike"
        named = said_to_be(clause, sentence.heads[verb])
        # "a vote to expand sanctions": whose vote it is is not said
        return subject(clause, named) if named >= 0 else []
    return _common_subject(clause, finite, relative=relative)


def _common_subject(clause: Clause, verb: int, *, relative: bool) -> list[Argument] | None:
    """Return who is meant by a relative, by a common noun; None where a name must be looked for."""
    sentence = clause.sentence
    own = subject_of(sentence, verb)
    if relative:
        found, own = antecedent(clause, verb), sentence.heads[verb]
        named = said_to_be(clause, own)
        if found:
            return with_group(clause, found)
        if named >= 0:
            return subject(clause, named)  # "he is the first leader to visit Kyiv"
    if is_someone_else(sentence, own, clause.language) and not covering(clause, own):
        return on_board(clause, own)
    return None


def _controlled(clause: Clause, verb: int) -> list[Argument]:
    """Return the object that is to do it: "invited Kim to visit", "meminta Iran untuk ..."."""
    sentence, language = clause.sentence, clause.language
    if sentence.deps:
        head = sentence.heads[verb]
        if sentence.deps[verb] not in ("xcomp", "ccomp", "advcl", "acl"):
            return []
        governors = {head, sentence.heads[head]}
    elif verb and language.has("purpose", sentence.lowers[verb - 1]):
        governors = set(range(max(0, verb - _CONTROL_REACH), verb))
    else:
        return []
    for argument in reversed([a for a in clause.arguments if a.end <= verb]):
        if argument.kind == "object" and argument.head in governors:
            words = (sentence.lemmas[argument.head], sentence.lowers[argument.head])
            return (
                with_group(clause, argument)
                if any(language.has("controlling", word) for word in words)
                else []
            )
    return []


def _controller(clause: Clause, preposition: int) -> list[Argument]:
    """Return who does what a preposition governs: "accused Russia of launching"."""
    sentence = clause.sentence
    verb = sentence.heads[preposition]
    while sentence.deps[verb] in ("advmod", "npadvmod", "prep"):
        verb = sentence.heads[verb]  # "weeks after imposing sanctions, the Council warned"
    objects = [a for a in clause.arguments if a.kind == "object" and a.head == verb]
    if objects and clause.language.has("controlled", sentence.lowers[preposition]):
        return with_group(clause, objects[0])
    return subject(clause, verb) if verb != preposition else []


def _finite(sentence: Sentence, verb: int) -> int:
    """Climb from "to meet", "met and ..." to the verb that has the subject."""
    subjects = {
        h for h, d in zip(sentence.heads, sentence.deps, strict=True) if d in ("nsubj", "nsubjpass")
    }
    for _ in range(6):
        if verb in subjects or sentence.deps[verb] not in (
            "xcomp",
            "conj",
            "aux",
            "advcl",
            "ccomp",
        ):
            return verb
        verb = sentence.heads[verb]
    return verb


def agent(clause: Clause, end: int) -> list[Argument]:
    """Return who did what the passive verb that ends at `end` says: "diluncurkan (oleh) X"."""
    sentence, language = clause.sentence, clause.language
    for argument in clause.arguments:
        if sentence.deps and argument.kind == "preposition":
            by = argument.head
            if sentence.deps[by] == "agent" and sentence.heads[by] == end - 1:
                return with_group(clause, argument)
        between = [
            w for w in sentence.lowers[end : argument.start] if not language.has("determiner", w)
        ]
        adjacent = len(between) <= 1 and all(language.has("agent", w) for w in between)
        owns = sentence.deps and argument.kind == "genitive"  # "by Yemen's Houthi rebels"
        if argument.start >= end and adjacent and not owns:
            return with_group(clause, argument)
    return []


def direct_object(clause: Clause, report: Report, right: int) -> list[Argument]:
    """Return the object of the trigger with what "and" joins to it."""
    for argument in clause.arguments:
        if report.end <= argument.start < right and argument.kind == "object":
            near = argument.opens - report.end <= GENITIVE_REACH
            if near or report.start <= argument.head < report.end:
                return with_group(clause, argument)
    return []


def owner(clause: Clause, report: Report, right: int) -> list[Argument]:
    """Return whose noun the trigger is."""
    for argument in clause.arguments:
        if argument.kind == "genitive" and report.start <= argument.head < report.end:
            return with_group(clause, argument)
        if clause.sentence.deps:
            continue
        gap = argument.start - report.end
        behind = clause.language.head_first and 0 <= gap <= GENITIVE_REACH
        if behind and argument.start < right and argument.kind in ("genitive", "free", "object"):
            between = clause.sentence.lowers[report.end : argument.start]
            parted = any(w in (",", "(") or clause.language.has("preposition", w) for w in between)
            if not parted:
                return with_group(clause, argument)
    return []


def of_whom(clause: Clause, report: Report) -> list[Argument]:
    """Return whose noun it is by a preposition that marks nothing else: "the assets of Bout"."""
    markers = frames(clause.language.code).markers.get(report.frame.evokes, {})
    for argument in clause.arguments:
        of = argument.kind == "preposition" and clause.language.has("ofWhom", argument.marker)
        if of and argument.marker not in markers and clause.sentence.deps:
            if report.start <= clause.sentence.heads[argument.head] < report.end:
                return with_group(clause, argument)
    return []


def possessor(clause: Clause, report: Report) -> list[Argument]:
    """Return whose "kunjungannya" or "its launch" it is: named before it in the sentence."""
    lowers, language = clause.sentence.lowers, clause.language
    suffixes = tuple(language.words.get("possessiveSuffix", ()))
    words = lowers[report.start : report.end + 1]
    if suffixes and any(w.endswith(suffixes) and len(w) > 5 for w in words):
        return subject(clause, report.start)
    before = lowers[_phrase_start(clause, report.start) : report.start]
    if any(language.has("possessiveThing", w) for w in before):
        things = [a for a in clause.arguments if a.end <= report.start and a.type != "Person"]
        return things[-1:]
    if any(language.has("possessive", w) for w in before):
        return subject(clause, report.start)
    return []


def _phrase_start(clause: Clause, noun: int) -> int:
    """Return where the words begin that may say whose a noun is: "its new missile test"."""
    start = max(0, noun - _POSSESSOR_REACH)
    weapons = [c for c in clause.concepts if c.end == noun]
    return max(0, weapons[0].start - _POSSESSOR_REACH) if weapons else start


def with_group(clause: Clause, argument: Argument) -> list[Argument]:
    """Return an argument with what "and" joins to it."""
    return [a for a in clause.arguments if a.group == argument.group]


def light_object(clause: Clause, report: Report) -> list[Argument]:
    """Return what stands between a light verb and its noun: "hit Russia with sanctions"."""
    for argument in clause.arguments:
        between = report.light < argument.start and argument.end <= report.start
        if between and argument.kind == "object":
            return with_group(clause, argument)
    return []


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Tell "was fired", "fired by" from "fired"."""
    below = {
        sentence.deps[i] for i, head in enumerate(sentence.heads) if head == verb and i != verb
    }
    if below & {"auxpass", "nsubjpass"} or ("agent" in below and "nsubj" not in below):
        return True  # of "they spoke by phone" the parser takes the phone for an agent
    relation = sentence.deps[verb] if sentence.deps else ""
    return relation == "acl" and not sentence.lowers[verb].endswith("ing") and "nsubj" not in below


def is_passive_form(clause: Clause, verb: int) -> bool:
    """The same by the verb's prefix, where there is no tree."""
    sentence = clause.sentence
    if sentence.deps:
        return is_passive(sentence, verb)
    return sentence.lowers[verb].startswith(clause.language.passive_prefixes)


def stands_beside(clause: Clause, argument: Argument, report: Report) -> bool:
    """Tell "Lavrov diterima" from "undangan Kim itu sudah diterima", where nobody is received."""
    if clause.sentence.deps:
        return True
    inside = {i for a in clause.arguments for i in range(a.start, a.end)}
    position = report.start - 1
    while position >= 0 and clause.language.has("modal", clause.sentence.lowers[position]):
        position -= 1
    if clause.language.has("conjunction", clause.sentence.lowers[position]):
        return True  # "mengunjungi Moldova dan diterima ..."
    return all(
        i in inside
        or clause.sentence.lowers[i] in PUNCTUATION
        or any(
            clause.language.has(name, clause.sentence.lowers[i])
            for name in ("modal", "relative", "conjunction", "planned", "expected")
        )
        for i in range(argument.end, report.start)
    )
