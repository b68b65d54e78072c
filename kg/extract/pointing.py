"""Tell what points back from what is new: "pertemuan itu", "the launch"."""

from kg.extract.clauses import Clause, Concept, Report, is_boundary

_RELATIVE_REACH = 8
"""Tokens of a short relative clause: "yang dilakukan di New York itu"."""


def points_back(clause: Clause, report: Report, concepts: list[Concept]) -> bool:
    """Tell "pertemuan itu", "peluncuran rudal itu", "the launch" from what is new."""
    sentence, language = clause.sentence, clause.language
    if not report.nominal:
        return any(_is_definite(clause, concept) for concept in concepts[:1])
    if not language.head_first:
        beside = sentence.lowers[max(0, report.start - 2) : report.start]
        return any(language.has("anaphor", word) for word in beside)
    behind = max([report.end, *(c.end for c in concepts if c.start == report.end)])
    if behind < len(sentence.lowers) and language.has("anaphor", sentence.lowers[behind]):
        return True
    return _ends_pointing(clause, behind)


def _ends_pointing(clause: Clause, behind: int) -> bool:
    """Tell "pertemuan yang digelar di Oslo itu": the pointer stands behind the relative clause."""
    lowers, language = clause.sentence.lowers, clause.language
    if not (behind < len(lowers) and language.has("relative", lowers[behind])):
        return False
    for position in range(behind + 2, min(len(lowers), behind + _RELATIVE_REACH)):
        if is_boundary(clause, position):
            return False
        if language.has("anaphor", lowers[position]):
            return True
    return False


def _is_definite(clause: Clause, concept: Concept) -> bool:
    """Tell "the missile", "rudal tersebut" from "a missile"."""
    lowers, language = clause.sentence.lowers, clause.language
    beside = (
        lowers[concept.end : concept.end + 1]
        if language.head_first
        else lowers[max(0, concept.start - 1) : concept.start]
    )
    return any(language.has("anaphor", w) for w in beside)
