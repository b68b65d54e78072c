"""Articles whose graph does not conform: set aside with the reason, neither dropped nor kept.

An article is judged alone, by the graph that it would have if it were the only one. So the
judgement does not depend on the other articles, and the knowledge base is the one that would have
been without those that were set aside.
"""

import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize
from rdflib import RDF, RDFS, SH, Graph, URIRef

from kg.annotation import Extraction, Mention
from kg.errors import StoreError
from kg.gazetteer import load
from kg.graph import Mint
from kg.graph.article import article_graph
from kg.reason import merge
from kg.validate import Violation, conforms, validate, validate_report
from kg.vocabulary import KG, local, ontology

FOLDER = "quarantine"
"""In the knowledge base; it is there only while something is in it."""
_LONGEST = 200
"""Characters of an identifier in the name of a file, of which there may be 255."""
_UNKNOWN = '"?"@und'


@dataclass(frozen=True, slots=True)
class Refused:
    """An article whose graph does not conform."""

    extraction: Extraction
    faults: tuple[Violation, ...]
    """At least one, sorted."""

    def __str__(self) -> str:
        """Say in one line which, and what is wrong."""
        more = f" and {len(self.faults) - 1} more" if len(self.faults) > 1 else ""
        return f"{self.extraction.article.id}: {self.faults[0]}{more}"


def sound(extractions: Iterable[Extraction], refused: list[Refused]) -> Iterator[Extraction]:
    """Yield the extractions whose article conforms, and put the others into `refused`."""
    for extraction in extractions:
        found = faults(graph_alone(extraction))
        if found:
            refused.append(Refused(extraction, found))
        else:
            yield extraction


def set_aside(
    refused: Iterable[Refused], directory: Path, *, judged: Iterable[str] | None = None
) -> None:
    """Make the quarantine of a knowledge base hold these articles.

    For each there is `quarantine/ID.json`, which says what is wrong, and `quarantine/ID.nq`, the
    graph that it would have had.

    Args:
        refused: Of the articles that were judged.
        directory: The knowledge base.
        judged: Identifiers of the articles that were judged, or are no more: what stands there of
            others stays. None for all.

    Raises:
        StoreError: `directory` cannot be written.
    """
    folder, new = directory / FOLDER, directory / f"{FOLDER}.new"
    try:
        shutil.rmtree(new, ignore_errors=True)
        if judged is not None and folder.is_dir():
            again = {_file_name(name) for name in judged}
            left = [path for path in folder.iterdir() if path.stem not in again]
            for path in left:
                new.mkdir(exist_ok=True)
                shutil.copy(path, new)
        for one in refused:
            new.mkdir(exist_ok=True)
            name = _file_name(one.extraction.article.id)
            (new / f"{name}.nq").write_bytes(_graph(one.extraction))
            (new / f"{name}.json").write_text(_reason(one), "utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        if new.is_dir():
            new.rename(folder)
    except OSError as error:
        raise StoreError(
            f"{folder}: cannot be written: {error}: make room and build again"
        ) from error


def graph_alone(extraction: Extraction) -> list[Triple]:
    """Return the graph of an article as if it were the only one."""
    identity = merge([extraction], gazetteer=load())
    return [Triple(*triple) for triple in article_graph(extraction, identity, Mint())]


def faults(triples: Iterable[Triple], *, language: str = "en") -> tuple[Violation, ...]:
    """Check the graph of one article by itself.

    What no article says is taken to be right: preferred names, and the class of what the graph
    refers to without describing it, such as a type of missile.

    Args:
        triples: Of the article's graph.
        language: Of the messages, `id` or `en`.
    """
    said = list(triples)
    text = (serialize(said, format=RdfFormat.N_TRIPLES) or b"").decode()
    text += "".join(_taken_for_granted(said))
    quick = text + _hierarchy()
    if conforms(quick) and conforms(quick, KG.ReportShape):
        return ()
    graph = Graph().parse(data=text, format="nt")
    found = {
        *validate(graph, language=language),
        *validate_report(graph, language=language),
    }
    return tuple(sorted(found))


def _taken_for_granted(said: list[Triple]) -> Iterator[str]:
    """Yield lines of N-Triples that other graphs would say."""
    described = {triple.subject for triple in said}
    named = {t.subject for t in said if t.predicate.value == str(RDFS.label)}
    for node in sorted(described - named, key=str):
        yield f"{node} <{RDFS.label}> {_UNKNOWN} .\n"
    for triple in said:
        if isinstance(triple.object, NamedNode) and triple.object not in described:
            for kind in _classes().get(triple.predicate.value, ()):
                yield f"{triple.object} <{RDF.type}> <{kind}> .\n"


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    """Return, by property, the concepts that a shape wants for its values."""
    found: dict[str, list[str]] = {}
    for shape, _, kind in ontology().triples((None, SH["class"], None)):
        path = ontology().value(shape, SH.path)
        if isinstance(path, URIRef) and not _is_thing(str(kind)):
            found.setdefault(str(path), []).append(str(kind))
    return {path: tuple(sorted(kinds)) for path, kinds in found.items()}


def _is_thing(kind: str) -> bool:
    """Whether a class is of what an article describes itself."""
    above = set(ontology().transitive_objects(URIRef(kind), RDFS.subClassOf))
    return bool({KG.Thing, KG.Article, KG.Mention} & above)


@cache
def _hierarchy() -> str:
    pairs = ontology().subject_objects(RDFS.subClassOf)
    named = [(a, b) for a, b in pairs if isinstance(a, URIRef) and isinstance(b, URIRef)]
    return "".join(f"<{a}> <{RDFS.subClassOf}> <{b}> .\n" for a, b in sorted(named))


def _file_name(identifier: str) -> str:
    name = quote(identifier, safe="")
    if len(name) <= _LONGEST:
        return name
    return f"{name[:_LONGEST]}-{sha256(name.encode()).hexdigest()[:10]}"


def _graph(extraction: Extraction) -> bytes:
    name = Mint().article(extraction.article.id)
    quads = [Quad(t.subject, t.predicate, t.object, name) for t in graph_alone(extraction)]
    return serialize(sorted(quads, key=str), format=RdfFormat.N_QUADS) or b""


def _reason(refused: Refused) -> str:
    article = refused.extraction.article
    sentences = _sentences(refused.extraction)
    faults_ = [
        {
            "about": local(fault.focus),
            "property": local(fault.path) or None,
            "value": local(fault.value) or None,
            "rule": fault.shape,
            "message": fault.message,
            "sentence": sentences.get(fault.focus),
        }
        for fault in refused.faults
    ]
    reason = {"article": article.id, "title": article.title, "faults": faults_}
    return json.dumps(reason, ensure_ascii=False, indent=1) + "\n"


def _sentences(extraction: Extraction) -> dict[str, str]:
    """Return the sentence of each mention, and the first of each thing, by their IRIs."""
    found: dict[str, str] = {}
    text = extraction.article.text
    identity = merge([extraction], gazetteer=load())
    name = extraction.article.id
    told: list[tuple[str, str, tuple[Mention, ...]]] = [
        *(
            ("mention", identity.entities[name, i], e.mentions)
            for i, e in enumerate(extraction.entities)
        ),
        *(("event", identity.events[name, i], e.mentions) for i, e in enumerate(extraction.events)),
    ]
    for kind, key, mentions in told:
        for mention in mentions:
            where = f"{Mint().article(name).value}/{kind}/{mention.start}-{mention.end}"
            found[where] = text[mention.sentence.start : mention.sentence.end]
            found.setdefault(Mint().thing(key).value, found[where])
    return found
