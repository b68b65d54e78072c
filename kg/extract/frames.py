"""Frames as data: which words report an event of which class, and what marks its roles.

A frame and its markings stand in `ontologies/events/*.ttl` (or, for a new
language, in that language's file); the engine in `kg.extract.reports` knows no
word of any language.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rdflib import RDF, RDFS, Literal, URIRef

from kg.errors import VocabularyError
from kg.extract.phrases import Phrases
from kg.vocabulary import KG, local, ontology, superclasses

VOICES = ("active", "passive", "nominal")
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of one language to report an event."""

    name: str
    evokes: str
    """Class of the event."""
    language: str
    subject: str | None
    """Role of the grammatical subject of an active verb, or of the light verb of a noun."""
    object: str | None
    """Role of the object, and of the subject of a passive."""
    genitive: str | None
    """Role of whose noun it is: "sanksi PBB", "Korea's launch"."""
    other: str | None
    """Role of whose noun it is where the subject fills that already."""
    light: frozenset[tuple[str, ...]]
    """Verbs of which the noun is the object; where any are given, one must be there."""
    requires: str | None
    """Class of a concept that must be named beside the trigger: `MissileType`."""
    acts: bool
    """It must be what acts: the missile hits."""
    place: str | None
    """Role of a place that is marked as where it happens: what comes down there flew there."""
    excludes: frozenset[tuple[str, ...]]
    """Words beside the trigger that tell of another kind of thing."""
    instrument: frozenset[tuple[str, ...]]
    """Words that must stand before the concept: "menyerang dengan rudal"."""
    object_types: frozenset[str]
    """Classes of which the object must have one: one receives a person, but also a letter."""
    presupposed: bool
    """What the sentence denies is not this event: sanctions that are evaded are in force."""
    reciprocal: bool
    """Subjects and objects take the same part: "bertemu"."""
    sporting: bool = False
    """Its words tell of matches too: a player "membela" a club."""
    object_markers: frozenset[str] = frozenset()
    """Prepositions that mark the object of this frame: a courtesy call on somebody."""
    plain: bool = False
    """Its object does nothing further: who calls on him to resign does not call on him."""
    modifier: str | None = None
    """Role of a state whose full name stands before the noun: "Iran sanctions"."""
    reaching: frozenset[str] = frozenset()
    """Verbs by which the noun takes its object: "sanctions that target Rosneft"."""
    epithet: bool = False
    """Behind a relative its passive only says who somebody is: "kelompok yang didukung Iran"."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase that evokes a frame in one voice."""

    frame: Frame
    voice: str


@dataclass(frozen=True, slots=True)
class Wording:
    """A role whose filler is words of the article: a topic, a measure, a vehicle."""

    role: str
    whole: bool
    """The words found are the filler themselves ("arms embargo"); else they stand before it."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What makes a report worth an event, by class."""

    roles: tuple[tuple[str, int], ...]
    """Role and least number of fillers; any one line of them will do."""
    verbal: tuple[tuple[str, int], ...]
    """The same, where a verb reports it and not a noun alone."""
    attempt: bool
    """A failed attempt is an event too: a launch that fails."""
    detail: bool
    """A noun alone says too little: it takes a time, a number or a place to tell which event."""
    inner: bool
    """The same, where nobody but people of one state take part: a talk of two ministers."""
    also: tuple[tuple[str, int], ...]
    """The same, but all of them."""
    political: tuple[str, ...]
    """Roles that only states, their bodies and what the gazetteer knows may fill."""
    owned: tuple[str, ...]
    """Roles that an owner fills where nothing else does: sanctions on a Russian bank, on Russia."""
    impersonal: tuple[str, ...]
    """Roles that people do not fill: a politician who attacks another wages no war."""
    collective: tuple[str, ...]
    """Roles that one body of many fills alone, where time or place is known: a summit."""
    personal: tuple[str, ...]
    """Roles that only people fill, or a state by its delegation."""
    timeless: bool = False
    """A noun alone does not tell whether it has happened yet: "KTT G7"."""
    either: tuple[str, ...] = ()
    """Roles of which one has a filler, a thing or words: support is for someone or something."""
    single: tuple[str, ...] = ()
    """Roles of which each event has one filler: whoever visits two states pays two visits."""
    lasting: bool = False
    """It goes on from its day: a war, sanctions in force."""
    momentary: bool = False
    """It is over at once, so that what went on for months is no single one: a salvo."""
    aimed: bool = False
    """A purpose does not tell that it was reached: talks to reach a deal."""
    placed: bool = False
    """Where one side only is named, where it takes place tells which it is: a war in Gaza."""


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames of one language, ready to match."""

    triggers: Phrases[Trigger]
    markers: Mapping[str, Mapping[str, str]]
    """Class of event -> marker (a preposition) -> role."""
    wordings: Mapping[str, Phrases[Wording]]
    """Class of event -> words that open, or are, the filler of a role that takes words."""


@cache
def frames(language: str) -> Frames:
    """Read the frames of a language; empty where it declares none.

    Raises:
        VocabularyError: A frame evokes nothing.
    """
    graph = ontology()
    entries = []
    for name in sorted(str(s) for s in graph.subjects(RDF.type, KG.Frame)):
        subject = URIRef(name)
        frame = _frame(subject, language)
        for voice in VOICES:
            for phrase in sorted(_phrases(subject, voice, language)):
                entries.append((phrase, Trigger(frame, voice)))
    # The most particular frame of a word is tried first.
    entries.sort(key=lambda e: (not e[1].frame.light, not e[1].frame.requires, e[1].frame.name))
    return Frames(Phrases(entries), _markers(language), _wordings(language))


@cache
def needs(event: str) -> Needs:
    """Return what a report of the class `event` must have, from its class or the nearest above."""
    for name in superclasses(event):
        roles = _lines(name, "needs")
        if roles:
            return Needs(
                roles,
                _lines(name, "needsVerb"),
                (KG[name], KG.attemptCounts, None) in ontology(),
                (KG[name], KG.nominalNeedsDetail, None) in ontology(),
                (KG[name], KG.innerNeedsDetail, None) in ontology(),
                _lines(name, "needsAlso"),
                _roles(name, KG.politicalRole),
                _roles(name, KG.ownerRole),
                _roles(name, KG.impersonalRole),
                _roles(name, KG.collectiveRole),
                _roles(name, KG.personalRole),
                (KG[name], KG.nounIsTimeless, None) in ontology(),
                _roles(name, KG.eitherRole),
                _roles(name, KG.singleRole),
                any((KG[c], KG.lasting, None) in ontology() for c in superclasses(event)),
                any((KG[c], KG.momentary, None) in ontology() for c in superclasses(event)),
                any((KG[c], KG.aimed, None) in ontology() for c in superclasses(event)),
                any((KG[c], KG.placed, None) in ontology() for c in superclasses(event)),
            )
    return Needs((), (), False, False, False, (), (), (), (), (), ())


@cache
def markers(language: str, event: str) -> Mapping[str, str]:
    """Return what marks the roles of a class of events, the nearest class's word first."""
    found: dict[str, str] = {}
    for name in reversed(superclasses(event)):
        found |= frames(language).markers.get(name, {})
    return found


