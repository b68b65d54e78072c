import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from kg.graph import INFERRED, Mint
from kg.graph.iris import TYPE, kg_term
from kg.inferred import infer
from kg.store import apply, in_memory
from kg.vocabulary import BASE

INFERRED_GRAPH = Mint().resource(INFERRED)
ANN = Mint().resource("person/ann")


def typed(class_: str, graph: str = "article/a") -> Quad:
    return Quad(ANN, TYPE, kg_term(class_), Mint().resource(graph))


def classes(store: Store, graph: NamedNode | DefaultGraph) -> set[str]:
    return {str(q.object) for q in store.quads_for_pattern(ANN, TYPE, None, graph)}


def iris(*names: str) -> set[str]:
    return {str(kg_term(name)) for name in names}


def test_every_class_above_the_one_stated_is_inferred_apart_and_stands_in_the_union():
    store = in_memory([typed("Person")])
    assert infer(store, str(BASE)) == len(iris("Actor", "Thing"))
    assert classes(store, INFERRED_GRAPH) == iris("Actor", "Thing")
    assert classes(store, DefaultGraph()) == iris("Person", "Actor", "Thing")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((), ("Person",)),
        (("Person",), ()),
        (("City",), ("Region",)),
        (("Person", "Actor"), ("Actor",)),
        (("Place",), ("City", "Place")),
        (("Visit",), ("Person",)),
    ],
)
def test_what_is_renewed_is_as_if_it_were_inferred_anew(before, after):
    old, new = ([typed(name, f"article/{name}") for name in names] for names in (before, after))
    store, anew = in_memory(old), in_memory(new)
    infer(store, str(BASE))
    apply(store, set(old) - set(new), set(new) - set(old))
    assert infer(store, str(BASE), {ANN}) == infer(anew, str(BASE))
    assert set(store) == set(anew)
