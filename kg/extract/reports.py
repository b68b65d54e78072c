"""Read each sentence's reports of events: a trigger, its frame, and what fills its roles.

The engine knows word order, voices and clauses; every word that it looks for
stands in `ontologies/`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.annotation import Count, Time
from kg.extract.arguments import Argument, is_verb, marker_starts
from kg.extract.coreference import Chain
from kg.extract.counts import count_before
from kg.extract.dates import Dated
from kg.extract.frames import Frame, Trigger, frames, needs, range_of
from kg.extract.language import Language
from kg.extract.mentions import lexicon
from kg.extract.pipeline import Sentence
from kg.extract.status import failed, status_of
from kg.gazetteer import load
from kg.names import same_case
from kg.vocabulary import superclasses

_LIGHT_REACH = 5
"""Tokens between a light verb and its noun: "menjatuhkan serangkaian sanksi"."""
_GENITIVE_REACH = 4
"""Tokens between a noun and whose it is: "sanksi ekonomi terbaru PBB"."""
_EXCLUDED_REACH = 3
_INSTRUMENT_REACH = 5
_HABITUAL_REACH = 3
_QUOTED = 7
"""Tokens that a name in quotation marks has at most."""
_QUOTES = frozenset({"“", '"', "”"})
_PASSIVE_REACH = 8
"""Tokens between the subject of a passive and its verb."""
_DEEPEST = 6
"""Steps from a place up to the trigger in a tree."""
_OBJECT_REACH = 12


@dataclass(slots=True)
class Concept:
    """A concept of the gazetteer that a sentence names, tokens `start` to `end`."""

    start: int
    end: int
    slug: str


@dataclass(slots=True)
class Report:
    """One mention of an event, before the article's mentions of it are joined."""

    sentence: Sentence
    start: int
    end: int
    """Tokens of the trigger."""
    frame: Frame
    voice: str
    roles: dict[str, list[int]] = field(default_factory=dict)
    """Role -> indexes of entities, in order of appearance."""
    concepts: list[str] = field(default_factory=list)
    objects: frozenset[int] = frozenset()
    """Tokens of the concepts that the frame required."""
    count: Count | None = None
    time: Time | None = None
    same_day: bool = False
    status: str = "Occurred"
    light: bool = False
    """Its noun is the object of a verb: "melancarkan serangan"."""
    anaphoric: bool = False
    """It points back: "pertemuan itu", "the launch"."""
    attributed_to: int = -1

    def add(self, role: str, entities: tuple[int, ...]) -> None:
        """Let `entities` fill `role` too."""
        fillers = self.roles.setdefault(role, [])
        fillers.extend(e for e in entities if e not in fillers)


@dataclass(frozen=True, slots=True)
class Clause:
    """What reading one sentence needs, in one hand."""

    sentence: Sentence
    language: Language
    arguments: list[Argument]
    dates: list[Dated]
    concepts: list[Concept]
    chains: list[Chain]


def read_reports(
    sentence: Sentence,
    language: Language,
    arguments: list[Argument],
    dates: list[Dated],
    chains: list[Chain],
) -> list[Report]:
    """Return the reports of a sentence by their triggers, left to right, none overlapping."""
    clause = Clause(sentence, language, arguments, dates, _concepts(sentence, language), chains)
    taken: set[int] = set()
    reports = []
    for start, end, triggers in _triggers(clause):
        if taken.isdisjoint(range(start, end)):
            report = next(filter(None, (_read(clause, start, end, t) for t in triggers)), None)
            if report:
                taken.update(range(start, end))
                reports.append(report)
    return _once_each(sorted(reports, key=lambda r: r.start))


def _once_each(reports: list[Report]) -> list[Report]:
    """Take two triggers with one object for one report: "fired a missile that hit ..."."""
    kept: list[Report] = []
    for report in reports:
        twin = next((r for r in kept if report.objects and r.objects == report.objects), None)
        if twin is None or twin.frame.evokes != report.frame.evokes:
            kept.append(report)
            continue
        for role, fillers in report.roles.items():
            if role not in twin.roles:
                twin.add(role, tuple(fillers))
    return kept


def _concepts(sentence: Sentence, language: Language) -> list[Concept]:
    found = []
    end_of_last = 0
    for start, end, (entry, name) in lexicon(language).weapons.find_all(sentence.lowers):
        if start >= end_of_last and same_case(name.text, " ".join(sentence.words[start:end])):
            found.append(Concept(start, end, entry.slug))
            end_of_last = end
    return found


