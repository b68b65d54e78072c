"""Which of all the people's names in the collection are one person's."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from kg.reason.clustering import Edge, Node, Partition, grow
from kg.reason.identity import Candidate, Evidence
from kg.reason.judged import Judged
from kg.reason.known_people import Known, block_keys
from kg.reason.lookup import Lookup
from kg.reason.people import PersonName, read, relation

_CROWD = 60
"""Names in one block beyond which a block says nothing ("Muhammad")."""
_WEIGHTS = {"same": 1.0, "longer": 0.7}
_OTHER_WEIGHT = 0.3


@dataclass(frozen=True, slots=True)
class People:
    """Canonical keys of people's names, and what was joined."""

    canonical: Mapping[str, str]
    """Key of a name -> gazetteer slug, or the least key of its cluster."""
    evidence: Mapping[str, tuple[Evidence, ...]]
    """Canonical key -> what joined its members."""
    review: tuple[Candidate, ...]


def cluster_people(names: Mapping[str, str], lookup: Lookup, judged: Judged) -> People:
    """Join the spellings of one person's name, with the gazetteer's people among them.

    `names` maps keys to full names without titles, for every name that is not the gazetteer's.
    """
    nodes, slugs, pairs = _nodes(names, Known.shared(lookup))
    edges: list[tuple[str, str]] = []
    loose: list[tuple[str, str, str]] = []
    why: dict[tuple[str, str], Evidence] = {}
    for left, right in pairs:  # in any order: edges are sorted where they are taken
        kind, words = relation(nodes[left], nodes[right])
        if kind in ("same", "longer", "initial"):
            weight = _WEIGHTS.get(kind, _OTHER_WEIGHT)
            why[left, right] = Evidence(f"name: {words}", left, right, weight)
            if kind == "same":
                edges.append((left, right))
            else:
                loose.append((kind, left, right))
    partition = _partition(nodes, slugs, judged)
    strong = [Edge(-_strength(a, b, slugs), a, b) for a, b in edges]
    joined = [(e.left, e.right) for e in grow(partition, strong)]
    more, review = _loose(
        loose, partition, {p: e.feature.partition(": ")[2] for p, e in why.items()}
    )
    return _people(partition, slugs, [why[p] for p in [*joined, *more] if p in why], review)


def _partition(
    nodes: Mapping[str, PersonName], slugs: Mapping[str, str], judged: Judged
) -> Partition:
    """Start with every name alone, but for those that people judged."""
    of: dict[str, list[str]] = defaultdict(list, {k: [k] for k in nodes})
    for node, slug in sorted(slugs.items()):
        of[slug].append(node)
    apart = [p for a, b in judged.apart() for p in product(of.get(a, ()), of.get(b, ()))]
    values = (Node(k, (n, slugs.get(k))) for k, n in nodes.items())
    partition = Partition(values, (_unlike, _unequal), apart)
    for left, right in judged.same():
        for one, other in product(of.get(left, ())[:1], of.get(right, ())[:1]):
            partition.decree(one, other)
    return partition


def _nodes(
    names: Mapping[str, str], known: Known
) -> tuple[dict[str, PersonName], dict[str, str], Iterable[tuple[str, str]]]:
    """Return the names to compare, the slugs of those that are the gazetteer's, and the pairs."""
    nodes = {k: read(n) for k, n in names.items()}
    blocks: dict[Hashable, set[str]] = defaultdict(set)
    for node, name in nodes.items():
        for block in block_keys(name):
            blocks[block].add(node)
    pairs: dict[tuple[str, str], None] = {}  # block by block: what is compared stays at hand
    slugs: dict[str, str] = {}
    for block, members in blocks.items():
        theirs = known.blocks.get(block, ())
        if not 1 < len(members) + len(theirs) <= _CROWD:
            continue
        ordered = sorted(members)
        pairs |= dict.fromkeys(combinations(ordered, 2))
        pairs |= dict.fromkeys(product(ordered, theirs))
        slugs |= {t: known.slugs[t] for t in theirs}
    return nodes | {t: known.names[t] for t in slugs}, slugs, pairs


def _strength(left: str, right: str, slugs: Mapping[str, str]) -> float:
    return _WEIGHTS["same"] + 0.1 * (left in slugs or right in slugs)


def _unlike(a: Hashable, b: Hashable) -> bool:
    assert isinstance(a, PersonName)
    assert isinstance(b, PersonName)
    return relation(a, b)[0] == "different"


def _unequal(a: Hashable, b: Hashable) -> bool:
    return a != b


def _loose(
    pairs: Iterable[tuple[str, str, str]],
    partition: Partition,
    words: Mapping[tuple[str, str], str],
) -> tuple[list[tuple[str, str]], list[Candidate]]:
    """Join a name with the one longer name that goes on from it; put the rest up for review."""
    fits: dict[str, list[str]] = defaultdict(list)
    review = []
    for kind, left, right in sorted(pairs):
        short, long = sorted((left, right), key=lambda k: (len(k.split()), k))
        if kind == "longer":
            fits[short].append(long)
        elif not partition.together(left, right) and not partition.conflicts(left, right):
            review.append(Candidate(left, right, "entity", 0.3, words[left, right]))
    joined = []
    for short, longer in sorted(fits.items()):
        clear = all(not partition.conflicts(a, b) for a, b in combinations(longer, 2))
        for long in longer:
            if clear and partition.join(short, long):
                joined.append((min(short, long), max(short, long)))
            elif not clear:
                review.append(Candidate(short, long, "entity", 0.5, "several longer names fit"))
    return joined, review


def _people(
    partition: Partition,
    slugs: Mapping[str, str],
    evidence: Iterable[Evidence],
    review: Iterable[Candidate],
) -> People:
    canonical: dict[str, str] = {}
    for group in partition.groups():
        known = sorted({slugs[k] for k in group if k in slugs})
        head = known[0] if known else group[0]
        canonical |= dict.fromkeys(group, head)
    by: dict[str, list[Evidence]] = defaultdict(list)
    for item in evidence:
        by[canonical[item.left]].append(item)
    named = {k: tuple(sorted(v)) for k, v in by.items()}
    seen = tuple(
        Candidate(canonical[c.left], canonical[c.right], c.kind, c.score, c.reason) for c in review
    )
    unsure = {c for c in seen if c.left != c.right}
    return People(canonical, named, tuple(sorted(unsure, key=lambda c: (c.left, c.right))))
