"""Clusters in which no two members are known to be apart.

Edges are taken strongest first, and an edge joins two clusters only if no veto stands between any
member of the one and any member of the other. Vetoes look at one dimension each (participants,
place, names...), so a cluster need only remember the distinct values of each dimension.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

Veto = Callable[[Hashable, Hashable], bool]


@dataclass(frozen=True, slots=True)
class Node:
    """One member to be."""

    key: str
    values: tuple[Hashable, ...]
    """One value for each dimension; None is unknown and agrees with anything."""
    exclusive: frozenset[str] = frozenset()
    """Where it was told apart from others: no two members may share one of these."""


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A reason to join two nodes; sorts strongest first."""

    rank: float
    """The score, negated."""
    left: str
    right: str


@dataclass(slots=True)
class Cluster:
    """Members so far, and what is known of them."""

    members: list[str]
    values: list[AbstractSet[Hashable]]
    exclusive: frozenset[str]
    enemies: frozenset[str] = frozenset()
    disputed: frozenset[int] = frozenset()
    """Dimensions in which a person joined what differs: there, one member that agrees will do."""


class Partition:
    """Clusters that grow; joins are refused where a veto stands."""

    def __init__(
        self,
        nodes: Iterable[Node],
        vetoes: Sequence[Veto],
        apart: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Start with every node alone.

        `vetoes` has one row for each dimension of the nodes' values; the keys of each pair of
        `apart` must never meet.
        """
        self._home: dict[str, Cluster] = {}
        # Most clusters stay small, and say what others say: they share their sets till they grow.
        alone: dict[Hashable, frozenset[Hashable]] = {None: frozenset()}
        for node in nodes:
            values = [alone.setdefault(v, frozenset((v,))) for v in node.values]
            self._home[node.key] = Cluster([node.key], [*values], node.exclusive)
        self._vetoes = vetoes
        self._known: list[dict[tuple[Hashable, Hashable], bool]] = [{} for _ in vetoes]
        for left, right in apart:
            if left in self._home and right in self._home:
                self._home[left].enemies |= {right}
                self._home[right].enemies |= {left}

    def cluster(self, key: str) -> Cluster:
        """Return the cluster that a node is in."""
        return self._home[key]

    def together(self, left: str, right: str) -> bool:
        """Whether two nodes are in one cluster."""
        return self._home[left] is self._home[right]

    def conflicts(self, left: str, right: str) -> list[int]:
        """Return the dimensions that keep two clusters apart; -1 is `exclusive`, -2 `apart`."""
        a, b = self._home[left], self._home[right]
        found = [-2] if (a.enemies or b.enemies) and self._sworn(a, b) else []
        if a.exclusive and not a.exclusive.isdisjoint(b.exclusive):
            found.append(-1)
        return found + [d for d in _differing(a, b) if self._vetoed(d, a, b)]

    def clash(self, left: str, right: str) -> bool:
        """Whether a veto stands between any two members of two clusters."""
        a, b = self._home[left], self._home[right]
        return (
            not a.exclusive.isdisjoint(b.exclusive)
            or ((a.enemies or b.enemies) and self._sworn(a, b))
            or any(self._vetoed(d, a, b) for d in _differing(a, b))
        )

    def join(self, left: str, right: str) -> bool:
        """Join two clusters unless a veto stands between any two members."""
        a, b = self._home[left], self._home[right]
        if a is b or self.clash(left, right):
            return False
        self._unite(a, b)
        return True

    def decree(self, left: str, right: str) -> bool:
        """Join two clusters whatever the vetoes say, unless some of them must never meet."""
        a, b = self._home[left], self._home[right]
        if a is b or self._sworn(a, b):
            return False
        disputed = {d for d in _differing(a, b) if self._vetoed(d, a, b)}
        self._unite(a, b)
        self._home[left].disputed |= disputed
        return True

    def _unite(self, a: Cluster, b: Cluster) -> None:
        if len(a.members) < len(b.members):
            a, b = b, a
        for key in b.members:
            self._home[key] = a
        a.members.extend(b.members)
        for dimension, (mine, theirs) in enumerate(zip(a.values, b.values, strict=True)):
            if isinstance(mine, set):
                mine |= theirs
            elif not theirs <= mine:
                a.values[dimension] = {*mine, *theirs}
        a.exclusive = a.exclusive | b.exclusive if b.exclusive else a.exclusive
        a.enemies = a.enemies | b.enemies if b.enemies else a.enemies
        a.disputed = a.disputed | b.disputed if b.disputed else a.disputed

    def groups(self) -> list[list[str]]:
        """Return every cluster's members, sorted, in the order of their least members."""
        unique = {id(c): c for c in self._home.values()}
        return sorted(sorted(c.members) for c in unique.values())

    def _sworn(self, a: Cluster, b: Cluster) -> bool:
        return any(self._home[e] is b for e in a.enemies) or any(
            self._home[e] is a for e in b.enemies
        )

    def _vetoed(self, dimension: int, a: Cluster, b: Cluster) -> bool:
        veto, known = self._vetoes[dimension], self._known[dimension]
        mine, theirs = a.values[dimension], b.values[dimension]
        if dimension in a.disputed or dimension in b.disputed:
            pairs = [(x, y) for x in mine for y in theirs]
            return bool(pairs) and all(x != y and veto(x, y) for x, y in pairs)
        for x in mine:
            for y in theirs:
                if x is y or x == y:
                    continue
                answer = known.get((x, y))
                if answer is None:
                    answer = known[x, y] = known[y, x] = veto(x, y)
                if answer:
                    return True
        return False


def _differing(a: Cluster, b: Cluster) -> list[int]:
    """Return the dimensions that can keep two clusters apart: known of both, and not one set."""
    sides = enumerate(zip(a.values, b.values, strict=True))
    return [d for d, (mine, theirs) in sides if mine is not theirs and mine and theirs]


def grow(partition: Partition, edges: Collection[Edge]) -> list[Edge]:
    """Take edges strongest first, and return those that joined two clusters."""
    return [edge for edge in sorted(edges) if partition.join(edge.left, edge.right)]


def components(nodes: Iterable[str], edges: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return for each node the least key of what it is connected with."""
    parent = {node: node for node in nodes}

    def root(node: str) -> str:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for left, right in edges:
        low, high = sorted((root(left), root(right)))
        parent[high] = low
    return {node: root(node) for node in parent}
