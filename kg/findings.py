"""What validation found, in words: which article, which sentence, and which rule."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox
from pyoxigraph import NamedNode, Store
from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS

from kg.export.rdf import compact
from kg.labels import labels
from kg.part import articles_of
from kg.said import texts
from kg.validate import Violation
from kg.vocabulary import KG, PREFIXES

_SHOWN = 300
"""Characters of a sentence or a value that are shown."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A violation, and where in the articles it comes from."""

    violation: Violation
    name: str
    """Of what is at fault, for people."""
    articles: tuple[str, ...]
    """Identifiers of the articles that say what is at fault, sorted; none for what we concluded."""
    values: tuple[str, ...]
    """What the property at fault has, spelt for people: the value, or all where none is missing."""
    sentence: str
    """That reports it in the first of these articles, word for word, where there is one."""

    def __str__(self) -> str:
        """Say it in two lines, for people."""
        fault = self.violation
        said = f"{_prefixed(fault.path)} {', '.join(self.values)}".strip()
        said += ": " if said else ""
        where = ", ".join(self.articles) or "no article: this was concluded"
        quote = f": “{_short(self.sentence)}”" if self.sentence else ""
        name = f"{self.name} " if self.name else ""
        return (
            f"{name}({_prefixed(fault.focus)}): {said}{fault.message} (kg:{fault.shape})\n"
            f"    {where}{quote}"
        )


def explain(store: Store, violations: Iterable[Violation]) -> tuple[Finding, ...]:
    """Find where in the articles of `store` each violation comes from; the order is kept."""
    articles = articles_of(store)
    return tuple(_finding(store, violation, articles) for violation in violations)


def report(findings: Sequence[Finding], *, turtle: bool) -> str:
    """Return the findings for programs: a SHACL report as Turtle, or JSON."""
    if turtle:
        return _report(findings).serialize(format="longturtle")
    results = [
        {
            "focus": f.violation.focus,
            "name": f.name,
            "path": f.violation.path or None,
            "value": f.violation.value or None,
            "shape": str(KG[f.violation.shape]),
            "component": f.violation.component,
            "message": f.violation.message,
            "articles": list(f.articles),
            "sentence": f.sentence or None,
        }
        for f in findings
    ]
    answer = {"conforms": not findings, "results": results}
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"


def _finding(store: Store, violation: Violation, articles: set[NamedNode]) -> Finding:
    focus = _node(violation.focus)
    if focus is None:
        return Finding(violation, "", (), (), "")
    told = sorted(_told(store, violation, focus) & articles, key=str)
    names = [next(iter(texts(store, a, str(DCTERMS.identifier))), a.value) for a in told]
    sentence = next((s for a in told if (s := _sentence(store, focus, a))), "")
    return Finding(
        violation, _name(store, focus), tuple(names), _values(store, violation, focus), sentence
    )


def _name(store: Store, focus: NamedNode) -> str:
    """Return the name of a thing, the words of a mention, or the title of an article."""
    for words in (KG.surface, DCTERMS.title):
        if found := texts(store, focus, str(words)):
            return f"“{found[0]}”"
    return labels(store, [focus]).get(focus.value, "")


def _values(store: Store, violation: Violation, focus: NamedNode) -> tuple[str, ...]:
    path = _node(violation.path)
    if violation.value or path is None:
        return (_short(violation.value),) if violation.value else ()
    graph = NamedNode(violation.article) if violation.article else None
    quads = store.quads_for_pattern(focus, path, None, graph)
    values = {q.object.value for q in quads if isinstance(q.object, NamedNode | ox.Literal)}
    return tuple(_short(value) for value in sorted(values))


def _told(store: Store, violation: Violation, focus: NamedNode) -> set[NamedNode]:
    """Return the graphs that say what is at fault, else those that speak of its subject."""
    if violation.article:
        return {NamedNode(violation.article)}
    path = _node(violation.path)
    said = list(store.quads_for_pattern(focus, path, None, None))
    saying = [q for q in said if getattr(q.object, "value", None) == violation.value] or said
    graphs = {q.graph_name for q in saying if isinstance(q.graph_name, NamedNode)}
    for predicate in (KG.mentionedIn, KG.inArticle):
        if not graphs:
            quads = store.quads_for_pattern(focus, NamedNode(predicate), None, None)
            graphs = {q.object for q in quads if isinstance(q.object, NamedNode)}
    return graphs


def _sentence(store: Store, focus: NamedNode, article: NamedNode) -> str:
    """Return what a mention quotes, or the first of the mentions of a thing in an article."""
    mentions = store.quads_for_pattern(focus, NamedNode(KG.mention), None, None)
    where = {q.object for q in mentions if isinstance(q.object, NamedNode)}
    found = []
    for mention in sorted(where, key=str) or [focus]:
        if article.value in {f"{PREFIXES['base']}{a}" for a in texts(store, mention, KG.inArticle)}:
            starts = [int(s) for s in texts(store, mention, KG.start) if s.isdecimal()]
            found += [(min(starts, default=0), q) for q in texts(store, mention, KG.quote)]
    return min(found, default=(0, ""))[1]


def _report(findings: Sequence[Finding]) -> Graph:
    """Make a SHACL validation report (SHACL section 3.6); its results have names, not blanks."""
    graph = Graph()
    for prefix in ("base", "kg", "sh"):
        graph.bind(prefix, PREFIXES[prefix])
    node = URIRef("#report")
    graph.add((node, RDF.type, SH.ValidationReport))
    graph.add((node, SH.conforms, Literal(not findings)))
    for number, finding in enumerate(findings, start=1):
        fault, result = finding.violation, URIRef(f"#result-{number}")
        graph.add((node, SH.result, result))
        graph.add((result, RDF.type, SH.ValidationResult))
        graph.add((result, SH.focusNode, URIRef(fault.focus)))
        graph.add((result, SH.resultSeverity, SH.Violation))
        graph.add((result, SH.sourceShape, KG[fault.shape]))
        graph.add((result, SH.sourceConstraintComponent, URIRef(fault.component)))
        graph.add((result, SH.resultMessage, Literal(fault.message)))
        if fault.path:
            graph.add((result, SH.resultPath, URIRef(fault.path)))
        if fault.value:
            value = URIRef(fault.value) if _node(fault.value) else Literal(fault.value)
            graph.add((result, SH.value, value))
        if finding.sentence:
            graph.add((result, KG.quote, Literal(finding.sentence)))
        for article in finding.articles:
            graph.add((result, DCTERMS.identifier, Literal(article)))
    return graph


def _node(text: str) -> NamedNode | None:
    try:
        return NamedNode(text) if ":" in text and " " not in text else None
    except ValueError:
        return None


def _prefixed(text: str) -> str:
    """Spell an IRI with its prefix, also where Turtle would not: `base:event/summit`."""
    for prefix, namespace in PREFIXES.items():
        if text.startswith(namespace) and len(text) > len(namespace):
            return f"{prefix}:{text.removeprefix(namespace)}"
    return compact(text) if _node(text) else text


def _short(text: str) -> str:
    plain = _prefixed(text) if _node(text) else " ".join(text.split())
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"
