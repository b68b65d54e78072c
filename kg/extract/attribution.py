"""Whose word it is: "menurut militer Korea Selatan", "said the ministry"."""

from kg.extract.arguments import Argument
from kg.extract.clauses import Clause, Report
from kg.extract.language import Language
from kg.extract.pipeline import Sentence
from kg.extract.roles import as_filler

_REACH = 3
"""Tokens between a word of saying and the speaker."""


def assign_sources(clause: Clause, reports: list[Report]) -> None:
    """Set `attributed_to` of the reports of one sentence to its speaker, if it names one.

    A capital speaks for its state; no other place speaks.
    """
    speaker = _speaker(clause.sentence, clause.arguments, clause.language)
    if reports and speaker >= 0:
        speaker = as_filler(clause, speaker, "attributedTo")
    for report in reports:
        acts = speaker in report.roles.get("speaker", ())
        report.attributed_to = -1 if acts else speaker


def _speaker(sentence: Sentence, arguments: list[Argument], language: Language) -> int:
    quoted = _quoted_by_another(sentence, arguments, language)
    if quoted >= 0:
        return quoted
    for _, end, _ in language.find("according", sentence.lowers):
        for argument in arguments:
            if 0 <= argument.start - end <= _REACH:
                return argument.entities[0]
    for position, lemma in enumerate(sentence.lemmas):
        if language.has("saying", lemma) or language.has("saying", sentence.lowers[position]):
            found = _beside(position, arguments)
            if found >= 0:
                return found
    return -1


def _quoted_by_another(sentence: Sentence, arguments: list[Argument], language: Language) -> int:
    """Return the first speaker of "KCNA, dikutip AFP, melaporkan", or -1."""
    for start, end, _ in language.find("according", sentence.lowers):
        closing = next(
            (i for i in range(end, len(sentence.lowers)) if sentence.lowers[i] == ","), -1
        )
        after = sentence.lowers[closing + 1 : closing + 2]
        if closing < 0 or not any(language.has("saying", word) for word in after):
            continue
        for argument in arguments:
            if argument.end == start - 1 and sentence.lowers[argument.end] == ",":
                return argument.entities[0]
    return -1


def _beside(position: int, arguments: list[Argument]) -> int:
    """Return the speaker behind the word, "kata X", or before it, "X said"."""
    for argument in arguments:
        if 0 < argument.start - position <= 1 and not argument.pronoun:
            return argument.entities[0]
        if 0 <= position - argument.end <= 1 and argument.kind == "free":
            return argument.entities[0]
    return -1
