"""From a store to the page's graph, by the vocabulary alone."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from pyoxigraph import Store
from rdflib import RDF, RDFS
from rdflib.namespace import DCTERMS, SKOS

from kg.export.html.evidence import SentenceIndex, index_sentences
from kg.export.html.model import (
    Evidence,
    Fact,
    Merge,
    Names,
    PageGraph,
    Report,
    Statement,
    Thing,
)
from kg.export.html.quads import Quads, Value, derived, read_quads
from kg.vocabulary import GEO, KG, local, superclasses, superproperties

_NO_NODE = {"Article", "Publisher", "Mention", "Merge", "Office", "Status", "Tenure"}
_PLUMBING = {"mention", "mentionedIn", "role", "of", "status", "cites", "metonymOf", "inArticle"}
_HIDDEN_FACTS = {"earliest", "latest"}
_STATUSES = ("Occurred", "Denied", "Planned", "Expected", "Hypothetical")
"""Where sources differ, an event is drawn as the first of these; the panel shows them all."""


def read_graph(store: Store) -> PageGraph:
    """Read everything that the page shows."""
    quads = read_quads(store)
    reports = _reports(quads)
    report_of = {report.iri: number for number, report in enumerate(reports)}
    types = _types(quads)
    nodes = sorted(types)
    thing_of = {iri: number for number, iri in enumerate(nodes)}
    index = index_sentences(quads, thing_of, report_of)
    statements = _statements(quads, thing_of, report_of, index)
    things = tuple(_thing(quads, iri, types[iri], report_of) for iri in nodes)
    return PageGraph(
        things,
        statements,
        _facts(quads, thing_of, report_of, index),
        _merges(quads, thing_of, reports),
        reports,
        index.sentences,
    )


def names(quads: Quads, iri: str) -> Names:
    """Return the preferred names of a resource, one for each language."""
    found: Names = {}
    for value in quads.values(iri, RDFS.label) + quads.values(iri, SKOS.prefLabel):
        found.setdefault(value.language, value.text)
    return found


def _name(quads: Quads, value: Value | None) -> str:
    if value is None:
        return ""
    found = names(quads, value.text) if value.iri else {"": value.text}
    return next(iter(found.values()), local(value.text))


def _reports(quads: Quads) -> tuple[Report, ...]:
    return tuple(
        _report(quads, iri)
        for iri in quads.subjects
        if str(KG.Article) in quads.texts(iri, RDF.type)
    )


def _report(quads: Quads, iri: str) -> Report:
    publishers = quads.values(iri, DCTERMS.publisher)
    cited = [
        value
        for publisher in publishers
        for value in quads.values(publisher.text, KG.cites)
        if value.graph == iri
    ]
    identifier = quads.first(iri, DCTERMS.identifier) or local(iri)
    return Report(
        iri,
        quads.first(iri, DCTERMS.title) or identifier,
        _name(quads, publishers[0] if publishers else None) or identifier,
        quads.first(iri, DCTERMS.issued),
        quads.first(iri, DCTERMS.source),
        quads.first(iri, DCTERMS.language),
        tuple(dict.fromkeys(_name(quads, value) for value in cited)),
    )


def _types(quads: Quads) -> dict[str, str]:
    """Tell the class of every node: things, and the concepts that statements point to."""
    types: dict[str, str] = {}
    for iri in quads.subjects:
        classes = [local(c) for c in quads.texts(iri, RDF.type) if c.startswith(str(KG))]
        if classes:
            types[iri] = max(classes, key=lambda c: (len(superclasses(c)), c))
    replaced = {iri for iri in types if quads.values(iri, DCTERMS.isReplacedBy)}
    nodes = {iri: c for iri, c in types.items() if c not in _NO_NODE and iri not in replaced}
    events = [iri for iri, c in nodes.items() if "Event" in superclasses(c)]
    for iri in events:
        for predicate, values in quads.subjects[iri].items():
            if predicate.startswith(str(KG)) and local(predicate) not in _PLUMBING:
                for value in values:
                    if value.iri and value.text not in types and names(quads, value.text):
                        nodes[value.text] = "Concept"
    used = {v.text for iri in events for vs in quads.subjects[iri].values() for v in vs if v.iri}
    return {
        iri: c
        for iri, c in nodes.items()
        if iri in used or ("Thing" in superclasses(c) and _said(quads, iri))
    }


def _said(quads: Quads, iri: str) -> bool:
    """Whether any article speaks of it: what only the gazetteer knows is not news."""
    return bool(quads.values(iri, KG.mention) or quads.values(iri, KG.mentionedIn))


def _thing(quads: Quads, iri: str, type_: str, report_of: Mapping[str, int]) -> Thing:
    labels = names(quads, iri)
    known = set(labels.values())
    aliases = [name for name in quads.texts(iri, SKOS.altLabel) if name not in known]
    where = {report_of[a] for a in quads.texts(iri, KG.mentionedIn) if a in report_of}
    for mention in quads.texts(iri, KG.mention):
        report = report_of.get(quads.first(mention, KG.inArticle))
        where |= set() if report is None else {report}
    latitudes, longitudes = quads.texts(iri, GEO.lat), quads.texts(iri, GEO.long)
    dates = quads.texts(iri, KG.date)
    return Thing(
        iri,
        type_,
        labels,
        tuple(sorted(aliases, key=lambda name: (name.casefold(), name))),
        tuple(quads.texts(iri, SKOS.exactMatch)),
        tuple(sorted(where)),
        "Event" in superclasses(type_),
        min(quads.texts(iri, KG.earliest), default=""),
        max(quads.texts(iri, KG.latest), default=""),
        max(dates, key=lambda d: (len(d), d), default=""),
        _status(quads, iri),
        (float(latitudes[0]), float(longitudes[0])) if latitudes and longitudes else None,
    )


def _status(quads: Quads, iri: str) -> str:
    said = {local(value) for value in quads.texts(iri, KG.status)}
    return next((status for status in _STATUSES if status in said), "")


def _statements(
    quads: Quads,
    thing_of: Mapping[str, int],
    report_of: Mapping[str, int],
    index: SentenceIndex,
) -> tuple[Statement, ...]:
    said: dict[tuple[int, str, int], set[str]] = defaultdict(set)
    offices: dict[tuple[int, str, int], Names] = {}
    for iri, subject in thing_of.items():
        for predicate, values in quads.subjects[iri].items():
            name = local(predicate)
            if predicate.startswith(str(KG)) and name not in _PLUMBING:
                for value in values:
                    if value.iri and value.text in thing_of:
                        said[subject, name, thing_of[value.text]].add(value.graph)
        for role in quads.values(iri, KG.role):
            for state in quads.texts(role.text, KG.of):
                if state in thing_of:
                    key = (subject, role.text, thing_of[state])
                    said[key].add(role.graph)
                    offices[key] = names(quads, role.text)
    found = []
    for key in _most_special(said):
        subject, predicate, object_ = key
        evidence = tuple(
            index.best(report_of[graph], (subject, object_))
            for graph in sorted(said[key])
            if graph in report_of
        )
        shown = "role" if key in offices else predicate
        inferred = all(derived(graph) for graph in said[key])
        found.append(Statement(subject, shown, object_, offices.get(key), evidence, inferred))
    return tuple(found)


def _most_special(said: Iterable[tuple[int, str, int]]) -> list[tuple[int, str, int]]:
    """Leave out what a more special statement on the same two things says already."""
    pairs: dict[tuple[int, int], set[str]] = defaultdict(set)
    keys = sorted(said)
    for subject, predicate, object_ in keys:
        pairs[subject, object_].update(superproperties(predicate)[1:])
    return [key for key in keys if key[1] not in pairs[key[0], key[2]]]


def _facts(
    quads: Quads,
    thing_of: Mapping[str, int],
    report_of: Mapping[str, int],
    index: SentenceIndex,
) -> tuple[Fact, ...]:
    """Gather values: literals, the status, and offices that name no state."""
    said: dict[tuple[int, str, str], set[str]] = defaultdict(set)
    for iri, thing in thing_of.items():
        for predicate, values in quads.subjects[iri].items():
            name = local(predicate)
            if not predicate.startswith(str(KG)) or name in _HIDDEN_FACTS:
                continue
            for value in values:
                if name == "status" or not value.iri:
                    said[thing, name, local(value.text)].add(value.graph)
                elif name == "role" and not thing_of.keys() & set(quads.texts(value.text, KG.of)):
                    said[thing, name, _name(quads, value)].add(value.graph)
    return tuple(
        Fact(*key, _evidence(key[0], sorted(said[key]), report_of, index)) for key in sorted(said)
    )


def _evidence(
    thing: int, graphs: list[str], report_of: Mapping[str, int], index: SentenceIndex
) -> tuple[Evidence, ...]:
    return tuple(index.best(report_of[g], (thing,)) for g in graphs if g in report_of)


def _readable(iri: str) -> str:
    """Return the words of an IRI that has no name any more, without the hash behind them."""
    return re.sub(r"-[0-9a-f]{10}$", "", local(iri).rsplit("/", 1)[-1]).replace("-", " ")


def _merges(
    quads: Quads, thing_of: Mapping[str, int], reports: tuple[Report, ...]
) -> tuple[Merge, ...]:
    found = []
    for iri in quads.subjects:
        canonical = quads.first(iri, KG.canonical)
        if canonical in thing_of:
            confidence = quads.first(iri, KG.confidence)
            members = sorted(quads.texts(iri, KG.merged), key=lambda m: (m != canonical, m))
            merge = Merge(
                thing_of[canonical],
                _once(_called(quads, member, reports) for member in members),
                "; ".join(quads.texts(iri, RDFS.comment)),
                float(confidence) if confidence else None,
            )
            found.append(merge)
    return tuple(sorted(found, key=lambda m: (m.thing, m.merged, m.reason)))


def _called(quads: Quads, member: str, reports: tuple[Report, ...]) -> str:
    """Name what was merged; an event that has no name any more, by the article that told of it."""
    known = next(iter(names(quads, member).values()), "")
    if known:
        return known
    told = [r for r in reports if f"-{local(r.iri).rsplit('/', 1)[-1]}-" in member]
    if told:
        report = max(told, key=lambda r: len(r.iri))
        return ": ".join(dict.fromkeys((report.publisher, report.title)))
    return _readable(member)


def _once(words: Iterable[str]) -> tuple[str, ...]:
    """Keep each name once, however it is capitalised."""
    return tuple({word.casefold(): word for word in reversed([*words])}.values())[::-1]
