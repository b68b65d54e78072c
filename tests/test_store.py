import multiprocessing
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg import store as kg_store
from kg.errors import StoreError
from kg.store import apply, has_union, in_memory, open_store, write
from tests.sample_graph import sample_quads

XSD_DECIMAL = "http://www.w3.org/2001/XMLSchema#decimal"


def named(store: Store) -> set[Quad]:
    return {quad for quad in store if quad.graph_name != DefaultGraph()}


def quads(count: int) -> Iterator[Quad]:
    for number in range(count):
        yield Quad(
            NamedNode(f"http://example.org/{number}"),
            NamedNode("http://example.org/p"),
            Literal(number),
            NamedNode("http://example.org/g"),
        )


def test_what_is_written_is_read_back_from_disk(tmp_path):
    write(sample_quads(), tmp_path / "kb")
    assert named(open_store(tmp_path / "kb")) == set(sample_quads())


def test_default_graph_holds_each_triple_of_the_union_once(tmp_path):
    store = write(sample_quads(), tmp_path)
    union = {(q.subject, q.predicate, q.object) for q in sample_quads()}
    assert has_union(store)
    assert len(list(store.quads_for_pattern(None, None, None, DefaultGraph()))) == len(union)


def test_more_than_a_batch_is_loaded_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(kg_store, "_BATCH", 7)
    assert len(named(write(quads(50), tmp_path))) == 50


def test_second_build_replaces_the_first_and_keeps_other_files(tmp_path):
    write(quads(5), tmp_path)
    (tmp_path / "graph.nq").write_text("an export")
    assert len(named(write(quads(3), tmp_path))) == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == [".newskg", "graph.nq", "store"]


def test_build_that_fails_leaves_the_earlier_one(tmp_path):
    def failing() -> Iterator[Quad]:
        yield from quads(2)
        raise RuntimeError("the builder broke")

    write(quads(5), tmp_path)
    with pytest.raises(RuntimeError, match="the builder broke"):
        write(failing(), tmp_path)
    assert len(named(open_store(tmp_path))) == 5
    assert not (tmp_path / "store.new").exists()


def killed_build(directory: Path) -> None:
    def dying() -> Iterator[Quad]:
        yield from quads(2)
        os.kill(os.getpid(), signal.SIGKILL)

    write(dying(), directory)


def test_build_that_is_killed_leaves_the_earlier_one(tmp_path):
    write(quads(5), tmp_path)
    child = multiprocessing.get_context("spawn").Process(target=killed_build, args=(tmp_path,))
    child.start()
    child.join()
    assert child.exitcode == -signal.SIGKILL
    assert len(named(open_store(tmp_path))) == 5
    assert len(named(write(quads(3), tmp_path))) == 3


def test_writer_killed_between_its_renames_loses_nothing(tmp_path):
    write(quads(5), tmp_path)
    (tmp_path / "store").rename(tmp_path / "store.old")
    assert len(named(open_store(tmp_path))) == 5
    with pytest.raises(ZeroDivisionError):
        write((1 / 0 for _ in range(1)), tmp_path)  # type: ignore[misc]
    assert len(named(open_store(tmp_path))) == 5


def test_second_writer_is_refused_while_the_first_writes(tmp_path):
    def slow() -> Iterator[Quad]:
        yield from quads(1)
        with pytest.raises(StoreError, match="another kg is writing it; wait"):
            write(quads(2), tmp_path)

    assert len(named(write(slow(), tmp_path))) == 1


def test_reader_is_not_disturbed_by_a_new_build(tmp_path):
    reader = write(quads(5), tmp_path)
    write(quads(3), tmp_path)
    assert len(named(reader)) == 5


def test_directory_of_others_is_refused_and_left_alone(tmp_path):
    (tmp_path / "thesis.tex").write_text("years of work")
    with pytest.raises(StoreError, match="not empty, and not a knowledge base; choose"):
        write(quads(1), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.tex"]


def test_hidden_files_are_in_nobodys_way(tmp_path):
    (tmp_path / ".gitignore").write_text("*")
    assert len(named(write(quads(1), tmp_path))) == 1
    assert (tmp_path / ".gitignore").read_text() == "*"


def test_file_in_the_way_is_refused(tmp_path):
    (tmp_path / "kb").write_text("not a directory")
    with pytest.raises(StoreError, match="kb: cannot be written"):
        write(quads(1), tmp_path / "kb")


@pytest.mark.parametrize(("name", "what"), [("", "no knowledge base"), ("x", "no such directory")])
def test_opening_what_is_no_knowledge_base_says_how_to_make_one(tmp_path, name, what):
    with pytest.raises(StoreError, match=f"{what}; make one with: kg build"):
        open_store(tmp_path / name)


def test_damaged_store_says_so(tmp_path):
    write(quads(5), tmp_path)
    (tmp_path / "store" / "CURRENT").write_text("rubbish\n")
    with pytest.raises(StoreError, match=r"damaged: .*; build it again"):
        open_store(tmp_path)


def test_a_number_that_goes_out_and_in_again_in_other_words_stays():
    subject, predicate, _, graph = next(quads(1))
    decimals = [Literal(text, datatype=NamedNode(XSD_DECIMAL)) for text in ("3.0", "3")]
    first, second = (Quad(subject, predicate, value, graph) for value in decimals)
    store = in_memory([first])
    apply(store, [second], [first])
    assert len(store) == len([graph, DefaultGraph()])


def test_a_triple_of_two_graphs_leaves_the_union_with_the_last():
    subject, predicate, value, graph = next(quads(1))
    one, other = (Quad(subject, predicate, value, g) for g in (graph, NamedNode("http://x.org/h")))
    store = in_memory([one, other])
    apply(store, [one], [])
    assert list(store.quads_for_pattern(None, None, None, DefaultGraph()))
    apply(store, [other], [])
    assert (list(store), list(store.named_graphs())) == ([], [])


def test_store_in_memory_answers_over_the_union_too():
    assert has_union(in_memory(quads(1)))