def _triggers(clause: Clause) -> Iterator[tuple[int, int, list[Trigger]]]:
    """Yield the stretches that may be triggers, longest first, each with its frames."""
    sentence, language = clause.sentence, clause.language
    table = frames(language.code).triggers
    forms = [sentence.lowers, sentence.lemmas]
    if language.head_first:
        forms.append([word.removesuffix("nya") for word in sentence.lowers])
    stretches: dict[tuple[int, int], list[Trigger]] = {}
    for form in forms:
        for start, end, trigger in table.find_all(form):
            known = stretches.setdefault((start, end), [])
            if trigger not in known and _has_voice(sentence, start, end, trigger.voice):
                known.append(trigger)
    yield from (
        (start, end, triggers)
        for (start, end), triggers in sorted(stretches.items(), key=lambda s: (s[0][0] - s[0][1], s[0]))
        if triggers and not _inside_name(clause, start, end)
    )


def _inside_name(clause: Clause, start: int, end: int) -> bool:
    return any(
        a.start <= start and end <= a.end and not a.pronoun for a in clause.arguments
    )


def _has_voice(sentence: Sentence, start: int, end: int, voice: str) -> bool:
    if not sentence.tagged:
        return True
    if voice == "nominal":
        return sentence.tags[end - 1] in ("NOUN", "PROPN")
    return sentence.tags[start] in ("VERB", "AUX") and (voice == "passive") == _is_passive(
        sentence, start
    )


def _is_passive(sentence: Sentence, verb: int) -> bool:
    """Tell "was fired", "fired by" from "fired"."""
    below = {sentence.deps[i] for i, head in enumerate(sentence.heads) if head == verb and i != verb}
    if below & {"auxpass", "nsubjpass", "agent"}:
        return True
    relation = sentence.deps[verb] if sentence.deps else ""
    return relation == "acl" and not sentence.lowers[verb].endswith("ing") and "nsubj" not in below


def _read(clause: Clause, start: int, end: int, trigger: Trigger) -> Report | None:
    frame, sentence = trigger.frame, clause.sentence
    nominal = trigger.voice == "nominal"
    right = clause_end(clause, end, nominal=nominal)
    left = max(0, start - _EXCLUDED_REACH)
    if _contains(sentence, frame.excludes, left, min(end + _EXCLUDED_REACH, right)):
        return None
    if _is_habitual(clause, start):
        return None
    light = _light_verb(clause, frame, start, end, trigger.voice)
    if frame.light and light < 0:
        return None
    passive = trigger.voice == "passive"
    concepts = _required(clause, frame, start, end, right, passive=passive)
    if frame.requires and not concepts:
        return None
    report = Report(sentence, start, end, frame, trigger.voice)
    report.status = _status(clause, frame, start, end, light, nominal=nominal)
    report.light = light >= 0
    _fill(clause, report, light, right)
    if frame.object_type and not _has_object(clause, report):
        return None
    _describe(clause, report, concepts, right)
    return report


def _is_habitual(clause: Clause, start: int) -> bool:
    """Tell "often fires missiles", which reports no event in particular."""
    before = clause.sentence.lowers[max(0, start - _HABITUAL_REACH) : start]
    return any(clause.language.has("habitual", word) for word in before)


def _has_object(clause: Clause, report: Report) -> bool:
    """Tell whether the object is of the class that the frame asks for, and close by."""
    found = (
        _subject(clause, report.start)
        if report.voice == "passive"
        else _object(clause, report, len(clause.sentence.words))
    )
    return any(a.type == report.frame.object_type for a in found)


def _status(
    clause: Clause, frame: Frame, start: int, end: int, light: int, *, nominal: bool
) -> str:
    if frame.presupposed:
        return status_of(clause.sentence, start, end, clause.language, nominal=True, reach=1)
    # The light verb may be a cue itself: "is considering sanctions".
    verb = start if light < 0 else light + 1
    status = status_of(clause.sentence, verb, end, clause.language, nominal=nominal and light < 0)
    if status == "Occurred" and not needs(frame.evokes).attempt and failed(clause.sentence, verb, clause.language):
        return "Denied"
    return status


