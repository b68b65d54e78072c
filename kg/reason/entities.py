"""Who is who: every entity of every article gets a canonical key.

In this order: gazetteer, compositional keys, the guarded rule for people, the article's context.
Entities of two coarse kinds never share a key unless the gazetteer corrects the kind.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.annotation import Entity, Extraction
from kg.names import key
from kg.reason.bodies import without_brackets
from kg.reason.clustering import components
from kg.reason.context import Local, settle_in_context
from kg.reason.identity import Candidate, Evidence, Judgement, Merge
from kg.reason.lookup import Lookup, coarse
from kg.reason.people import read
from kg.reason.people_clusters import People, cluster_people

_WHY = {
    "gazetteer": "the gazetteer lists the name",
    "composition": "the name is made of the same parts",
    "people": "the names are spellings of one person's name",
    "antecedent": "the article names it in full elsewhere",
    "office": "it is the office that the article gives and who held it then",
    "tenure": "the only one of that name in office, of a state that the article names",
    "context": "the only state that the article names",
    "abbreviation": "other articles explain the abbreviation, all in one way",
    "judgement": "a person said so",
}
_WEIGHT = {"gazetteer": 1.0, "composition": 0.95, "people": 0.95, "judgement": 9.0}
_LONGEST_ABBREVIATION = 7
Reading = tuple[str, tuple[str, ...], str | None]
"""All that the first reading of an entity depends on."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """Entities with their keys, and how each came by it."""

    locals: tuple[Local, ...]
    merges: tuple[Merge, ...]
    review: tuple[Candidate, ...]
    retired: Mapping[str, str]


def resolve(
    extractions: Sequence[Extraction], lookup: Lookup, judgements: Sequence[Judgement] = ()
) -> Resolved:
    """Find the canonical key of every entity."""
    apart = {frozenset((j.left, j.right)) for j in judgements if j.verdict == "different"}
    seen: dict[Reading, Local] = {}
    articles = [_locals(extraction, lookup, apart, seen) for extraction in extractions]
    every = [local for article in articles for local in article]
    _abbreviations(every, seen.values())
    people = cluster_people(_full_names(every), lookup, judgements)
    for local in every:
        if not local.canonical and local.own in people.canonical:
            head = people.canonical[local.own]
            local.settle(head, "people" if head != local.own else "")
    for extraction, article in zip(extractions, articles, strict=True):
        settle_in_context(extraction, article, lookup)
    _judged(every, judgements)
    merges = _merges(every, people)
    retired = {
        m: merge.canonical for merge in merges for m in merge.members if m != merge.canonical
    }
    return Resolved(tuple(every), merges, people.review, retired)


def _locals(
    extraction: Extraction, lookup: Lookup, apart: set[frozenset[str]], seen: dict[Reading, Local]
) -> list[Local]:
    """Read the names of an article's entities; what is equally named is read once."""
    found = []
    for index, entity in enumerate(extraction.entities):
        reading = (entity.type, entity.names, entity.known)
        if reading not in seen:
            seen[reading] = _read(entity, lookup, apart)
        found.append(seen[reading].of(extraction.article.id, index, entity))
    return found


def _read(entity: Entity, lookup: Lookup, apart: set[frozenset[str]]) -> Local:
    kind = coarse(entity.type)
    names = [lookup.without_titles(n) if kind == "Person" else n for n in entity.names]
    names = [n for n in names if n]
    name = names[0] if names else ""
    own = f"{kind}:{key(without_brackets(name)[0], romanise=True)}"
    local = Local("", 0, entity, kind, name, own)
    known = entity.known or next(filter(None, (lookup.known(n, kind) for n in names)), None)
    if known and frozenset((own, known)) not in apart:
        entry = lookup.gazetteer.entries.get(known)
        local.kind = coarse(entry.type) if entry else kind
        local.settle(known, "gazetteer")
    elif kind in ("Organization", "Place"):
        _compose(local, lookup)
    elif kind == "State" and name:
        local.settle(own, "")
    return local


