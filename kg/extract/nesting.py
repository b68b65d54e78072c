"""Who is meant deep inside a phrase: "sanctions on firms linked to Iran's missile programme"."""

from kg.extract.argument import Argument
from kg.extract.clauses import Clause, Report, with_group
from kg.extract.frames import markers
from kg.extract.pipeline import Sentence
from kg.extract.tree import covering, subject_of
from kg.vocabulary import superclasses

_DEEPEST = 10
"""Steps from a name up to the phrase that it says more of."""


def reached(clause: Clause, report: Report) -> list[Argument]:
    """Return whom a noun takes by a verb of its own: "sanctions that target Rosneft"."""
    sentence = clause.sentence
    if not report.frame.reaching or not sentence.deps:
        return []
    verbs = _reaching(clause, report)
    objects = [a for a in clause.arguments if a.kind == "object" and a.head in verbs]
    return with_group(clause, objects[0]) if objects else []


def _reaching(clause: Clause, report: Report) -> list[int]:
    """Return the verbs by which the noun of a report takes an object."""
    sentence = clause.sentence
    trigger = range(report.start, report.end)
    return [
        i
        for i, lemma in enumerate(sentence.lemmas)
        if lemma in report.frame.reaching
        and (
            (sentence.deps[i] in ("acl", "relcl") and sentence.heads[i] in trigger)
            or subject_of(sentence, i) in trigger
        )
    ]


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
    if not clause.sentence.deps:
        return []
    roots = _roots(clause, report, role)
    inside = [
        a
        for a in clause.arguments
        if not a.pronoun
        and "Actor" in superclasses(a.type)
        and not (report.start <= a.head < report.end)
        and clause.sentence.lowers[a.end : a.end + 1] != ["-"]  # "Dubai-based firms"
        and _hangs_from(clause.sentence, a, roots)
    ]
    return with_group(clause, inside[0]) if inside else []


def _roots(clause: Clause, report: Report, role: str) -> set[int]:
    """Return the common nouns that stand where a filler of `role` would."""
    sentence, frame = clause.sentence, report.frame
    marked = markers(clause.language.code, frame.evokes)
    trigger = {*range(report.start, report.end)}
    verbs = {*_reaching(clause, report)} | ({report.start} if not report.nominal else set())
    roots = set()
    for token, (relation, head) in enumerate(zip(sentence.deps, sentence.heads, strict=True)):
        if relation in ("pobj", "pcomp"):
            above = sentence.heads[head]
            fits = marked.get(sentence.lowers[head]) == role and above in trigger | {report.anchor}
        else:
            fits = frame.object == role and (
                (relation == "dobj" and head in verbs)
                or (relation == "nsubjpass" and head in {report.start, report.light})
            )
        if fits and covering(clause, token) is None:
            roots.add(token)
    return roots


def _hangs_from(sentence: Sentence, argument: Argument, roots: set[int]) -> bool:
    token = argument.end - 1
    for _ in range(_DEEPEST):
        if token in roots:
            return True
        if sentence.deps[token] in ("advcl", "ccomp", "parataxis", "ROOT"):
            return False
        token = sentence.heads[token]
    return False
