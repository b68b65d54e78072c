"""What follows from a graph that changed, brought up to date around what changed alone.

Delete and rederive (Gupta, Mumick and Subrahmanian 1993), stratum by stratum: whatever rested on
a triple that came or went is taken back, and then found again where something else bears it. The
result is that of `kg.inferred.infer` over the whole graph.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, groupby

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store, Triple
from rdflib import OWL, RDF, RDFS, URIRef

from kg.errors import RuleError
from kg.graph import INFERRED, Mint
from kg.inferred import as_quads, with_ontology
from kg.rules import Rule, around, concludes, rules
from kg.vocabulary import KG, ontology

_NODES = 500
"""Nodes that a rule is asked about at once."""
_SCHEMA = (str(OWL), str(RDFS))
_BESIDE = (RDFS.subPropertyOf, OWL.inverseOf)
"""What brings a rule to conclude another property than those it goes by."""
_TYPE = str(RDF.type)
_ROUNDS = 64
"""As for `kg.inferred`."""


def can_follow() -> bool:
    """Whether every rule says what it goes by."""
    return all(rule.around for rule in rules())


def follow(
    new: Store, old: Store, dead: Iterable[Quad], fresh: Iterable[Quad], *, base: str
) -> int:
    """Bring `base:inferred` up to date; return how many more triples follow, or fewer.

    Args:
        new: Changed already but for what follows; written to.
        old: The same before the change; left as it was but for the ontology's graph.
        dead: What went, from any graph of `old`.
        fresh: What came, into any graph of `new`.
        base: What the IRIs of things begin with.

    Raises:
        RuleError: A rule comes to no end, or says what no rule may say.
    """
    chosen = rules()
    matter = _matter(chosen)
    went, came = (set(map(_triple, filter(matter, quads))) for quads in (dead, fresh))
    stay = {triple for triple in went - came if Quad(*triple) in new}
    said = stay | (went & came) | {triple for triple in came - went if Quad(*triple) in old}
    graph = Mint(base).resource(INFERRED)
    change = _Following(new, old, graph, went - came - stay, _Wave.of((went | came) - said))
    with with_ontology(new), with_ontology(old):
        more = -change.take_back(t for t in said if change.others(t))
        for _, stratum in groupby(chosen, key=lambda rule: rule.stratum):
            more += change.settle(tuple(stratum))
        return more


@dataclass(frozen=True, slots=True)
class _Wave:
    """Triples that came or went, by property: their subjects."""

    subjects: Mapping[str, set[NamedNode]]
    """By the property's IRI, and for classes by `Around.by`'s equations too."""

    @classmethod
    def of(cls, triples: Iterable[Triple]) -> "_Wave":
        """Take triples apart."""
        wave = cls(defaultdict(set))
        wave.add(triples)
        return wave

    def add(self, triples: Iterable[Triple]) -> None:
        """Take more triples apart."""
        for triple in triples:
            if isinstance(triple.subject, NamedNode):
                for property_ in _of(triple):
                    self.subjects[property_].add(triple.subject)

    def of_any(self, properties: Iterable[str]) -> Iterator[NamedNode]:
        """Yield the subjects of some properties."""
        for property_ in properties:
            yield from self.subjects.get(property_, ())


@dataclass(slots=True)
class _Following:
    """One change on its way through the strata."""

    new: Store
    old: Store
    graph: NamedNode
    """That of what follows."""
    gone: set[Triple]
    """What went so far, and may follow now."""
    changed: _Wave
    """What came or went so far."""

    def settle(self, stratum: Sequence[Rule]) -> int:
        """Bring the conclusions of one stratum up to date; return how many more there are."""
        dropped = self._resting(stratum)
        more = -self.take_back(dropped)
        doubtful = dropped | self.gone
        added: set[Triple] = set()
        found = self._found(stratum, self.changed, self.new, new=True)
        found |= self._found(stratum, _Wave.of(dropped), self.new, new=True)
        for _ in range(_ROUNDS):
            self._insert(found, stratum)
            if not found:
                found = self._borne(stratum, doubtful)
                self._insert(found, stratum)
            if not found:
                self.gone = (doubtful | self.gone) - added
                self.changed.add(dropped ^ added)
                return more + len(added)
            added |= found
            found = self._found(stratum, _Wave.of(found), self.new, new=True)
        raise RuleError(
            f"{', '.join(rule.where for rule in stratum)}: still finds something new after "
            f"{_ROUNDS} rounds; see that it makes up no ever new terms"
        )

    def take_back(self, triples: Iterable[Triple]) -> int:
        """Remove what follows, and from the union what nothing else says; return how much."""
        count = 0
        for triple in triples:
            quad = self._quad(triple)
            if quad in self.new:
                count += 1
                self.new.remove(quad)
                if not self.others(triple):
                    self.new.remove(Quad(*triple))
        return count

    def _quad(self, triple: Triple) -> Quad:
        return Quad(triple.subject, triple.predicate, triple.object, self.graph)

    def others(self, triple: Triple) -> bool:
        """Whether a graph other than that of what follows says a triple."""
        quads = self.new.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
        names = (quad.graph_name for quad in quads)
        return any(name not in (self.graph, DefaultGraph()) for name in names)

    def _resting(self, stratum: Sequence[Rule]) -> set[Triple]:
        """Return what rested, step by step, on what changed."""
        found = self._found(stratum, self.changed, self.old, new=False)
        dropped = set(found)
        while found:
            found = self._found(stratum, _Wave.of(found), self.old, new=False) - dropped
            dropped |= found
        return dropped

    def _found(
        self, stratum: Sequence[Rule], wave: _Wave, store: Store, *, new: bool
    ) -> set[Triple]:
        """Return what rules find around a change: what is new, or what is known to follow."""
        found = set()
        for rule in stratum:
            nodes = list(self._nodes(rule, wave))
            for start in range(0, len(nodes), _NODES):
                for triple in around(store, rule, nodes[start : start + _NODES]):
                    if Quad(*triple) not in store if new else self._quad(triple) in store:
                        found.add(triple)
        return found

    def _nodes(self, rule: Rule, wave: _Wave) -> set[NamedNode]:
        """Return the nodes around which a rule can find something else than before."""
        assert rule.around is not None
        by, through = _properties(rule.around.by), _properties(rule.around.through)
        nodes = set(wave.of_any(by))
        for near in set(wave.of_any(through)):
            nodes.update(_before(near, by, self.old), _before(near, by, self.new))
        return nodes

    def _borne(self, stratum: Sequence[Rule], doubtful: Iterable[Triple]) -> set[Triple]:
        """Return what something that did not change bears out."""
        return {
            triple
            for triple in doubtful
            if Quad(*triple) not in self.new
            and any(
                not _concluded(rule).isdisjoint(_of(triple)) and concludes(self.new, rule, triple)
                for rule in stratum
                if self._has(triple, rule)
            )
        }

    def _has(self, triple: Triple, rule: Rule) -> bool:
        """Whether the node that a rule goes by, if the triple tells it, has what it goes by."""
        assert rule.around is not None
        terms = zip(rule.around.concludes, triple, strict=True)
        node = next((t for name, t in terms if name == f"?{rule.around.variable}"), None)
        return not isinstance(node, NamedNode) or any(
            True
            for property_ in _nodes_of(_properties(rule.around.by))
            for _ in self.new.quads_for_pattern(node, property_, None, DefaultGraph())
        )

    def _insert(self, found: Iterable[Triple], stratum: Sequence[Rule]) -> None:
        self.new.extend(
            q for t in sorted(found, key=str) for q in as_quads(t, stratum[0], self.graph)
        )


def _triple(quad: Quad) -> Triple:
    return Triple(quad.subject, quad.predicate, quad.object)


def _of(triple: Triple | Quad) -> tuple[str, ...]:
    """Return the property that is said, and for a class `Around.by`'s equation too."""
    property_ = triple.predicate.value
    if property_ == _TYPE and isinstance(triple.object, NamedNode):
        return property_, f"{_TYPE}={triple.object.value}"
    return (property_,)


