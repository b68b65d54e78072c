"""The page's graph as columns of plain values.

Columns rather than records: at 10,000 nodes the keys alone would be megabytes.
"""

import json
from typing import Any

import networkx
import numpy as np

from kg.export.html.layout import Pairs
from kg.export.html.model import Evidence, Fact, PageGraph, Statement
from kg.export.html.style import Family, families
from kg.export.html.weight import weights
from kg.export.html.words import term

_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}

Column = list[Any]


def as_json(value: object) -> str:
    """Write JSON that may stand inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.translate(_ESCAPES)


def pairs(graph: PageGraph) -> Pairs:
    """Return the node pairs that are joined."""
    joined = [(s.subject, s.object) for s in graph.statements if not s.inferred]
    return np.array(sorted(set(joined)), dtype=np.int64).reshape(-1, 2)


def communities(graph: PageGraph) -> list[int]:
    """Number the groups that hang together most, the greatest first (Blondel et al. 2008)."""
    network = networkx.Graph()
    network.add_nodes_from(range(len(graph.things)))
    network.add_edges_from(pairs(graph).tolist())
    found = networkx.community.louvain_communities(network, seed=1)
    group = [0] * len(graph.things)
    for number, members in enumerate(sorted(found, key=lambda m: (-len(m), min(m)))):
        for member in members:
            group[member] = number
    return group


def columns(graph: PageGraph) -> dict[str, Any]:
    """Return everything that the page needs but positions and sizes."""
    looks = families(thing.type for thing in graph.things)
    kinds = list(looks)
    rows = list({look.name: look for look in looks.values()}.values())
    predicates = sorted(
        {s.predicate for s in graph.statements} | {f.predicate for f in graph.facts}
    )
    statuses = sorted({f.value for f in graph.facts if f.predicate == "status"})
    return {
        "families": [_family(look) for look in rows],
        "types": [{"name": k, "family": rows.index(looks[k]), "words": term(k)} for k in kinds],
        "predicates": [{"name": p, "words": term(p)} for p in predicates],
        "statuses": {s: term(s) for s in statuses},
        "reports": [
            [r.iri, r.title, r.publisher, r.date, r.url, r.language, list(r.cites)]
            for r in graph.reports
        ],
        "sentences": [
            [s.report, s.text, [n for m in s.marks for n in (m.start, m.end, m.thing)]]
            for s in graph.sentences
        ],
        "nodes": _nodes(graph, kinds),
        "statements": _statements(graph.statements, predicates),
        "facts": _facts(graph.facts, predicates),
        "merges": [[m.thing, list(m.merged), m.reason, m.confidence] for m in graph.merges],
    }


def _family(look: Family) -> dict[str, Any]:
    return {
        "name": look.name,
        "words": term(look.name),
        "light": look.light,
        "dark": look.dark,
        "shape": look.shape,
        "event": look.event,
    }


def _nodes(graph: PageGraph, kinds: list[str]) -> dict[str, Column]:
    things = graph.things
    return {
        "iri": [t.iri for t in things],
        "names": [t.names for t in things],
        "aliases": [list(t.aliases) for t in things],
        "matches": [list(t.matches) for t in things],
        "type": [kinds.index(t.type) for t in things],
        "reports": [list(t.reports) for t in things],
        "from": [t.earliest for t in things],
        "to": [t.latest for t in things],
        "date": [t.date for t in things],
        "status": [t.status for t in things],
        "point": [t.point for t in things],
        "group": communities(graph),
        "weight": weights(graph),
    }


def _statements(statements: tuple[Statement, ...], predicates: list[str]) -> dict[str, Column]:
    return {
        "s": [s.subject for s in statements],
        "p": [predicates.index(s.predicate) for s in statements],
        "o": [s.object for s in statements],
        "note": [s.note for s in statements],
        "evidence": [_evidence(s.evidence) for s in statements],
        "inferred": [int(s.inferred) for s in statements],
    }


def _facts(facts: tuple[Fact, ...], predicates: list[str]) -> dict[str, Column]:
    return {
        "thing": [f.thing for f in facts],
        "p": [predicates.index(f.predicate) for f in facts],
        "value": [f.value for f in facts],
        "evidence": [_evidence(f.evidence) for f in facts],
    }


def _evidence(evidence: tuple[Evidence, ...]) -> list[int]:
    """Flatten to report, sentence (-1 for none), report, sentence..."""
    return [n for e in evidence for n in (e.report, -1 if e.sentence is None else e.sentence)]