def clause_end(clause: Clause, end: int, *, nominal: bool) -> int:
    """Return the token at which the clause of a trigger that ends at `end` is over.

    That of a noun ends at the next verb, but for those by which something takes place.
    """
    sentence, language = clause.sentence, clause.language
    position = end
    while position < len(sentence.lowers):
        word = sentence.lowers[position]
        if _relative_passive(clause, position) and nominal:
            position += 2
            continue
        if word in (";", ":") or (word in _QUOTES and not _is_quoted_name(sentence, position)):
            return position
        if language.has("clauseBreak", word) and not marker_starts(sentence, position, language):
            return position
        if word == "," and _ends_at_comma(sentence, language, position + 1):
            return position
        if (nominal or not sentence.deps) and _is_other_verb(clause, position):
            return position
        position += 1
    return position


def _is_quoted_name(sentence: Sentence, position: int) -> bool:
    """Tell a name in quotation marks from speech: the other mark stands close by."""
    around = sentence.lowers[max(0, position - _QUOTED) : position]
    around += sentence.lowers[position + 1 : position + 1 + _QUOTED]
    return any(word in _QUOTES for word in around)


def _relative_passive(clause: Clause, position: int) -> bool:
    """Tell "yang digelar", "that was held": what follows still belongs to the noun before it."""
    words = clause.sentence.lowers[position : position + 2]
    return len(words) == 2 and clause.language.has("relative", words[0]) and (
        clause.language.has("happening", words[1])
        or words[1].startswith(clause.language.passive_prefixes)
    )


def _is_other_verb(clause: Clause, position: int) -> bool:
    sentence, language = clause.sentence, clause.language
    if not is_verb(sentence, position, language):
        return False
    lemma = sentence.lemmas[position]
    return not any(
        language.has(name, word)
        for name in ("happening", "copula", "modal", "planned", "expected")
        for word in (lemma, sentence.lowers[position])
    )


def _ends_at_comma(sentence: Sentence, language: Language, after: int) -> bool:
    if after >= len(sentence.lowers):
        return True
    return is_verb(sentence, after, language) or any(
        language.has(name, sentence.lowers[after])
        for name in ("saying", "pronoun", "clauseBreak", "negation", "according")
    )


def _contains(
    sentence: Sentence, phrases: frozenset[tuple[str, ...]], left: int, right: int
) -> bool:
    words = sentence.lowers
    return any(
        tuple(words[i : i + len(phrase)]) == phrase for phrase in phrases for i in range(left, right)
    )


def _light_verb(clause: Clause, frame: Frame, start: int, end: int, voice: str) -> int:
    """Return where the verb stands whose object the noun is, or -1."""
    if voice != "nominal":
        return -1
    sentence = clause.sentence
    phrases = frame.light or {(v,) for v in clause.language.words.get("supportVerb", ())}
    for position in range(start - 1, max(-1, start - 1 - _LIGHT_REACH), -1):
        for words in (sentence.lowers, sentence.lemmas):
            if any(tuple(words[position : position + len(p)]) == p for p in phrases):
                return position
        if sentence.lowers[position] in (",", ".", ";"):
            break
    return -1


def _required(
    clause: Clause, frame: Frame, start: int, end: int, right: int, *, passive: bool
) -> list[Concept]:
    """Return the concepts of the required class beside the trigger, on the side of its object."""
    if not frame.requires:
        return []
    after = [c for c in clause.concepts if end <= c.start < min(right, end + _OBJECT_REACH)]
    if frame.instrument:
        return [c for c in after if _is_instrument(clause, frame, c, end)]
    before = [c for c in clause.concepts if start - _OBJECT_REACH <= c.start and c.end <= start]
    if frame.object == frame_concept_role(frame) or frame.light:
        reach = _EXCLUDED_REACH if frame.light or not passive else _PASSIVE_REACH
        near = [c for c in before if start - c.end <= reach]
        return after or near
    return after or before


def _is_instrument(clause: Clause, frame: Frame, concept: Concept, end: int) -> bool:
    before = clause.sentence.lowers[max(end, concept.start - _INSTRUMENT_REACH) : concept.start]
    return any(phrase[0] in before for phrase in frame.instrument)


def frame_concept_role(frame: Frame) -> str | None:
    """Return the role that a concept fills as the object of this frame."""
    return frame.object if frame.object and range_of(frame.object) == frame.requires else None


