"""Who does what a verb says: its subject, by the tree where there is one, else by order."""

from kg.extract.argument import Argument
from kg.extract.clauses import Clause, with_group
from kg.extract.language import Language
from kg.extract.pipeline import Sentence

_CONTROL_REACH = 9
"""Tokens between a verb and what it makes its object do."""
_WHO = ("Person", "State", "Organization")


def subject(clause: Clause, verb: int) -> list[Argument]:
    """Return the subject of the verb at token `verb` with what "and" joins to it."""
    sentence = clause.sentence
    before = [a for a in clause.arguments if a.end <= verb]
    controlled = _controlled(clause, verb)
    if controlled:
        return controlled
    if sentence.deps:
        by_tree = [
            a for a in clause.arguments if a.kind == "free" and a.head == _finite(sentence, verb)
        ]
        if by_tree:  # of "On the birthday of Kim Il Sung, the North ..." the one beside the verb
            nearest = [a for a in by_tree if a.end <= verb][-1:] or by_tree[:1]
            return with_group(clause, nearest[0])
        if sentence.deps[verb] == "pcomp":
            return _controller(clause, sentence.heads[verb])
        if sentence.deps[verb] == "acl":
            user = sentence.heads[sentence.heads[verb]]
            if clause.language.has("using", sentence.lemmas[user]):
                return subject(clause, user)  # "used missiles to strike"
            return []  # "a vote to expand sanctions": whose vote it is is not said
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
    return subject_behind(clause, verb) if clause.language.head_first else []


def subject_behind(clause: Clause, verb: int) -> list[Argument]:
    """Return who does both: "Saat berkunjung ke Beijing, Munir mengatakan ...".

    Nothing but what opens such a clause may stand before its verb.
    """
    sentence, language = clause.sentence, clause.language
    opening = sentence.lowers[:verb]
    if not opening or not all(_opens_clause(language, word) for word in opening):
        return []
    if not any(language.has("cataphoric", word) for word in opening):
        return []
    for argument in clause.arguments:
        before = sentence.lowers[argument.opens - 1] if argument.opens else ""
        if argument.start > verb and before == "," and argument.kind == "free":
            return with_group(clause, argument) if argument.type in _WHO else []
    return []


def _opens_clause(language: Language, word: str) -> bool:
    names = ("cataphoric", "clauseBreak", "modal", "negation", "additive")
    return any(language.has(name, word) for name in names)


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
