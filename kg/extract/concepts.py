"""Concepts that a frame asks for beside its trigger: the missile that is fired, or that hits."""

from kg.extract.argument import PUNCTUATION, Argument, is_verb
from kg.extract.clauses import Clause, Concept, Report, clause_end
from kg.extract.frames import Frame, markers, range_of
from kg.extract.language import Language
from kg.extract.lexicon import lexicon
from kg.extract.pipeline import Sentence
from kg.names import same_case

_INSTRUMENT_REACH = 5
"""Tokens between the word that marks an instrument and the instrument."""
_FAR = 25
"""Tokens between a verb and its instrument: "menyerang markas ..., dengan rudal"."""
_BESIDE = 3
_PASSIVE_REACH = 8
"""Tokens between the subject of a passive and its verb."""
_OBJECT_REACH = 12
_SUBJECT_REACH = 9
"""Tokens between the missile and what it does."""
_AGENT_REACH = 4
_DEEPEST = 5
_OWNER_REACH = 4
"""Tokens between a missile and whose it is: "rudal dan pesawat nirawak Iran"."""


def find_concepts(sentence: Sentence, language: Language) -> list[Concept]:
    """Return the weapons that a sentence names, but for "missile defence", "gudang rudal"."""
    found = []
    end_of_last = end_of_modifier = 0
    for start, end, (entry, name) in lexicon(language).weapons.find_all(sentence.lowers):
        if start >= end_of_last and same_case(name.text, " ".join(sentence.words[start:end])):
            end_of_last = end
            if start == end_of_modifier > 0 or _is_modifier(sentence, start, end, language):
                end_of_modifier = end  # "sistem pertahanan rudal Patriot"
            else:
                found.append(Concept(start, end, entry.slug))
    return found


def _is_modifier(sentence: Sentence, start: int, end: int, language: Language) -> bool:
    """Tell a weapon that only says what kind of store, unit or programme is meant."""
    lowers = sentence.lowers
    beside = lowers[max(0, start - 1) : start] if language.head_first else lowers[end : end + 1]
    return any(language.has("weaponHolder", word) for word in beside)


def required(clause: Clause, report: Report, right: int) -> list[Concept]:
    """Return the concepts of the required class beside the trigger, where its frame wants them."""
    frame, start, end = report.frame, report.start, report.end
    if not frame.requires:
        return []
    if frame.acts:
        return [c for c in clause.concepts if _acts(clause, report, c)][-1:]
    if frame.instrument:
        return _instruments(clause, report)
    after = [c for c in clause.concepts if end <= c.start < min(right, end + _OBJECT_REACH)]
    before = [c for c in clause.concepts if start - _OBJECT_REACH <= c.start and c.end <= start]
    is_object = frame.object is not None and range_of(frame.object) == frame.requires
    if is_object or frame.light:
        reach = _PASSIVE_REACH if report.voice == "passive" else _BESIDE
        before = [c for c in before if start - c.end <= reach]
    return after or before


def _instruments(clause: Clause, report: Report) -> list[Concept]:
    """Return what something is done with: "menyerang ... dengan rudal", "used missiles to hit"."""
    frame, end = report.frame, report.end
    limit = _instrument_end(clause, report)
    after = [
        c
        for c in clause.concepts
        if end <= c.start < limit and _is_instrument(clause, frame, c, end)
    ]
    before = clause.sentence.lowers[max(0, report.start - 1) : report.start]
    if after or not any(clause.language.has("purpose", word) for word in before):
        return after
    earlier = [c for c in clause.concepts if c.end <= report.start <= c.end + _OBJECT_REACH]
    return [c for c in earlier if _is_instrument(clause, frame, c, 0)]


def _is_instrument(clause: Clause, frame: Frame, concept: Concept, left: int) -> bool:
    before = clause.sentence.lowers[max(left, concept.start - _INSTRUMENT_REACH) : concept.start]
    return any(phrase[0] in before for phrase in frame.instrument)


