"""People's judgements: which keys are one and which never are, for good.

A judgement is on keys of any level: of a name wherever it stands (`Person:kim jong un`), of what
the gazetteer knows (`kim-jong-un`), of a name in one article (`Person:kim@ID`), of one mention
(`mention:ID:START`), of one report (`event:Meeting:ID:START`). What nobody judged, the rules
decide: a name leaves what it was told apart from, and takes nothing else along.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from kg.reason.clustering import Edge, Node, Partition, components, grow
from kg.reason.context import CONTEXT, Local
from kg.reason.identity import Evidence, Judgement
from kg.reason.lookup import Lookup

_STRENGTH = {"gazetteer": 1.0, "composition": 0.95, "people": 0.95, "abbreviation": 0.9}
_CONTEXT_STRENGTH = 0.8
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """Judgements, ready to be asked."""

    judgements: tuple[Judgement, ...]
    """Sorted."""
    roots: Mapping[str, str]
    """Key -> the least key of those that people said are the same."""

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> "Judged":
        """Gather what people said."""
        ordered = tuple(sorted(judgements, key=lambda j: (j.left, j.right, j.verdict, j.why)))
        keys = {k for j in ordered for k in (j.left, j.right)}
        same = ((j.left, j.right) for j in ordered if j.verdict == "same")
        return cls(ordered, components(keys, same))

    def same(self) -> list[Pair]:
        """Return the pairs that people said are one."""
        return [(j.left, j.right) for j in self.judgements if j.verdict == "same"]

    def apart(self) -> list[Pair]:
        """Return every pair that must never meet: what is the same as either is meant, too."""
        classes: dict[str, list[str]] = defaultdict(list)
        for key, root in sorted(self.roots.items()):
            classes[root].append(key)
        different = [j for j in self.judgements if j.verdict == "different"]
        pairs = (
            pair
            for j in different
            for pair in product(classes[self.roots[j.left]], classes[self.roots[j.right]])
        )
        return sorted(set(pairs))

    def renamed(self, names: Mapping[str, str]) -> "Judged":
        """Return the same judgements on other keys for the same things."""
        if not any(key in names for key in self.roots):
            return self
        return Judged.of(
            Judgement(j.verdict, names.get(j.left, j.left), names.get(j.right, j.right), j.why)
            for j in self.judgements
        )

    def evidence(self, home: Mapping[str, str]) -> dict[str, list[Evidence]]:
        """Return for each canonical key what people said that joined it; `home` maps all keys."""
        found: dict[str, list[Evidence]] = defaultdict(list)
        for j in self.judgements:
            if j.verdict == "same" and home.get(j.left, "") == home.get(j.right, "?"):
                found[home[j.left]].append(Evidence("judgement", j.left, j.right, 1.0))
        return found


def by_article(judged: Judged, every: Iterable[Local]) -> Judged:
    """Replace the keys of mentions by those of the names that they are mentions of."""
    wanted = {key for key in judged.roots if key.startswith("mention:")}
    names = {
        key: local.key
        for local in (every if wanted else ())
        for mention in local.entity.mentions
        if (key := f"mention:{local.article}:{mention.start}") in wanted
    }
    return judged.renamed(names)


def settle_judged(every: Sequence[Local], judged: Judged, lookup: Lookup) -> dict[str, str]:
    """Let people's judgements join and part what the rules settled so far.

    Returns:
        Every judged key that names something here -> its canonical key.
    """
    if not judged.judgements:
        return {}
    keys = judged.roots.keys()
    touched = {
        local.canonical
        for local in every
        if local.canonical and not keys.isdisjoint({local.canonical, local.own, local.key})
    }
    here = [local for local in every if local.canonical in touched]
    partition = _parted(here, judged)
    canonical: dict[str, str] = {}
    heads = {local.head or local.canonical for local in here}
    for group in partition.groups():
        head = min(group, key=lambda k: _rank(k, heads, lookup))
        canonical |= dict.fromkeys(group, head)
    for local in here:
        unit = _unit(local, judged)
        local.judge(canonical[unit], unit)
    return {k: canonical[k] for k in sorted(keys & canonical.keys())}


def _parted(here: Sequence[Local], judged: Judged) -> Partition:
    kinds: dict[str, str] = {}
    edges: set[Edge] = set()
    for local in here:
        unit, head = _unit(local, judged), local.head or local.canonical
        kinds |= {unit: local.kind, head: local.kind}
        if unit != head:
            weakest = _CONTEXT_STRENGTH if local.how in CONTEXT else 1.0
            edges.add(Edge(-_STRENGTH.get(local.how, weakest), min(unit, head), max(unit, head)))
    partition = Partition((Node(k, ()) for k in sorted(kinds)), (), judged.apart())
    for left, right in judged.same():
        if left in kinds and kinds[left] == kinds.get(right):
            partition.decree(left, right)
    grow(partition, edges)
    return partition


def _unit(local: Local, judged: Judged) -> str:
    """Return the finest key of a name that people, or the rules, treat by itself."""
    alone = local.how in CONTEXT or local.key in judged.roots
    return local.key if alone or local.canonical == local.key else local.own


def _rank(key: str, heads: set[str], lookup: Lookup) -> tuple[bool, bool, bool, bool, str]:
    """Prefer what the gazetteer knows, what is made of parts, what stood for others so far."""
    known = key in lookup.gazetteer.entries
    return not known, ":" in key, key not in heads, "@" in key, key


def crossing(judged: Judged, home: Mapping[str, str]) -> Iterator[frozenset[str]]:
    """Yield the pairs of canonical keys that people said are different."""
    for left, right in judged.apart():
        if left in home and right in home:
            yield frozenset((home[left], home[right]))
