"""Who does what a verb says: its subject, by the tree where there is one, else by order."""

from kg.extract.argument import Argument
from kg.extract.clauses import Clause, with_group
from kg.extract.order import candidates, subject_by_order
from kg.extract.pipeline import Sentence
from kg.extract.tree import (
    antecedent,
    covering,
    is_participle,
    is_relative,
    is_someone_else,
    on_board,
    said_to_be,
    subject_of,
)

_CONTROL_REACH = 9
"""Tokens between a verb and what it makes its object do."""


def subject(clause: Clause, verb: int) -> list[Argument]:
    """Return the subject of the verb at token `verb` with what "and" joins to it."""
    sentence = clause.sentence
    controlled = _controlled(clause, verb)
    if controlled:
        return controlled
    told = _subject_by_tree(clause, verb) if sentence.deps else None
    if told is not None:
        return told
    found = (
        next(candidates(clause, verb), None) if sentence.deps else subject_by_order(clause, verb)
    )
    return with_group(clause, found) if found else []


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
