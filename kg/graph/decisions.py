"""What merging decided, as triples of `base:merges`: each decision with what it rests on."""

from collections.abc import Iterator
from hashlib import sha256

import pyoxigraph as ox
from rdflib.namespace import DCTERMS, RDFS

from kg.graph.iris import TYPE, Mint, Triple, decimal, kg_term
from kg.graph.units import DECISION, KEY, Part
from kg.reason import Candidate, Evidence, Identity, Merge, Place, Resolution
from kg.reason.identity import RULES

_WHY = ox.NamedNode(str(RDFS.comment))


def merges(identity: Identity, mint: Mint) -> Iterator[Part]:
    """Yield what merging decided, each decision with its evidence, and where retired IRIs lead."""
    for row in identity.retired.items():
        yield KEY, row[0], _replaced, row
    for link in identity.links:
        yield KEY, link[0], _link, link
    for key in _keys(identity):
        yield KEY, key, _key, key
    for merge in identity.merges:
        yield DECISION, _decision("merge", merge.canonical, *merge.members), _merge, merge
    for resolution in identity.resolutions:
        at = _mention(resolution.at, mint).value
        name = _decision("resolution", at, resolution.how, resolution.canonical)
        yield DECISION, name, _resolution, resolution
    for candidate in identity.review:
        pair = sorted((candidate.left, candidate.right))
        yield DECISION, _decision("candidate", *pair), _candidate, candidate


def _keys(identity: Identity) -> list[str]:
    """Return the keys that IRIs with a hash were made from: judgements are on keys."""
    members = (member for merge in identity.merges for member in merge.members)
    keys = {*identity.things, *identity.events.values(), *identity.retired, *members}
    return sorted(k for k in keys if ":" in k)


def _replaced(row: tuple[str, str], _: str, mint: Mint) -> Iterator[Triple]:
    yield mint.thing(row[0]), ox.NamedNode(str(DCTERMS.isReplacedBy)), mint.thing(row[1])


def _link(row: tuple[str, str, str], _: str, mint: Mint) -> Iterator[Triple]:
    yield mint.thing(row[0]), kg_term(row[1]), mint.thing(row[2])


def _key(key: str, _: str, mint: Mint) -> Iterator[Triple]:
    yield mint.thing(key), kg_term("key"), ox.Literal(key)


def _decision(kind: str, *parts: str) -> str:
    """Return the path of a decision's IRI."""
    return f"{kind}/{sha256(chr(10).join(parts).encode()).hexdigest()[:16]}"


def _merge(merge: Merge, name: str, mint: Mint) -> Iterator[Triple]:
    node = mint.resource(name)
    yield node, TYPE, kg_term("Merge")
    yield node, kg_term("canonical"), mint.thing(merge.canonical)
    for member in merge.members:
        yield node, kg_term("merged"), mint.thing(member)
    yield node, kg_term("confidence"), decimal(_confidence(merge))
    yield node, kg_term("ruleSet"), ox.Literal(RULES)
    yield node, _WHY, ox.Literal(merge.why, language="en")
    for number, evidence in enumerate(merge.evidence, start=1):
        item = ox.NamedNode(f"{node.value}/{number}")
        yield node, kg_term("evidence"), item
        yield from _evidence(item, evidence, mint)


def _evidence(item: ox.NamedNode, evidence: Evidence, mint: Mint) -> Iterator[Triple]:
    yield item, TYPE, kg_term("Evidence")
    yield item, kg_term("feature"), ox.Literal(evidence.feature)
    yield item, kg_term("left"), ox.Literal(evidence.left)
    yield item, kg_term("right"), ox.Literal(evidence.right)
    yield item, kg_term("weight"), decimal(evidence.weight)
    for name, place in (("leftMention", evidence.left_at), ("rightMention", evidence.right_at)):
        if place:
            yield item, kg_term(name), _mention(place, mint)


def _resolution(resolution: Resolution, name: str, mint: Mint) -> Iterator[Triple]:
    node, at = mint.resource(name), _mention(resolution.at, mint)
    yield node, TYPE, kg_term("Resolution")
    yield node, kg_term("resolved"), at
    yield node, kg_term("canonical"), mint.thing(resolution.canonical)
    yield node, kg_term("feature"), ox.Literal(resolution.how)
    yield node, kg_term("ruleSet"), ox.Literal(RULES)
    yield node, _WHY, ox.Literal(resolution.why, language="en")
    if resolution.antecedent:
        yield node, kg_term("antecedent"), _mention(resolution.antecedent, mint)


def _candidate(candidate: Candidate, name: str, mint: Mint) -> Iterator[Triple]:
    left, right = sorted((candidate.left, candidate.right))
    node = mint.resource(name)
    yield node, TYPE, kg_term("Candidate")
    for key in (left, right):
        yield node, kg_term("candidate"), mint.thing(key)
    yield node, kg_term("confidence"), decimal(_confidence(candidate))
    yield node, kg_term("usefulness"), decimal(candidate.useful)
    yield node, kg_term("ruleSet"), ox.Literal(RULES)
    yield node, _WHY, ox.Literal(candidate.reason, language="en")


def _mention(place: Place, mint: Mint) -> ox.NamedNode:
    return mint.mention(place.article, place.start, place.end, event=place.kind == "event")


def _confidence(decision: Merge | Candidate) -> float:
    """Bring the additive score of events, which has no upper bound, between 0 and 1."""
    return 1 - 2**-decision.score if decision.kind == "event" else decision.score
