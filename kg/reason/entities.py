"""Who is who: every entity of every article gets a canonical key.

In this order: gazetteer, compositional keys, the guarded rule for people, the article's context.
Entities of two coarse kinds never share a key unless the gazetteer corrects the kind.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.annotation import Entity, Extraction
from kg.names import are_initials, key
from kg.reason.bodies import without_brackets, without_legal_form
from kg.reason.context import CONTEXT, Local, settle_in_context
from kg.reason.identity import Candidate, Evidence, Merge, Place
from kg.reason.judged import Judged, by_article, settle_judged
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
_WEIGHT = {"gazetteer": 1.0, "composition": 0.95, "people": 0.95, "judgement": 1.0}
_OTHER_WEIGHT = 0.9
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
    judged: Mapping[str, str] = field(default_factory=dict)
    """Keys that people judged -> canonical keys."""


_NOBODY = Judged.of(())


def resolve(
    extractions: Sequence[Extraction], lookup: Lookup, judged: Judged = _NOBODY
) -> Resolved:
    """Find the canonical key of every entity."""
    seen: dict[Reading, Local] = {}
    articles = [_locals(extraction, lookup, seen) for extraction in extractions]
    every = [local for article in articles for local in article]
    judged = by_article(judged, every)
    unclear = _abbreviations(every, seen.values())
    people = cluster_people(_full_names(every), lookup, judged)
    for local in every:
        if not local.canonical and local.own in people.canonical:
            head = people.canonical[local.own]
            local.settle(head, "people" if head != local.own else "")
    settle_judged(every, judged, lookup)
    for extraction, article in zip(extractions, articles, strict=True):
        settle_in_context(extraction, article, lookup)
    homes = settle_judged(every, judged, lookup)
    merges = _merges(every, people, judged, homes)
    retired = _retired(every, merges)
    review = (*people.review, *unclear)
    return Resolved(tuple(every), merges, review, dict(sorted(retired.items())), homes)


def _retired(every: Sequence[Local], merges: Iterable[Merge]) -> dict[str, str]:
    """Say what stands now for each key that stands by itself in a collection that tells less."""
    live = {local.canonical for local in every}
    retired = {m: g.canonical for g in merges for m in g.members if m not in live}
    others: dict[str, set[str]] = defaultdict(set)
    for local in every:
        if local.how in CONTEXT and local.key not in live:
            retired[local.key] = local.canonical
        if local.otherwise and local.otherwise not in live:
            others[local.otherwise].add(local.canonical)
    return retired | {key: min(to) for key, to in others.items() if len(to) == 1}


def _locals(extraction: Extraction, lookup: Lookup, seen: dict[Reading, Local]) -> list[Local]:
    """Read the names of an article's entities; what is equally named is read once."""
    found = []
    for index, entity in enumerate(extraction.entities):
        reading = (entity.type, entity.names, entity.known)
        if reading not in seen:
            seen[reading] = _read(entity, lookup)
        found.append(seen[reading].of(extraction.article.id, index, entity))
    return found


def _read(entity: Entity, lookup: Lookup) -> Local:
    kind = coarse(entity.type)
    names = [lookup.without_titles(n) if kind == "Person" else n for n in entity.names]
    names = [n for n in names if n]
    name = names[0] if names else ""
    shown = without_brackets(name)[0] or entity.mentions[0].surface  # of an office, its words
    firm = without_legal_form(shown) if kind == "Organization" else shown
    own = f"{kind}:{key(firm, romanise=True)}"
    local = Local("", 0, entity, kind, name, own)
    # The IOC is not what "International Olive Council (IOC)" abbreviates.
    telling = [n for n in names if not any(are_initials(n, whole) for whole in names if whole != n)]
    known = entity.known or next(
        filter(None, (_known(n, kind, names, lookup) for n in telling)), None
    )
    if known:
        entry = lookup.gazetteer.entries.get(known)
        local.kind = coarse(entry.type) if entry else kind
        local.settle(known, "gazetteer")
    elif kind in ("Organization", "Place"):
        _compose(local, lookup)
    elif kind == "State" and name:
        local.settle(own, "")
    return local


def _known(name: str, kind: str, names: Sequence[str], lookup: Lookup) -> str | None:
    """Return whose name it is; a body's abbreviation says nothing of another kind of thing.

    "Komite Olimpiade Rusia (ROC)" is not the Republic of China.
    """
    slug = lookup.known(name, kind)
    entry = lookup.gazetteer.entries.get(slug or "")
    short = kind == "Organization" and len(names) > 1 and _abbreviated(name)
    return None if entry and short and coarse(entry.type) != kind else slug