def _fill(clause: Clause, report: Report, light: int, right: int) -> None:
    frame, verbal = report.frame, report.voice != "nominal"
    anchor = light if light >= 0 else report.start
    if report.voice == "active" or light >= 0:
        _add(clause, report, frame.subject, _subject(clause, anchor))
    if report.voice == "passive":
        _add(clause, report, frame.object, _subject(clause, anchor))
        _add(clause, report, frame.subject, _agent(clause, report.end))
    if report.voice == "active":
        _add(clause, report, frame.object, _object(clause, report, right))
    if not verbal:
        owner = _owner(clause, report, right)
        # "The EU considers Iran sanctions": where the subject imposes them, they are on Iran.
        taken = frame.other and report.roles.get(frame.genitive or "")
        _add(clause, report, frame.other if taken else frame.genitive, owner)
    _fill_by_markers(clause, report, right)
    if not verbal and frame.subject and not report.roles.get(frame.subject):
        _add(clause, report, frame.subject, _possessor(clause, report))
    if frame.reciprocal and not verbal and len(report.roles.get(frame.subject or "", ())) == 1:
        _add(clause, report, frame.subject, _other_party(clause, report))


def _add(clause: Clause, report: Report, role: str | None, arguments: list[Argument]) -> None:
    wanted = needs(report.frame.evokes)
    personal, impersonal = role in wanted.personal, role in wanted.impersonal
    for argument in arguments if role else ():
        if impersonal and argument.type == "Person":
            continue
        if personal and argument.type != "Person":
            leader = _leader(clause, argument)
            if leader is None and not _is_delegation(clause, argument):
                continue
            argument = leader or argument
        entities = tuple(filter(lambda e: e >= 0, (_as_filler(clause, e, role) for e in argument.entities)))  # type: ignore[arg-type]
        already = {e for r, fillers in report.roles.items() if r != role for e in fillers}
        report.add(role or "", tuple(e for e in entities if e not in already))
        if not report.roles[role or ""]:
            del report.roles[role or ""]


def _leader(clause: Clause, argument: Argument) -> Argument | None:
    """Return the person of "a U.S. delegation led by Bill Richardson"."""
    for start, end, _ in clause.language.find("ledBy", clause.sentence.lowers):
        if 0 <= start - argument.end <= _GENITIVE_REACH:
            people = [a for a in clause.arguments if a.start >= end and a.type == "Person"]
            return people[0] if people else None
    return None


def _is_delegation(clause: Clause, argument: Argument) -> bool:
    words = clause.sentence.lowers[argument.start : argument.end]
    return any(clause.language.has("delegation", word) for word in words)


def _as_filler(clause: Clause, entity: int, role: str) -> int:
    """Return the entity if its class fits the role, the state if it is a capital that acts, else -1."""
    wanted = range_of(role)
    chain = clause.chains[entity]
    if wanted is None or wanted in superclasses(chain.type):
        return entity
    state = load().state_of_capital(chain.known or "") if wanted == "Actor" else None
    return _stand_for(clause, entity, state) if state else -1


def _stand_for(clause: Clause, capital: int, state: str) -> int:
    """Return the state that a capital acts for, named by that if the article has no other name of it."""
    mentions = [
        (sentence, found)
        for sentence, found in clause.chains[capital].found
        if sentence is clause.sentence
    ]
    index = next((i for i, c in enumerate(clause.chains) if c.known == state), len(clause.chains))
    if index == len(clause.chains):
        clause.chains.append(Chain("State", state))
    for sentence, found in mentions:
        found.metonym_of = index
        if (sentence, found) not in clause.chains[index].found:
            clause.chains[index].found.append((sentence, found))
    return index


def _with_group(clause: Clause, argument: Argument) -> list[Argument]:
    return [a for a in clause.arguments if a.group == argument.group]


