"""Who does what a verb says where its subject is no name: relatives, participles, conveyances.

By the tree alone: where a language has none, order decides (`kg.extract.order`).
"""

from kg.extract.argument import Argument
from kg.extract.clauses import Clause, Report
from kg.extract.language import Language
from kg.extract.pipeline import Sentence

_SUBJECTS = ("nsubj", "nsubjpass")


def covering(clause: Clause, token: int) -> Argument | None:
    """Return the argument in whose phrase a token stands, or of whose phrase it is the head."""
    for argument in clause.arguments:
        if argument.start <= token < argument.end:
            return argument
    return None


def antecedent(clause: Clause, verb: int) -> Argument | None:
    """Return whom the clause of `verb` is about: "Abe, who arrived", "ministers meeting in"."""
    sentence = clause.sentence
    noun = sentence.heads[verb]
    found = covering(clause, noun)
    named = [
        i for i in _below(sentence, noun) if sentence.deps[i] == "appos" and i < verb
    ]  # "Kim's father, Kim Jong Il, who ..."
    if not found and named:
        found = covering(clause, named[0])
    if found or sentence.deps[noun] not in ("appos", "attr"):
        return found
    return covering(clause, sentence.heads[noun])  # "Abe, the man who ..."


def is_relative(clause: Clause, verb: int) -> bool:
    """Tell "who arrived in Beijing" from a clause with a subject of its own."""
    sentence = clause.sentence
    if sentence.deps[verb] != "relcl":
        return False
    own = subject_of(sentence, verb)
    return own < 0 or clause.language.has("relativePronoun", sentence.lowers[own])


def is_participle(sentence: Sentence, verb: int) -> bool:
    """Tell "ministers meeting in Brussels" from "a plan to meet"."""
    return sentence.deps[verb] == "acl" and sentence.lowers[verb].endswith("ing")


def subject_of(sentence: Sentence, verb: int) -> int:
    """Return the token of the grammatical subject of a verb, or -1."""
    return next(
        (
            token
            for token, (relation, head) in enumerate(
                zip(sentence.deps, sentence.heads, strict=True)
            )
            if head == verb and relation in _SUBJECTS
        ),
        -1,
    )


def on_board(clause: Clause, noun: int) -> list[Argument]:
    """Return who goes with what goes: "Kim's train arrived", "a plane carrying Kim landed"."""
    sentence, language = clause.sentence, clause.language
    if not language.has("conveyance", sentence.lemmas[noun]):
        return []
    carrying = [i for i in _below(sentence, noun) if language.has("carrying", sentence.lemmas[i])]
    return [
        a
        for a in clause.arguments
        if a.type == "Person"
        and (
            (a.kind == "genitive" and a.head == noun) or (a.kind == "object" and a.head in carrying)
        )
    ]


def is_someone_else(sentence: Sentence, noun: int, language: Language) -> bool:
    """Tell a subject that is neither a name nor a pronoun: "two planes landed in Tonga"."""
    if noun < 0 or sentence.tags[noun] not in ("NOUN", "PROPN", "NUM"):
        return False
    return not any(
        language.has(name, sentence.lowers[noun]) for name in ("relativePronoun", "pointingNoun")
    )


def said_to_be(clause: Clause, noun: int) -> int:
    """Return the verb by which somebody is said to be `noun`: "he is the first leader to visit"."""
    sentence = clause.sentence
    verb = sentence.heads[noun]
    is_one = sentence.deps[noun] in ("attr", "acomp")
    return verb if is_one and clause.language.has("copula", sentence.lowers[verb]) else -1


def governs_clause(clause: Clause, report: Report) -> bool:
    """Tell "called on Putin to resign", "called Putin a killer" from "called Putin"."""
    sentence = clause.sentence
    there = set(report.roles.get(report.frame.object or "", ()))
    objects = [
        a for a in clause.arguments if a.start >= report.end and not there.isdisjoint(a.entities)
    ]
    own = {token for a in objects for token in range(a.start, a.end)}
    if any(
        relation in ("xcomp", "ccomp", "oprd", "attr") and head == report.start and i not in own
        for i, (relation, head) in enumerate(zip(sentence.deps, sentence.heads, strict=True))
    ):
        return True
    after = sentence.lowers[objects[0].end : objects[0].end + 1] if objects else []
    return any(
        clause.language.has(name, word) for word in after for name in ("purpose", "one", "anaphor")
    )


def _below(sentence: Sentence, noun: int) -> list[int]:
    return [i for i, head in enumerate(sentence.heads) if head == noun and i != noun]