def _compose(local: Local, lookup: Lookup) -> None:
    """Settle a body or a site by its parts, or by its whole name; leave a bare head open."""
    parts = local.parts = lookup.composed(local.name, local.kind) if local.name else None
    if parts and parts.of:
        if lookup.is_manifold(parts):
            return  # which embassy it is, only the article can tell
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


def _abbreviations(every: Iterable[Local], readings: Iterable[Local]) -> list[Candidate]:
    """Settle abbreviations that the collection explains in exactly one way, else by themselves.

    Returns:
        What those that are explained in several ways may stand for.
    """
    means: dict[tuple[str, str], set[str]] = defaultdict(set)
    unclear: set[tuple[str, str]] = set()
    for local in readings:
        inside = (i for n in local.entity.names for i in without_brackets(n)[1])
        for name in (*local.entity.names, *inside):
            if local.canonical and _abbreviated(name) and name != local.name:
                means[local.kind, name].add(local.canonical)
    for local in every:
        if not local.canonical and local.kind == "Organization" and not local.parts and local.name:
            full = means.get((local.kind, local.name), set())
            local.settle(*((min(full), "abbreviation") if len(full) == 1 else (local.own, "")))
            if len(full) > 1:
                unclear |= {(local.own, each) for each in full}
    reason = "the collection explains the abbreviation in several ways"
    return [Candidate(*pair, "entity", 0.5, reason) for pair in sorted(unclear)]


def _full_names(every: Iterable[Local]) -> dict[str, str]:
    """Return key -> name of every person's name of more than one word."""
    names: dict[str, str] = {}
    for local in every:
        if not local.canonical and local.kind == "Person" and local.name:
            if local.own in names and names[local.own] <= local.name:
                continue  # it is read already
            parsed = read(local.name)
            if len(parsed.words) > 1 or (parsed.korean and not local.name.isascii()):
                names[local.own] = min(local.name, names.get(local.own, local.name))
    return names


def _merges(
    every: Sequence[Local], people: People, judged: Judged, homes: Mapping[str, str]
) -> tuple[Merge, ...]:
    """Write down what is one under several names; what only an article can tell stands apart."""
    live = {local.canonical for local in every}
    groups: dict[str, dict[str, Local]] = defaultdict(dict)
    for local in every:
        # A name that stands for itself elsewhere is another thing's only in this article.
        own = local.unit or (local.key if local.own in live else local.own)
        if local.canonical in (own, local.own) or not local.name:
            continue
        if local.how and local.how not in CONTEXT:
            groups[local.canonical].setdefault(own, local)
    joins = judged.evidence(homes)
    groups |= {head: {} for head in joins if head not in groups}
    first = {o.own: o for o in reversed(every)} if people.evidence else {}
    for head in groups:
        spellings = (_read_at(e, first) for e in people.evidence.get(head, ()))
        joins[head] = [*spellings, *joins.get(head, ())]
    return tuple(
        _merge(head, members, joins[head], homes) for head, members in sorted(groups.items())
    )


def _read_at(evidence: Evidence, first: Mapping[str, Local]) -> Evidence:
    """Show two keys of people's names as the names, with where each is read first."""
    left, right = (first.get(k) for k in (evidence.left, evidence.right))
    return replace(
        evidence,
        left=left.name if left else evidence.left.partition("#")[2],
        right=right.name if right else evidence.right.partition("#")[2],
        left_at=named_at(left) if left else None,
        right_at=named_at(right) if right else None,
    )


def _merge(
    head: str, members: Mapping[str, Local], joins: Sequence[Evidence], homes: Mapping[str, str]
) -> Merge:
    evidence = [
        Evidence(
            local.how,
            local.name,
            local.head or head,
            _WEIGHT.get(local.how, _OTHER_WEIGHT),
            named_at(local),
        )
        for _, local in sorted(members.items())
        if local.how != "judgement"
    ]
    evidence += joins
    how = {local.how for local in members.values()}
    how |= {e.feature for e in joins if e.feature == "judgement"}
    keys = {head, *members, *(local.head for local in members.values() if local.head)}
    keys.update(key for key, home in homes.items() if home == head)
    return Merge(
        canonical=head,
        members=tuple(sorted(keys)),
        kind="entity",
        evidence=tuple(sorted(dict.fromkeys(evidence))),
        score=min(e.weight for e in evidence),
        why="; ".join(sorted(_WHY[h] for h in how)),
    )


def named_at(local: Local) -> Place:
    """Return where its article names it as fully as anywhere."""
    named = next((m for m in local.entity.mentions if local.name in m.surface), None)
    mention = named or local.entity.mentions[0]
    return Place(local.article, mention.start, mention.end)