def _before(node: NamedNode, by: Iterable[str], store: Store) -> Iterator[NamedNode]:
    """Yield what has a node by some properties."""
    for property_ in _nodes_of(by):
        for quad in store.quads_for_pattern(None, property_, node, DefaultGraph()):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject


def _nodes_of(properties: Iterable[str]) -> set[NamedNode]:
    return {NamedNode(property_.partition("=")[0]) for property_ in properties}


@cache
def _properties(names: tuple[str, ...]) -> frozenset[str]:
    """Return the properties that a rule names, or means by words of OWL."""
    found: set[str] = set()
    for name in names:
        property_, equals, value = name.rpartition("=")
        meant = _meant(URIRef(value)) if value.startswith(_SCHEMA) else [value]
        found |= {f"{property_}{equals}{each}" for each in meant}
    return frozenset(found)


def _meant(word: URIRef) -> Iterator[str]:
    """Yield what the ontology relates, at any remove, to something of ours."""
    graph = ontology()
    yield from map(str, graph.subjects(RDF.type, word))
    for subject in set(graph.subjects(word)):
        above = set(graph.transitive_objects(subject, word)) - {subject}
        if any(str(term).startswith(str(KG)) for term in above):
            yield str(subject)


@cache
def _concluded(rule: Rule) -> frozenset[str]:
    """Return the properties of what a rule can conclude, for classes as in `Around.by`."""
    assert rule.around is not None
    _, name, value = rule.around.concludes
    by = _properties(rule.around.by)
    if name.startswith("?"):
        return by | _beside(by, *_BESIDE)
    if name != _TYPE:
        return frozenset((name,))
    if not value.startswith("?"):
        return frozenset((f"{_TYPE}={value}",))
    classes = frozenset(p.partition("=")[2] for p in by)
    known = classes | _beside(classes, RDFS.subClassOf)
    return frozenset(f"{_TYPE}={name}" if name else _TYPE for name in known)


def _beside(names: frozenset[str], *words: URIRef) -> frozenset[str]:
    """Return what the ontology says by some words of what has some names, or has of it."""
    pairs = (map(str, pair) for word in words for pair in ontology().subject_objects(word))
    return frozenset(term for one, other in pairs if {one, other} & names for term in (one, other))


def _matter(chosen: Iterable[Rule]) -> Callable[[Quad], bool]:
    """Return what tells whether a quad makes a difference to rules."""
    arounds = [(rule, rule.around) for rule in chosen if rule.around]
    sets = (_properties(a.by) | _properties(a.through) | _concluded(r) for r, a in arounds)
    names = frozenset(chain.from_iterable(sets))
    properties = _nodes_of(names)  # as most make none: asked first, without taking them apart
    return lambda quad: quad.predicate in properties and not names.isdisjoint(_of(quad))