def _subject(clause: Clause, verb: int) -> list[Argument]:
    """Return the subject of the verb at token `verb` with what "and" joins to it."""
    sentence = clause.sentence
    before = [a for a in clause.arguments if a.end <= verb]
    if sentence.deps:
        by_tree = [a for a in clause.arguments if a.kind == "free" and a.head == _finite(sentence, verb)]
        if by_tree:  # of "On the birthday of Kim Il Sung, the North ..." the one beside the verb
            nearest = [a for a in by_tree if a.end <= verb][-1:] or by_tree[:1]
            return _with_group(clause, nearest[0])
        if sentence.deps[verb] == "acl":
            return []  # "a vote to expand sanctions": whose vote it is is not said
    for argument in reversed(before):
        adjacent = all(
            clause.language.has("modal", w) for w in sentence.lowers[argument.end : verb]
        )
        embedded = adjacent and argument.kind in ("genitive", "object") and not argument.marker
        if argument.kind == "free" or embedded:
            if sentence.lowers[argument.end : verb].count(";"):
                return []
            return _with_group(clause, argument)
    return []


def _finite(sentence: Sentence, verb: int) -> int:
    """Climb from "to meet", "met and ..." to the verb that has the subject."""
    subjects = {h for h, d in zip(sentence.heads, sentence.deps, strict=True) if d in ("nsubj", "nsubjpass")}
    for _ in range(6):
        if verb in subjects or sentence.deps[verb] not in ("xcomp", "conj", "aux", "advcl", "ccomp"):
            return verb
        verb = sentence.heads[verb]
    return verb


def _agent(clause: Clause, end: int) -> list[Argument]:
    """Return who did it: "diluncurkan (oleh) Korea Utara", "fired by the North"."""
    for argument in clause.arguments:
        between = clause.sentence.lowers[end : argument.start]
        if argument.start >= end and len(between) <= 1 and all(w in ("oleh", "by") for w in between):
            return _with_group(clause, argument)
    return []


def _object(clause: Clause, report: Report, right: int) -> list[Argument]:
    for argument in clause.arguments:
        if report.end <= argument.start < right and argument.kind == "object":
            near = argument.start - report.end <= _GENITIVE_REACH
            if near or report.start <= argument.head < report.end:
                return _with_group(clause, argument)
    return []


def _owner(clause: Clause, report: Report, right: int) -> list[Argument]:
    """Return whose noun the trigger is."""
    for argument in clause.arguments:
        if argument.kind == "genitive" and report.start <= argument.head < report.end:
            return _with_group(clause, argument)
        if clause.sentence.deps:
            continue
        gap = argument.start - report.end
        behind = clause.language.head_first and 0 <= gap <= _GENITIVE_REACH
        if behind and argument.start < right and argument.kind in ("genitive", "free", "object"):
            between = clause.sentence.lowers[report.end : argument.start]
            parted = any(
                w in (",", "(") or clause.language.has("preposition", w) for w in between
            )
            if not parted:
                return _with_group(clause, argument)
    return []


def _possessor(clause: Clause, report: Report) -> list[Argument]:
    """Return whose "kunjungannya" or "its launch" it is: named before it in the sentence."""
    lowers, language = clause.sentence.lowers, clause.language
    suffixes = tuple(language.words.get("possessiveSuffix", ()))
    words = lowers[report.start : report.end + 1]
    if suffixes and any(w.endswith(suffixes) and len(w) > 5 for w in words):
        return _subject(clause, report.start)
    before = lowers[max(0, report.start - 3) : report.start]
    if any(language.has("possessiveThing", w) for w in before):
        things = [a for a in clause.arguments if a.end <= report.start and a.type != "Person"]
        return things[-1:]
    if any(language.has("possessive", w) for w in before):
        return _subject(clause, report.start)
    return []


def _other_party(clause: Clause, report: Report) -> list[Argument]:
    """Return who met, where the noun names only whom: "Dalam pertemuan dengan Li, Prabowo ..."."""
    subject = _subject(clause, report.start)
    if subject and not clause.language.has("according", clause.sentence.lowers[report.start - 1]):
        return subject
    for argument in clause.arguments:
        before = clause.sentence.lowers[max(0, argument.start - 1) : argument.start]
        if argument.start >= report.end and before == [","] and argument.kind == "free":
            return _with_group(clause, argument)
        if argument.end <= report.start and clause.language.has("agent", argument.marker):
            return _with_group(clause, argument)
    return []