def _compose(local: Local, lookup: Lookup) -> None:
    """Settle a body or a site by its parts, or by its whole name; leave a bare head open."""
    parts = local.parts = lookup.composed(local.name, local.kind) if local.name else None
    if parts and parts.of:
        kind = "site" if local.kind == "Place" else "body"
        plain = parts.key if kind == "body" else f"Place:{parts.head} {parts.of}"
        local.settle(lookup.compositions.get((kind, parts), plain), "composition")
    elif local.kind == "Organization" and (slug := lookup.apposed(local.name)):
        local.settle(slug, "gazetteer")
    elif parts or not local.name:
        return
    elif " " in local.name or (local.kind == "Organization" and not _abbreviated(local.name)):
        local.settle(local.own, "")


def _abbreviated(name: str) -> bool:
    return name.isupper() and name.isalpha() and len(name) <= _LONGEST_ABBREVIATION


def _abbreviations(every: Iterable[Local], readings: Iterable[Local]) -> None:
    """Settle abbreviations that the collection explains in exactly one way, else by themselves."""
    means: dict[tuple[str, str], set[str]] = defaultdict(set)
    for local in readings:
        inside = (i for n in local.entity.names for i in without_brackets(n)[1])
        for name in (*local.entity.names, *inside):
            if local.canonical and _abbreviated(name) and name != local.name:
                means[local.kind, name].add(local.canonical)
    for local in every:
        if not local.canonical and local.kind == "Organization" and not local.parts and local.name:
            full = means.get((local.kind, local.name), set())
            local.settle(*((min(full), "abbreviation") if len(full) == 1 else (local.own, "")))


def _full_names(every: Iterable[Local]) -> dict[str, str]:
    """Return key -> name of every person's name of more than one word."""
    names: dict[str, str] = {}
    for local in every:
        if not local.canonical and local.kind == "Person" and local.name:
            parsed = read(local.name)
            if len(parsed.words) > 1 or (parsed.korean and not local.name.isascii()):
                names[local.own] = min(local.name, names.get(local.own, local.name))
    return names


def _judged(every: Sequence[Local], judgements: Iterable[Judgement]) -> None:
    """Let a person's "same" join what the rules left apart."""
    same = [(j.left, j.right) for j in judgements if j.verdict == "same"]
    home = {local.own: local.canonical for local in every} | {
        o.canonical: o.canonical for o in every
    }
    pairs = [(home[a], home[b]) for a, b in same if a in home and b in home]
    roots = components({k for p in pairs for k in p}, pairs)
    slugs = {root: k for k, root in sorted(roots.items()) if ":" not in k}
    for local in every:
        root = roots.get(local.canonical)
        if root and local.canonical != slugs.get(root, root):
            local.settle(slugs.get(root, root), "judgement")


def _merges(every: Iterable[Local], people: People) -> tuple[Merge, ...]:
    groups: dict[str, dict[str, Local]] = defaultdict(dict)
    for local in every:
        own = local.own if not local.how or local.how in _WEIGHT else f"{local.own}@{local.article}"
        if local.name and own != local.canonical and local.how:
            groups[local.canonical].setdefault(own, local)
    return tuple(_merge(head, members, people) for head, members in sorted(groups.items()))


def _merge(head: str, members: Mapping[str, Local], people: People) -> Merge:
    evidence = [
        Evidence(local.how, local.name, head, _WEIGHT.get(local.how, 0.9))
        for _, local in sorted(members.items())
    ]
    words = sorted({_WHY[local.how] for local in members.values()})
    spelling = people.evidence.get(head, ())
    return Merge(
        canonical=head,
        members=tuple(sorted({head, *members})),
        kind="entity",
        evidence=tuple(sorted({*evidence, *spelling})),
        score=min(e.weight for e in evidence),
        why="; ".join(words),
    )
