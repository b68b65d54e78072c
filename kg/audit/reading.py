"""A knowledge base as these reports read it: names, quotes, short IRIs."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg.export.rdf import compact
from kg.vocabulary import BASE, KG, PREFIXES, local, superclasses

Node = NamedNode | Literal
_RDFS, _DCTERMS = PREFIXES["rdfs"], PREFIXES["dcterms"]
TYPE = NamedNode(PREFIXES["rdf"] + "type")
LABEL, COMMENT = NamedNode(_RDFS + "label"), NamedNode(_RDFS + "comment")
ALT, EXACT = (NamedNode(PREFIXES["skos"] + n) for n in ("altLabel", "exactMatch"))
REPLACED = NamedNode(_DCTERMS + "isReplacedBy")
_LANGUAGES = ("en", "id")


def term(name: str) -> NamedNode:
    """Return a class or property of ours."""
    return NamedNode(KG[name])


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence and where it stands."""

    surface: str
    sentence: str
    article: str
    """Its identifier."""
    publisher: str = ""
    published: str = ""
    mention: str = ""
    """IRI of the stretch of text."""

    @property
    def source(self) -> str:
        """Say where it stands, in short."""
        return ", ".join(p for p in (self.publisher, self.published, self.article) if p)


class Base:
    """A knowledge base, opened for reading."""

    def __init__(self, store: Store) -> None:
        """Read from a store as `kg.store` opens it."""
        self.store = store

    @cached_property
    def iri(self) -> str:
        """What the IRIs of its things begin with."""
        identifier = NamedNode(_DCTERMS + "identifier")
        for quad in self.quads(None, TYPE, term("Article")):
            for name in self.values(quad.subject, identifier):
                tail = f"article/{quote(name.value, safe='')}"
                if quad.subject.value.endswith(tail):  # type: ignore[union-attr]
                    return str(quad.subject.value.removesuffix(tail))  # type: ignore[union-attr]
        return str(BASE)

    def graph(self, name: str) -> NamedNode:
        """Return the name of a graph that no article says: `merges`, `things`."""
        return NamedNode(self.iri + name)

    def quads(
        self,
        subject: object,
        predicate: NamedNode | None,
        value: object,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads of the union, or of one graph."""
        return self.store.quads_for_pattern(
            subject,  # type: ignore[arg-type]
            predicate,
            value,  # type: ignore[arg-type]
            graph or DefaultGraph(),
        )

    def values(
        self, subject: object, predicate: NamedNode, graph: NamedNode | None = None
    ) -> list[Node]:
        """Return the objects, sorted."""
        found = {q.object for q in self.quads(subject, predicate, None, graph)}
        return sorted((o for o in found if isinstance(o, Node)), key=str)

    def value(self, subject: object, predicate: NamedNode, graph: NamedNode | None = None) -> str:
        """Return the least object as text, or nothing."""
        found = self.values(subject, predicate, graph)
        return found[0].value if found else ""

    def subjects(
        self, predicate: NamedNode, value: object, graph: NamedNode | None = None
    ) -> list[NamedNode]:
        """Return the subjects, sorted."""
        found = {q.subject for q in self.quads(None, predicate, value, graph)}
        return sorted((s for s in found if isinstance(s, NamedNode)), key=str)

    def has(self, node: NamedNode) -> bool:
        """Whether anything is said of a node."""
        return any(True for _ in self.quads(node, None, None))

    def short(self, iri: str) -> str:
        """Shorten an IRI by the prefixes, `base:` for this base's own."""
        if iri.startswith(self.iri):
            return f"base:{iri.removeprefix(self.iri)}"
        return compact(iri).strip("<>")

    def label(self, node: NamedNode) -> str:
        """Return a name to show: the English label, else any, else what the key says."""
        found = [o for o in self.values(node, LABEL) if isinstance(o, Literal)]
        for language in _LANGUAGES:
            for name in found:
                if name.language == language:
                    return name.value
        if found:
            return found[0].value
        key = self.value(node, term("key"))
        return key.partition(":")[2] or local(self.short(node.value)).removeprefix("base:")

    def kind(self, node: NamedNode) -> str:
        """Return the most special class of ours, by its local name."""
        quads = self.store.quads_for_pattern(node, TYPE, None, None)
        stated = {(q.graph_name, local(q.object.value)) for q in quads}  # type: ignore[union-attr]
        preferred = {kind for graph, kind in stated if graph == self.graph("things")}
        return max(sorted(preferred or {k for _, k in stated}), key=_depth, default="")

    def articles(self, node: NamedNode) -> list[NamedNode]:
        """Return the articles that name a thing or report an event."""
        found = self.values(node, term("mentionedIn"))
        return [a for a in found if isinstance(a, NamedNode)]

    def quote(self, mention: NamedNode) -> Quote:
        """Return the sentence of a mention."""
        article = self.values(mention, term("inArticle"))[0]
        name, publisher, published = self.source(article)
        surface, sentence = (self.value(mention, term(p)) for p in ("surface", "quote"))
        return Quote(surface, sentence, name, publisher, published, mention.value)

    def source(self, article: object) -> tuple[str, str, str]:
        """Return identifier, publisher and date of an article."""
        publishers = self.values(article, NamedNode(_DCTERMS + "publisher"))
        publisher = self.value(publishers[0], LABEL) if publishers else ""
        name = self.value(article, NamedNode(_DCTERMS + "identifier"))
        return name, publisher, self.value(article, NamedNode(_DCTERMS + "issued"))

    def quotes(self, node: NamedNode, article: NamedNode | None = None) -> list[Quote]:
        """Return the sentences of one article, or of any, that name a thing, in their order."""
        found = (m for m in self.values(node, term("mention"), article))
        named = [self.quote(m) for m in found if isinstance(m, NamedNode)]
        return sorted(named, key=lambda q: (q.article, _start(q.mention)))

    def first_quote(self, node: NamedNode) -> Quote | None:
        """Return one sentence that names a thing."""
        articles = self.articles(node)
        found = self.quotes(node, articles[0]) if articles else []
        return found[0] if found else None

    def follow(self, node: NamedNode) -> list[NamedNode]:
        """Return where a retired IRI leads, one step after the other; nothing for one in use."""
        steps: list[NamedNode] = []
        while found := self.values(steps[-1] if steps else node, REPLACED):
            if not isinstance(found[0], NamedNode) or found[0] in (node, *steps):
                break
            steps.append(found[0])
        return steps


def _depth(kind: str) -> int:
    return len(superclasses(kind))


def _start(mention: str) -> int:
    start = mention.rpartition("/")[2].partition("-")[0]
    return int(start) if start.isdecimal() else 0
