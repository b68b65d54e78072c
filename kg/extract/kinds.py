"""Tell what a trigger only seems to report: another kind of thing, a match, a habit, a guest."""

from kg.extract.clauses import Clause, Report
from kg.extract.doubt import is_stopped_habit
from kg.extract.language import Language
from kg.extract.pipeline import Sentence

_EXCLUDED_REACH = 3
_HABITUAL_REACH = 3


def tells_of_none(clause: Clause, report: Report, right: int) -> bool:
    """Tell what is of another kind, an attribute of somebody, or a habit."""
    return (
        _is_attribute(clause, report)
        or _is_epithet(clause, report)
        or _is_another_kind(clause, report, right)
        or _is_habitual(clause, report.start)
        or is_stopped_habit(clause, report)
    )


def _is_another_kind(clause: Clause, report: Report, right: int) -> bool:
    """Tell "meet a demand" by the words beside the trigger."""
    words = clause.sentence.lowers
    left, end = max(0, report.start - _EXCLUDED_REACH), min(report.end + _EXCLUDED_REACH, right)
    return any(
        tuple(words[i : i + len(phrase)]) == phrase
        for phrase in report.frame.excludes
        for i in range(left, end)
    )


def _is_attribute(clause: Clause, report: Report) -> bool:
    """Tell "met visiting President Putin", whose visit is told elsewhere, from "was visiting"."""
    sentence = clause.sentence
    if report.voice != "active" or not sentence.deps:
        return False
    if not clause.language.has("determiner", sentence.lowers[report.start]):
        return False
    helped = any(
        head == report.start and relation == "aux"
        for relation, head in zip(sentence.deps, sentence.heads, strict=True)
    )
    behind = any(a.start == report.end and a.type == "Person" for a in clause.arguments)
    return sentence.deps[report.start] == "amod" or (behind and not helped)


def _is_epithet(clause: Clause, report: Report) -> bool:
    """Tell "the group backed by Iran", whom nobody backs just now, from "was backed by Iran"."""
    if not report.frame.epithet or report.voice != "passive":
        return False
    sentence = clause.sentence
    if sentence.deps:
        return sentence.deps[report.start] in ("acl", "relcl", "amod")
    return report.start > 0 and clause.language.has("relative", sentence.lowers[report.start - 1])


def is_match(clause: Clause, report: Report) -> bool:
    """Tell "Japan met Croatia in the World Cup": the teams of two states, and no person."""
    frame = report.frame
    told = frame.reciprocal or frame.sporting
    if not told or not clause.language.find("sport", clause.sentence.lowers):
        return False
    people = {e for fillers in report.roles.values() for e in fillers}
    return frame.sporting or not any(clause.chains[e].type == "Person" for e in people)


def _is_habitual(clause: Clause, start: int) -> bool:
    """Tell "often fires missiles", which reports no event in particular."""
    before = clause.sentence.lowers[max(0, start - _HABITUAL_REACH) : start]
    return any(clause.language.has("habitual", word) for word in before)


def is_mistaken_verb(sentence: Sentence, start: int, language: Language) -> bool:
    """Tell "agreed to sanction Iran", where the tagger sees a noun, by the object that it has."""
    return (
        0 < start
        and sentence.tags[start] == "NOUN"
        and language.has("purpose", sentence.lowers[start - 1])
        and any(
            relation == "dobj" and head == start
            for relation, head in zip(sentence.deps, sentence.heads, strict=True)
        )
    )
