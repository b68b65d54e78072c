from pyoxigraph import NamedNode, Quad, Store
from rdflib.namespace import RDF

from kg.export.part import most_shared
from kg.store import in_memory
from kg.vocabulary import BASE, KG

TYPE = NamedNode(str(RDF.type))


def quads() -> list[Quad]:
    """Three articles, of which the first and the third tell of one event."""
    found = []
    for number, event in ((1, "summit"), (2, "alone"), (3, "summit")):
        article = NamedNode(BASE[f"article/{number}"])
        node = NamedNode(BASE[event])
        found.append(Quad(article, TYPE, NamedNode(KG.Article), article))
        found.append(Quad(node, NamedNode(KG.status), NamedNode(KG.Occurred), article))
        found.append(Quad(node, TYPE, NamedNode(KG.Event), NamedNode(BASE.inferred)))
    return found


def articles(store: Store) -> list[str]:
    found = store.quads_for_pattern(None, TYPE, NamedNode(KG.Article), None)
    return sorted({q.subject.value[-1] for q in found if isinstance(q.subject, NamedNode)})


def test_a_small_graph_stays_whole() -> None:
    store = in_memory(quads())
    assert most_shared(store, 3) is store


def test_of_a_large_graph_the_articles_stay_that_share_events() -> None:
    part = most_shared(in_memory(quads()), 2)
    assert articles(part) == ["1", "3"]


def test_a_part_holds_nothing_of_what_its_articles_do_not_name() -> None:
    part = most_shared(in_memory(quads()), 2)
    assert not list(part.quads_for_pattern(NamedNode(BASE.alone), None, None, None))
    assert list(part.quads_for_pattern(NamedNode(BASE.summit), TYPE, None, None))
