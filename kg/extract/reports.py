"""Read each sentence's reports of events: a trigger, its frame, and what fills its roles.

The engine knows word order, voices and clauses; every word that it looks for
stands in `ontologies/`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.argument import Argument
from kg.extract.clauses import Clause, Concept, Report, clause_end
from kg.extract.concepts import find_concepts, owner_of, required, site_of
from kg.extract.coreference import Chain
from kg.extract.counts import count_before
from kg.extract.dates import Dated
from kg.extract.doubt import beside_verb
from kg.extract.frames import Trigger, frames, needs
from kg.extract.grammar import direct_object, is_passive, is_passive_form, stands_beside
from kg.extract.kinds import is_match, is_mistaken_verb, tells_of_none
from kg.extract.language import Language
from kg.extract.pipeline import Sentence
from kg.extract.pointing import points_back
from kg.extract.roles import add_fillers, fill
from kg.extract.status import Scope, failed, status_of
from kg.extract.subjects import subject
from kg.extract.tree import governs_clause
from kg.extract.wordings import fill_wordings

_LIGHT_REACH = 7
"""Tokens between a light verb and its noun: "menjatuhkan serangkaian sanksi"."""
_ADDITIVE_REACH = 2
_ALIKE_REACH = 2
_REMOTE_REACH = 4
"""Tokens between a talk and the telephone: "percakapan panjang melalui telepon"."""
_PREDICATE_REACH = 12
"""Tokens between a noun and the passive verb of which it is the subject."""


def clause_of(
    sentence: Sentence,
    language: Language,
    arguments: list[Argument],
    dates: list[Dated],
    chains: list[Chain],
) -> Clause:
    """Return a sentence with all that reading its reports needs."""
    bodies = {i for a in arguments if a.type == "Organization" for i in range(a.start, a.end)}
    concepts = [c for c in find_concepts(sentence, language) if c.start not in bodies]
    return Clause(sentence, language, arguments, dates, concepts, chains)


def read_reports(clause: Clause) -> list[Report]:
    """Return the reports of a sentence by their triggers, left to right, none overlapping."""
    taken: set[int] = set()
    reports = []
    for start, last, triggers in _triggers(clause):
        end = _doubled(clause.sentence, start, last)
        if taken.isdisjoint(range(start, end)):
            report = _best(filter(None, (_read(clause, start, end, t) for t in triggers)))
            if report:
                taken.update(range(start, end))
                reports.append(report)
    return _once_each(sorted(reports, key=lambda r: r.start))


def _best(reports: Iterable[Report]) -> Report | None:
    """Return the first report; of "evading sanctions imposed by ...", that of the first verb."""
    first = None
    for report in reports:
        if 0 <= report.light < report.start or (report.light < 0 and first is None):
            return report
        first = first or report
    return first


def _doubled(sentence: Sentence, start: int, end: int) -> int:
    """Return where "sanksi-sanksi" ends: a noun said twice is one noun."""
    if sentence.lowers[end : end + 1] != ["-"]:
        return end
    again = end + 1 + end - start
    twice = sentence.lowers[start:end] == sentence.lowers[end + 1 : again]
    return again if twice else end


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


def _triggers(clause: Clause) -> Iterator[tuple[int, int, list[Trigger]]]:
    """Yield the stretches that may be triggers, longest first, each with its frames."""
    sentence, language = clause.sentence, clause.language
    table = frames(language.code).triggers
    forms = [sentence.lowers, sentence.lemmas]
    for suffix in sorted(language.words.get("possessiveSuffix", ())):
        forms.append([word.removesuffix(suffix) for word in sentence.lowers])
    stretches: dict[tuple[int, int], list[Trigger]] = {}
    for form in forms:
        for start, end, trigger in table.find_all(form):
            known = stretches.setdefault((start, end), [])
            if trigger not in known and _has_voice(sentence, start, end, trigger.voice, language):
                known.append(trigger)
    yield from (
        (start, end, triggers)
        for (start, end), triggers in sorted(
            stretches.items(), key=lambda s: (s[0][0] - s[0][1], s[0])
        )
        if triggers and not _inside_name(clause, start, end)
    )


def _inside_name(clause: Clause, start: int, end: int) -> bool:
    return any(a.start <= start and end <= a.end and not a.pronoun for a in clause.arguments)


def _has_voice(sentence: Sentence, start: int, end: int, voice: str, language: Language) -> bool:
    if not sentence.tagged:
        return True
    verb = is_mistaken_verb(sentence, start, language)
    if voice == "nominal":
        return sentence.tags[end - 1] in ("NOUN", "PROPN") and not verb
    if verb:
        return voice == "active"
    return sentence.tags[start] in ("VERB", "AUX") and (voice == "passive") == is_passive(
        sentence, start
    )


def _read(clause: Clause, start: int, end: int, trigger: Trigger) -> Report | None:
    report = Report(clause.sentence, start, end, trigger.frame, trigger.voice)
    right = clause_end(clause, end, nominal=report.nominal)
    if tells_of_none(clause, report, right):
        return None
    report.light = _light_verb(clause, report)
    if report.frame.light and report.light < 0 and report.nominal:
        report.undergone = _passive_light(clause, report, len(clause.sentence.words))
    concepts = required(clause, report, right)
    frame = report.frame
    unsupported = frame.light and max(report.light, report.undergone) < 0
    if unsupported or (frame.requires and not concepts):
        return None
    report.status = _status(clause, report)
    if report.status in ("Occurred", "Planned", "Expected"):
        report.status = beside_verb(clause, report) or report.status
    if frame.acts and report.status == "Hypothetical":
        return None  # what a missile can hit tells of its range
    before = clause.sentence.lowers[max(0, report.anchor - _ADDITIVE_REACH) : report.anchor]
    report.additive = any(clause.language.has("additive", word) for word in before)
    fill(clause, report, right)
    if is_match(clause, report):
        return None
    report.collective = _is_collective(clause, report)
    if frame.object_types and not _has_object(clause, report, right):
        return None
    if frame.plain and governs_clause(clause, report):
        return None
    _describe(clause, report, concepts)
    fill_wordings(clause, report)
    return report


def _has_object(clause: Clause, report: Report, right: int) -> bool:
    """Tell whether the object is of a class that the frame asks for, and close by."""
    types = report.frame.object_types
    if report.frame.instrument:
        marked = _marked(report, clause, right)
        if clause.sentence.lowers[report.end - 1] in report.frame.object_markers:
            marked += direct_object(clause, report, right)  # "call on" as one verb
        return any(a.type in types and _is_notable(clause, a) for a in marked)
    if report.voice == "passive":
        found = [a for a in subject(clause, report.start) if stands_beside(clause, a, report)]
    else:
        found = direct_object(clause, report, len(clause.sentence.words))
    return any(a.type in types for a in found)


def _is_collective(clause: Clause, report: Report) -> bool:
    """Tell whether a word for a set names all who take part."""
    filled = set(report.roles.get(report.frame.subject or "", ()))
    return any(a.collective and filled and filled <= set(a.entities) for a in clause.arguments)


def _marked(report: Report, clause: Clause, right: int) -> list[Argument]:
    """Return what stands behind a word that must mark the object: "berbicara dengan X"."""
    markers = {" ".join(phrase) for phrase in report.frame.instrument}
    return [
        a
        for a in clause.arguments
        if report.end <= a.start < right and a.marker in markers and a.kind == "preposition"
    ]


def _is_notable(clause: Clause, argument: Argument) -> bool:
    """Tell a state, or a person of office or renown: one may talk to anybody."""
    chains = [clause.chains[entity] for entity in argument.entities]
    return argument.type != "Person" or any(c.known or c.offices for c in chains)


def _status(clause: Clause, report: Report) -> str:
    sentence, language = clause.sentence, clause.language
    carried = 0 <= report.light < report.start
    bare = report.nominal and not carried
    trigger = Scope(report.start, report.end, nominal=bare, noun=report.nominal)
    if report.frame.presupposed:
        return status_of(sentence, replace(trigger, nominal=True, reach=1), language)
    if carried:  # by what may be a cue itself: "is considering sanctions"
        trigger = replace(trigger, start=report.light + 1)
    status = status_of(sentence, trigger, language)
    if status == "Denied" and carried and language.has("ending", sentence.lemmas[report.light]):
        status = "Occurred"  # what is not lifted is in force
    if status == "Occurred" and sentence.deps and sentence.deps[report.start] == "pcomp":
        status = _of_governor(clause, report.start)
    tried = not needs(report.frame.evokes).attempt and failed(sentence, trigger.start, language)
    return "Denied" if status == "Occurred" and tried else status


def _of_governor(clause: Clause, verb: int) -> str:
    """Return the status of "would see Jones before meeting Obama": what is planned of both."""
    heads = clause.sentence.heads
    above = heads[heads[verb]]
    status = status_of(clause.sentence, Scope(above, above + 1), clause.language)
    return status if status in ("Planned", "Expected") else "Occurred"


def _light_verb(clause: Clause, report: Report) -> int:
    """Return where the verb stands whose object the noun is, or -1."""
    if not report.nominal:
        return -1
    sentence, start = clause.sentence, report.start
    supports = clause.language.words.get("supportVerb", frozenset())
    phrases = report.frame.light or {tuple(verb.split()) for verb in supports}
    for position in range(start - 1, max(-1, start - 1 - _LIGHT_REACH), -1):
        for words in (sentence.lowers, sentence.lemmas):
            auxiliary = sentence.deps and sentence.deps[position] in ("aux", "auxpass")
            found = any(tuple(words[position : position + len(p)]) == p for p in phrases)
            if found and not auxiliary:  # "has ruled out talks" has no talks
                return position
        if sentence.lowers[position] in (",", ".", ";"):
            break
    return next((i for i in _relative_verbs(report) if (sentence.lemmas[i],) in phrases), -1)


def _relative_verbs(report: Report) -> list[int]:
    """Return the verbs of the relative clauses of a noun: "the talks (that were) held by"."""
    sentence = report.sentence
    return [
        token
        for token, (relation, head) in enumerate(zip(sentence.deps, sentence.heads, strict=True))
        if relation in ("relcl", "acl") and report.start <= head < report.end
    ]


def _passive_light(clause: Clause, report: Report, right: int) -> int:
    """Return where the verb stands whose subject the noun is, "sanksi ... dijatuhkan", or -1."""
    sentence = clause.sentence
    for position in range(report.end, min(right, report.end + _PREDICATE_REACH)):
        for words in (sentence.lowers, sentence.lemmas):
            if any(tuple(words[position : position + len(p)]) == p for p in report.frame.light):
                return position if is_passive_form(clause, position) else -1
    return -1


def _describe(clause: Clause, report: Report, concepts: list[Concept]) -> None:
    sentence, language = clause.sentence, clause.language
    generic = {"missile", "projectile"}
    report.objects = frozenset(c.start for c in concepts)
    report.concepts = [c.slug for c in concepts if c.slug not in generic]
    for concept in concepts[:1]:
        report.count = count_before(sentence, concept.start, language)
        if "launchedBy" not in report.roles:
            add_fillers(clause, report, "launchedBy", owner_of(clause, concept))
        if "launchSite" not in report.roles:
            add_fillers(clause, report, "launchSite", site_of(clause, concept))
    beside = sentence.lowers[max(0, report.start - _REMOTE_REACH) : report.end + _REMOTE_REACH]
    report.remote = report.frame.reciprocal and any(language.has("remote", w) for w in beside)
    around = sentence.lowers[max(0, report.start - _ALIKE_REACH) : report.end + _ALIKE_REACH]
    report.alike = any(language.has("alike", word) for word in around)
    report.anaphoric = points_back(clause, report, concepts)
