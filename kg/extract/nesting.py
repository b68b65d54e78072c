"""Who is meant deep inside a phrase: "sanctions on firms linked to Iran's missile programme"."""

from kg.extract.argument import Argument
from kg.extract.clauses import Clause, Report
from kg.extract.frames import markers
from kg.extract.grammar import with_group
from kg.extract.subjects import covering, subject_of
from kg.vocabulary import superclasses

_DEEPEST = 10
"""Steps from a name up to the phrase that it says more of."""


def reached(clause: Clause, report: Report) -> list[Argument]:
    """Return whom a noun takes by a verb of its own: "sanctions that target Rosneft"."""
    sentence = clause.sentence
    if not report.frame.reaching or not sentence.deps:
        return []
    trigger = range(report.start, report.end)
    verbs = [
        i
        for i, lemma in enumerate(sentence.lemmas)
        if lemma in report.frame.reaching
        and (
            (sentence.deps[i] in ("acl", "relcl") and sentence.heads[i] in trigger)
            or subject_of(sentence, i) in trigger
        )
    ]
    objects = [a for a in clause.arguments if a.kind == "object" and a.head in verbs]
    return with_group(clause, objects[0]) if objects else []


def is_full_name(clause: Clause, argument: Argument) -> bool:
    """Tell "Iran" of "Iran sanctions" from "US", "EU", "Iran's" and "Iranian"."""
    sentence = clause.sentence
    word, behind = sentence.words[argument.end - 1], sentence.lowers[argument.end :][:1]
    is_state = argument.type == "State" and clause.sentence.deps != []
    return (
        is_state
        and argument.kind == "genitive"
        and behind not in (["'s"], ["’s"], ["'"], ["’"])
        and sentence.tags[argument.end - 1] == "PROPN"
        and not word.replace(".", "").isupper()
        and not _is_adjective(clause, argument)
    )


def _is_adjective(clause: Clause, argument: Argument) -> bool:
    return any(
        found.adjective and found.start < argument.end and argument.start < found.end
        for entity in argument.entities
        for sentence, found in clause.chains[entity].found
        if sentence is clause.sentence
    )


def nested(clause: Clause, report: Report, role: str) -> list[Argument]:
    """Return the actors within the phrase that fills `role` where its own head is no name.

    "Sanctions on companies linked to Iran's missile programme", "sanctioned four people in Iran".
    """
    sentence = clause.sentence
    if not sentence.deps:
        return []
    inside = [
        a
        for a in clause.arguments
        if a.start >= report.end
        and not a.pronoun
        and "Actor" in superclasses(a.type)
        and _hangs_from(clause, report, a, role)
    ]
    return with_group(clause, inside[0]) if inside else []


def _hangs_from(clause: Clause, report: Report, argument: Argument, role: str) -> bool:
    """Climb from a name to the noun that a marker of the role, or the trigger, governs."""
    sentence = clause.sentence
    marked = markers(clause.language.code, report.frame.evokes)
    token = sentence.heads[argument.end - 1]
    for _ in range(_DEEPEST):
        head = sentence.heads[token]
        if report.start <= head < report.end or head == report.anchor:
            takes = sentence.deps[token] in ("dobj", "nsubjpass") and report.frame.object == role
            if marked.get(sentence.lowers[token]) == role:
                return _is_plain(clause, token)
            return takes and not report.nominal and covering(clause, token) is None
        if head == token or sentence.deps[token] in ("advcl", "ccomp", "conj", "parataxis"):
            return False
        token = head
    return False


def _is_plain(clause: Clause, preposition: int) -> bool:
    """Tell whether a preposition governs a common noun, which the names behind it describe."""
    sentence = clause.sentence
    governed = [
        i
        for i, (relation, head) in enumerate(zip(sentence.deps, sentence.heads, strict=True))
        if head == preposition and relation in ("pobj", "pcomp")
    ]
    return any(covering(clause, i) is None for i in governed)