def _fill_by_markers(clause: Clause, report: Report, right: int) -> None:
    markers = _markers(clause.language, report.frame.evokes)
    weak: list[tuple[str, Argument]] = []  # what a role falls back on
    for argument in clause.arguments:
        role = markers.get(argument.marker)
        if role is None or not _in_reach(clause, report, argument, right, role):
            continue
        place = range_of(role) == "Place"
        if argument.kind == "preposition" or (argument.kind == "genitive" and place):
            _add(clause, report, role, [_narrower(clause, argument) if place else argument])
        elif argument.kind == "genitive" and role == "imposedOn":
            weak.append((role, argument))
    for role, argument in weak:
        if role not in report.roles:  # "sanctions on a Russian bank" are sanctions on Russia
            _add(clause, report, role, [argument])


def _narrower(clause: Clause, argument: Argument) -> Argument:
    """Return the city of "ibu kota Belgia, Brussel" rather than the state."""
    for other in clause.arguments:
        between = clause.sentence.lowers[argument.end : other.start]
        if other.start >= argument.end and between in ([","], []):
            outer, inner = (clause.chains[a.entities[0]].known or "" for a in (argument, other))
            if load().contains(outer, inner):
                return other
    return argument


def _markers(language: Language, event: str) -> dict[str, str]:
    table = frames(language.code).markers
    found: dict[str, str] = {}
    for name in reversed(superclasses(event)):
        found |= table.get(name, {})
    return found


def _in_reach(clause: Clause, report: Report, argument: Argument, right: int, role: str) -> bool:
    if clause.sentence.deps and not argument.pronoun:
        nested = range_of(role) == "Place" or argument.kind == "genitive"
        return _below(clause, report, argument, nested=nested)
    if report.end <= argument.start:
        return argument.start < right
    # "Di Moskow, ..." and "Bagi Putin, pertemuan dengan Kim ..." stand in front of it all.
    after = clause.sentence.lowers[argument.end : argument.end + 1]
    return argument.kind == "preposition" and argument.head <= 1 and after == [","]


def _below(clause: Clause, report: Report, argument: Argument, *, nested: bool) -> bool:
    """Tell whether the tree hangs an argument from the trigger, or from the verb that it goes with.

    An actor must hang from it directly; a place may lie deeper: "fired a missile into the sea".
    """
    sentence, language = clause.sentence, clause.language
    targets = set(range(report.start, report.end))
    verb = sentence.heads[report.end - 1]
    if report.voice == "nominal" and any(
        language.has(name, sentence.lemmas[verb])
        for name in ("happening", "supportVerb", "copula")
    ):
        targets.add(verb)
    token = argument.head
    for _ in range(_DEEPEST if nested else 1):
        if sentence.heads[token] in targets or token in targets:
            return True
        if sentence.tags[token] in ("VERB", "AUX") or sentence.deps[token].startswith("nsubj"):
            return False
        token = sentence.heads[token]
    return False


def _describe(clause: Clause, report: Report, concepts: list[Concept], right: int) -> None:
    sentence, language = clause.sentence, clause.language
    generic = {"missile", "projectile"}
    report.objects = frozenset(c.start for c in concepts)
    report.concepts = [c.slug for c in concepts if c.slug not in generic]
    for concept in concepts[:1]:
        report.count = count_before(sentence, concept.start, language)
        if "launchedBy" not in report.roles:
            _add(clause, report, "launchedBy", _launcher(clause, concept))
    after = sentence.lowers[report.end : report.end + 1]
    before = sentence.lowers[max(0, report.start - 2) : report.start]
    pointing = after if language.head_first else before
    report.anaphoric = any(language.has("anaphor", w) for w in pointing) or (
        report.voice != "nominal" and any(_is_definite(clause, c) for c in concepts[:1])
    )


def _is_definite(clause: Clause, concept: Concept) -> bool:
    """Tell "the missile", "rudal tersebut" from "a missile"."""
    lowers, language = clause.sentence.lowers, clause.language
    beside = (
        lowers[concept.end : concept.end + 1]
        if language.head_first
        else lowers[max(0, concept.start - 1) : concept.start]
    )
    return any(language.has("anaphor", w) for w in beside)


def _launcher(clause: Clause, concept: Concept) -> list[Argument]:
    """Return whose missile it is: "rudal balistik Korea Utara", "a North Korean missile"."""
    for argument in clause.arguments:
        if argument.kind != "genitive":
            continue
        behind = clause.language.head_first and 0 <= argument.start - concept.end <= 1
        before = not clause.language.head_first and 0 <= concept.start - argument.end <= 2
        if clause.sentence.deps:
            before = concept.start <= argument.head < concept.end
        if behind or before:
            return [argument]
    return []
