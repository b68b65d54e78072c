"""What follows from the whole graph by `kg.rules`, in `base:inferred`.

It depends on the other graphs and on the ontologies alone: what was inferred before is forgotten
first. No source says it, and it never repeats what an article, the gazetteer or a merge says.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import groupby, islice

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

from kg.errors import RuleError
from kg.graph import INFERRED, Mint
from kg.rules import Rule, ask, rules
from kg.vocabulary import BASE, PREFIXES, ontology

ONTOLOGY = NamedNode(PREFIXES["kg"].rstrip("#"))
"""Name of the graph that the ontology stands in while rules run."""

_ROUNDS = 64
"""How often the rules of one stratum run at most: a chain of rules is no longer than that."""
_BATCH = 100_000
"""Triples inserted at once."""
_BULK = 10_000
"""Quads from which on Oxigraph's bulk loader is worth the file that it writes."""
_TERMS = (NamedNode, Literal)


def infer(store: Store, base: str = str(BASE), *, using: Iterable[Rule] | None = None) -> int:
    """Make `base:inferred` hold what follows from the other graphs, and nothing else.

    Args:
        store: Written to; its default graph is the union of its named graphs, and stays so.
        base: What the IRIs of things begin with.
        using: The rules; all of `rules()` where none are given.

    Returns:
        How many triples follow.

    Raises:
        RuleError: A rule comes to no end, or says what no rule may say.
        OSError: The store cannot be written.
    """
    graph = Mint(base).resource(INFERRED)
    chosen = rules() if using is None else sorted(using)
    forget(store, graph)
    if not chosen:
        return 0
    with with_ontology(store):
        strata = groupby(chosen, key=lambda rule: rule.stratum)
        return sum(_settle(store, tuple(stratum), graph) for _, stratum in strata)


def forget(store: Store, graph: NamedNode) -> None:
    """Remove a graph, and from the union what no other graph says."""
    store.update(
        f"""DELETE {{ ?s ?p ?o }} WHERE {{
            GRAPH {graph} {{ ?s ?p ?o }}
            FILTER NOT EXISTS {{ GRAPH ?other {{ ?s ?p ?o }} FILTER(?other != {graph}) }}
        }}"""
    )
    store.remove_graph(graph)


def _settle(store: Store, stratum: Sequence[Rule], graph: NamedNode) -> int:
    """Run the rules of a stratum until none finds anything new; return how much they found."""
    total = 0
    growing: list[Rule] = []
    for _ in range(_ROUNDS):
        found = {rule: _apply(store, rule, graph) for rule in stratum}
        total += sum(found.values())
        growing = [rule for rule, number in found.items() if number]
        if not growing:
            return total
    raise RuleError(
        f"{', '.join(rule.where for rule in growing)}: still finds something new after "
        f"{_ROUNDS} rounds; see that it makes up no ever new terms"
    )


def _apply(store: Store, rule: Rule, graph: NamedNode) -> int:
    """Insert what a rule finds; return how much of it is new."""
    new = (triple for triple in ask(store, rule) if Quad(*triple) not in store)
    count = 0
    while batch := set(islice(new, _BATCH)):
        count += len(batch)
        quads = [quad for triple in batch for quad in as_quads(triple, rule, graph)]
        (store.bulk_extend if len(quads) > _BULK else store.extend)(quads)
    return count


def as_quads(triple: Triple, rule: Rule, graph: NamedNode) -> tuple[Quad, Quad]:
    """Return what a rule found as quads of its graph and of the union."""
    subject, predicate, value = triple
    if not (isinstance(subject, NamedNode) and isinstance(value, _TERMS)):
        raise RuleError(f"{rule.where}: finds {triple}; a rule tells of nodes that have an IRI")
    return Quad(subject, predicate, value, graph), Quad(subject, predicate, value)


@contextmanager
def with_ontology(store: Store) -> Iterator[None]:
    """Let the ontology stand in a graph of a store for a while."""
    try:
        store.extend(_ontology_quads())
        yield
    finally:
        store.remove_graph(ONTOLOGY)


@cache
def _ontology_quads() -> tuple[Quad, ...]:
    written = ontology().serialize(format="nt", encoding="utf-8")
    return tuple(
        Quad(t.subject, t.predicate, t.object, ONTOLOGY)
        for t in parse(written, RdfFormat.N_TRIPLES)
    )
