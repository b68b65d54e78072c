"""From what a person types, an IRI or a name, to the thing and to its key."""

import re
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode

from kg.audit.reading import ALT, LABEL, TYPE, Base, term
from kg.errors import ThingError
from kg.graph import Mint
from kg.names import key
from kg.vocabulary import local

_SHOWN = 12
_MENTION = re.compile(r"article/([^/]+)/mention/(\d+)-\d+")
_REPORT = re.compile(r"article/([^/]+)/event/(\d+)-\d+")


def find(base: Base, asked: str) -> NamedNode:
    """Return the thing that `asked` names: a whole IRI, one with `base:`, or a name.

    A name must be that of one thing. An IRI may be retired, or that of a mention.

    Raises:
        ThingError: There is no such thing, or several answer to the name.
    """
    text = asked.strip().removeprefix("<").removesuffix(">")
    if text.startswith("base:"):
        text = base.iri + text.removeprefix("base:")
    if re.match(r"[a-z][a-z0-9+.-]*:\S+$", text, re.IGNORECASE) and "://" in text:
        return _known(base, text, asked)
    return _named(base, asked)


def _known(base: Base, iri: str, asked: str) -> NamedNode:
    try:
        node = NamedNode(iri)
    except ValueError as error:
        raise ThingError(f"{asked!r}: not an IRI: {error}") from error
    if not base.has(node):
        raise ThingError(
            f"{asked}: nothing here has this IRI; its things begin with {base.iri}, written base:"
        )
    return node


def _named(base: Base, asked: str) -> NamedNode:
    wanted, things = key(asked), base.graph("things")
    for predicate in (LABEL, ALT):
        found = {
            q.subject
            for q in base.quads(None, predicate, None, things)
            if isinstance(q.object, Literal)
            and isinstance(q.subject, NamedNode)
            and key(q.object.value) == wanted
        }
        named = [s for s in sorted(found, key=str) if base.articles(s)]
        if len(named) == 1:
            return named[0]
        if named:
            raise ThingError(f"{asked!r}: {len(named)} things have this name:{_list(base, named)}")
    near = _near(base, wanted)
    hint = f"; names that hold it:{_list(base, near)}" if near else "; try an IRI (base:...)"
    raise ThingError(f"{asked!r}: nothing that the articles name goes by this name{hint}")


def _near(base: Base, wanted: str) -> list[NamedNode]:
    found = {
        q.subject
        for q in base.quads(None, LABEL, None, base.graph("things"))
        if isinstance(q.object, Literal) and wanted and wanted in key(q.object.value)
    }
    nodes = sorted((s for s in found if isinstance(s, NamedNode)), key=lambda s: (len(str(s)), s))
    return nodes


def _list(base: Base, nodes: list[NamedNode]) -> str:
    lines = [f"\n  {base.short(n.value)}  {base.label(n)} ({base.kind(n)})" for n in nodes[:_SHOWN]]
    more = len(nodes) - len(lines)
    return "".join(lines) + (f"\n  and {more} more" if more > 0 else "")


def key_of(base: Base, node: NamedNode) -> str:
    """Return the key by which the reasoner knows a thing, a mention, or one report of an event.

    Raises:
        ThingError: It is none of these.
    """
    if known := base.value(node, term("key")):
        return known
    path = node.value.removeprefix(base.iri)
    if match := _MENTION.fullmatch(path):
        return f"mention:{unquote(match[1])}:{match[2]}"
    if match := _REPORT.fullmatch(path):
        return _report_key(base, node, unquote(match[1]), match[2])
    if node.value.startswith(base.iri) and "/" not in path and not _is_ours(base, node):
        return unquote(path)
    raise ThingError(f"{base.short(node.value)}: not a thing or an event that can be judged")


def _report_key(base: Base, mention: NamedNode, article: str, start: str) -> str:
    for event in base.subjects(term("mention"), mention):
        for kind in base.values(event, TYPE):
            reported = f"event:{local(kind.value)}:{article}:{start}"
            if base.subjects(term("key"), Literal(reported)):
                return reported
    raise ThingError(
        f"{base.short(mention.value)}: not the first mention of an event in its article; "
        "take the IRI that kg explain shows for the report"
    )


def _is_ours(base: Base, node: NamedNode) -> bool:
    """Whether it is an article, a decision or a graph rather than a thing."""
    return not base.articles(node) and not base.follow(node)


def iri_of(base: Base, known: str) -> NamedNode | None:
    """Return the IRI of a key, of a mention's too; None if nothing here goes by it."""
    if known.startswith("mention:"):
        article, _, start = known.removeprefix("mention:").rpartition(":")
        place = Mint(base.iri).article(article).value
        found = base.quads(None, term("inArticle"), NamedNode(place))
        starts = (q.subject for q in found if isinstance(q.subject, NamedNode))
        return next((s for s in starts if s.value.startswith(f"{place}/mention/{start}-")), None)
    node = Mint(base.iri).thing(known)
    return node if base.has(node) else None
