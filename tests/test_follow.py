"""What follows after a change is what would follow if the graph had been so from the start."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse, serialize

from kg.follow import can_follow, follow
from kg.inferred import infer
from kg.rules import rules
from kg.store import apply, in_memory
from kg.vocabulary import BASE, PREFIXES

EVENTS = "base:e1 base:e2".split()
ACTORS = "base:a1 base:a2 base:s1".split()
PLACES = "base:p1 base:p2 base:p3".split()
ROLES = "base:r1 base:r2".split()
KINDS = "base:k1 base:k2 base:k3".split()
SENTENCES = [
    *(f"{e} a kg:{c}" for e in EVENTS for c in ("Meeting", "Visit", "Sanction", "Event")),
    *(f"{e} kg:status kg:{s}" for e in EVENTS for s in ("Occurred", "Denied")),
    *(f"{e} kg:{p} {a}" for e in EVENTS for p in ("participant", "visitor") for a in ACTORS),
    *(f"{e} kg:{p} {a}" for e in EVENTS for p in ("imposedBy", "imposedOn") for a in ACTORS[:2]),
    *(f"{e} kg:{p} {q}" for e in EVENTS for p in ("destination", "place") for q in PLACES),
    *(f"{p} kg:{w} {q}" for p in PLACES for q in PLACES for w in ("within", "contains")),
    *(f"{a} kg:role {r}" for a in ACTORS for r in ROLES),
    *(f"{r} kg:of {a}" for r in ROLES for a in ACTORS),
    *(f"{k} skos:broader {n}" for k in KINDS for n in KINDS),
    "base:e1 kg:realises base:e2",
    "base:a1 kg:met base:a2",
    "base:a1 a kg:Person",
    "base:s1 a kg:State",
    "base:a1 kg:officeIn base:s1",
]
_HEADER = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
_graphs = st.sets(st.tuples(st.sampled_from(SENTENCES), st.sampled_from(("a", "b"))), max_size=24)


def quads(said: set[tuple[str, str]]) -> set[Quad]:
    lines = "\n".join(f"base:{graph} {{ {sentence} }}" for sentence, graph in sorted(said))
    return set(parse(_HEADER + lines, RdfFormat.TRIG))


def changed(before: set[Quad], after: set[Quad]) -> tuple[Store, int]:
    """Let a graph change into another, and what follows with it."""
    new, old = in_memory(before), in_memory(before)
    count = infer(new)
    infer(old)
    dead, fresh = before - after, after - before
    apply(new, dead, fresh)
    return new, count + follow(new, old, dead, fresh, base=str(BASE))


def text(store: Store) -> list[bytes]:
    written = serialize(store, format=RdfFormat.N_QUADS)
    assert written is not None
    return sorted(written.splitlines())


def test_every_rule_says_what_it_goes_by():
    assert can_follow()


@settings(max_examples=150, deadline=None)
@given(_graphs, _graphs, st.booleans())
def test_what_follows_after_a_change_is_what_follows_from_the_result(said, other, mostly):
    before, after = quads(said), quads(said ^ set(sorted(other)[:4]) if mostly else other)
    new, count = changed(before, after)
    whole = in_memory(after)
    assert count == infer(whole)
    assert text(new) == text(whole)


LOOP = {("base:p1 kg:within base:p2", "a"), ("base:p2 kg:within base:p1", "a")}


@pytest.mark.parametrize("gone", sorted(LOOP))
def test_what_bears_out_itself_alone_goes(gone):
    before, after = quads(LOOP), quads(LOOP - {gone})
    new, _ = changed(before, after)
    whole = in_memory(after)
    infer(whole)
    assert text(new) == text(whole)


def test_what_is_said_now_no_longer_only_follows():
    base = {("base:p1 kg:within base:p2", "a")}
    new, _ = changed(quads(base), quads(base | {("base:p2 kg:contains base:p1", "b")}))
    triple = next(iter(quads({("base:p2 kg:contains base:p1", "b")})))
    names = {
        q.graph_name
        for q in new.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
    }
    assert names == {NamedNode(f"{BASE}b"), DefaultGraph()}


def test_rules_are_read_with_what_they_go_by():
    (met,) = (rule.around for rule in rules() if rule.name == "met")
    assert met is not None
    assert met.variable == "meeting"
    assert met.through == (f"{PREFIXES['kg']}officeIn",)