def _instrument_end(clause: Clause, report: Report) -> int:
    """Return where an instrument is no longer the trigger's: at the next clause that has a verb."""
    sentence, language = clause.sentence, clause.language
    if sentence.deps:
        return clause_end(clause, report.end, nominal=False)
    marks = {phrase[0] for phrase in report.frame.instrument}
    for position in range(report.end, min(len(sentence.lowers), report.end + _FAR)):
        word = sentence.lowers[position]
        if word in marks or language.has("relative", word) or language.has("purpose", word):
            continue
        behind_relative = language.has("relative", sentence.lowers[position - 1])
        verb = is_verb(sentence, position, language) and not behind_relative
        if word in (";", ":", ".") or language.has("clauseBreak", word) or verb:
            return position
    return min(len(sentence.lowers), report.end + _FAR)


def _acts(clause: Clause, report: Report, concept: Concept) -> bool:
    """Tell whether the missile does what the trigger says: "rudal Iran menghantam Tel Aviv"."""
    if clause.sentence.deps:
        return _acts_by_tree(report, concept)
    if report.voice == "passive":
        return _is_agent_by_order(clause, report, concept)
    return _is_subject_by_order(clause, report, concept)


def _acts_by_tree(report: Report, concept: Concept) -> bool:
    sentence, trigger = report.sentence, range(report.start, report.end)
    relation, head = sentence.deps[report.start], sentence.heads[report.start]
    active = report.voice == "active"
    if active and relation in ("relcl", "acl") and concept.start <= head < concept.end:
        return True  # "the missile that hit Kharkiv"
    token = concept.end - 1
    for _ in range(_DEEPEST):
        head, relation = sentence.heads[token], sentence.deps[token]
        if head in trigger and head != token:
            return relation == ("nsubj" if active else "agent")
        if relation not in ("compound", "pobj", "prep", "conj", "nmod", "amod", "poss", "appos"):
            return False
        token = head
    return False


def _is_subject_by_order(clause: Clause, report: Report, concept: Concept) -> bool:
    sentence, language = clause.sentence, clause.language
    if not 0 <= report.start - concept.end <= _SUBJECT_REACH:
        return False
    for position in range(concept.end, report.start):
        word = sentence.lowers[position]
        modified = language.has("relative", sentence.lowers[position - 1])
        modal = language.has("modal", word) or language.has("copula", word)
        if is_verb(sentence, position, language) and not (modified or modal):
            return False
        if word in PUNCTUATION - {"-", "(", ")"}:
            return False
    return True


def _is_agent_by_order(clause: Clause, report: Report, concept: Concept) -> bool:
    sentence, language = clause.sentence, clause.language
    if not 0 <= concept.start - report.end <= _AGENT_REACH:
        return False
    return not any(
        is_verb(sentence, i, language)
        or sentence.lowers[i] in PUNCTUATION
        or (
            language.has("preposition", sentence.lowers[i])
            and not language.has("agent", sentence.lowers[i])
        )
        for i in range(report.end, concept.start)
    )


def owner_of(clause: Clause, concept: Concept) -> list[Argument]:
    """Return whose missile it is: "rudal balistik Korea Utara", "a North Korean missile"."""
    for argument in clause.arguments:
        owned = argument.kind == "genitive" or clause.language.has("ofWhom", argument.marker)
        if owned and _owns(clause, argument, concept):
            return [argument]
    return []


def site_of(clause: Clause, concept: Concept) -> list[Argument]:
    """Return where a missile comes from: "rudal dari Yaman"."""
    marked = markers(clause.language.code, "MissileLaunch")
    return [
        argument
        for argument in clause.arguments
        if not clause.sentence.deps
        and argument.kind == "preposition"
        and marked.get(argument.marker) == "launchSite"
        and argument.head - len(argument.marker.split()) + 1 == concept.end
    ]


def _owns(clause: Clause, argument: Argument, concept: Concept) -> bool:
    sentence, language = clause.sentence, clause.language
    if sentence.deps:
        return concept.start <= argument.head < concept.end
    if not language.head_first:
        return 0 <= concept.start - argument.end <= 2
    between = range(concept.end, argument.start)
    behind = 0 <= argument.start - concept.end <= _OWNER_REACH
    if language.has("ofWhom", argument.marker):  # "rudal balistik milik Iran"
        between = range(concept.end, argument.head)
        behind = 0 <= argument.head - concept.end <= _OWNER_REACH
    return behind and not any(
        is_verb(sentence, i, language)
        or sentence.lowers[i] in PUNCTUATION - {"-"}
        or any(
            language.has(name, sentence.lowers[i])
            for name in ("clauseBreak", "preposition", "madeBy")
        )
        for i in between
    )