@cache
def content_role(event: str) -> str | None:
    """Return the role of what is said, whose filler is the words behind the verb."""
    found = (ontology().value(KG[name], KG.contentRole) for name in superclasses(event))
    return next((local(str(role)) for role in found if role), None)


@cache
def range_of(role: str) -> str | None:
    """Return the class of what fills a role."""
    found = ontology().value(KG[role], RDFS.range)
    return local(str(found)) if found else None


def _roles(event: str, predicate: URIRef) -> tuple[str, ...]:
    return tuple(sorted(local(str(o)) for o in ontology().objects(KG[event], predicate)))


def _lines(event: str, predicate: str) -> tuple[tuple[str, int], ...]:
    lines = sorted(str(o).split() for o in ontology().objects(KG[event], KG[predicate]))
    return tuple((role, int(number)) for role, number in lines)


def _frame(subject: URIRef, language: str) -> Frame:
    graph = ontology()
    evokes = graph.value(subject, KG.evokes)
    if evokes is None:
        raise VocabularyError(f"{subject}: a frame without kg:evokes; name the class of event")

    def role(predicate: URIRef) -> str | None:
        found = graph.value(subject, predicate)
        return local(str(found)) if found else None

    return Frame(
        name=local(subject).removeprefix("frame/"),
        evokes=local(str(evokes)),
        language=language,
        subject=role(KG.subjectRole),
        object=role(KG.objectRole),
        genitive=role(KG.genitiveRole),
        other=role(KG.otherRole),
        light=frozenset(_phrases(subject, "light", language)),
        requires=role(KG.requires),
        acts=graph.value(subject, KG.requiredActs) is not None,
        place=role(KG.placeRole),
        excludes=frozenset(_phrases(subject, "excludes", language)),
        instrument=frozenset(_phrases(subject, "instrumentMarker", language)),
        object_types=frozenset(local(str(o)) for o in graph.objects(subject, KG.objectType)),
        presupposed=graph.value(subject, KG.presupposed) is not None,
        reciprocal=graph.value(subject, KG.reciprocal) is not None,
        sporting=graph.value(subject, KG.sporting) is not None,
        object_markers=_joined(subject, "objectMarker", language),
        plain=graph.value(subject, KG.plainObject) is not None,
        modifier=role(KG.modifierRole),
        reaching=_joined(subject, "reaching", language),
        epithet=graph.value(subject, KG.epithet) is not None,
    )


def _joined(subject: object, predicate: str, language: str) -> frozenset[str]:
    return frozenset(" ".join(words) for words in _phrases(subject, predicate, language))


def _phrases(subject: object, predicate: str, language: str) -> set[tuple[str, ...]]:
    found = [
        str(value).casefold()
        for value in ontology().objects(subject, KG[predicate])  # type: ignore[arg-type]
        if isinstance(value, Literal) and value.language == language
    ]
    # Most tokenizers part a word at its hyphen.
    return {tuple(form.split()) for text in found for form in (text, _HYPHEN.sub(" - ", text))}


def _markers(language: str) -> dict[str, dict[str, str]]:
    graph = ontology()
    found: dict[str, dict[str, str]] = {}
    for name in sorted(str(s) for s in graph.subjects(RDF.type, KG.Marking)):
        marking = URIRef(name)
        role = local(str(graph.value(marking, KG.marks)))
        for event in graph.objects(marking, KG.evokes):
            for phrase in _phrases(marking, "marker", language):
                found.setdefault(local(str(event)), {})[" ".join(phrase)] = role
    return found


def _wordings(language: str) -> dict[str, Phrases[Wording]]:
    graph = ontology()
    found: dict[str, list[tuple[tuple[str, ...], Wording]]] = {}
    for name in sorted(str(s) for s in graph.subjects(RDF.type, KG.Wording)):
        subject = URIRef(name)
        role = local(str(graph.value(subject, KG.marks)))
        for event in graph.objects(subject, KG.evokes):
            rows = found.setdefault(local(str(event)), [])
            for predicate, whole in (("opener", False), ("filler", True)):
                wording = Wording(role, whole)
                rows += [(p, wording) for p in sorted(_phrases(subject, predicate, language))]
    return {event: Phrases(rows) for event, rows in found.items()}
