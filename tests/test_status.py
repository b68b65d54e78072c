import sys
from datetime import date

import pytest

from kg.annotation import Article, Extraction
from kg.build import build
from kg.errors import StoreError
from kg.status import status
from kg.store import write, writing

ARTICLES = [
    Article("a", "Kim tiba.", published=date(2024, 5, 1), publisher="Kabar"),
    Article("b", "Kim leaves.", language="en", published=date(2024, 5, 3), publisher="Kabar"),
    Article("c", "Kim pergi.", publisher="Berita"),
]


@pytest.fixture(autouse=True)
def _nothing_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["kg.build"], "extract_one", lambda a: Extraction(a, (), ()))


def test_a_whole_base_tells_its_figures(tmp_path):
    summary = build(ARTICLES, tmp_path)
    found = status(tmp_path)
    assert (found.whole, found.state, found.summary) == (True, "whole", summary)
    assert found.languages == {"en": 1, "id": 2}
    assert list(found.publishers.items()) == [("Kabar", 2), ("Berita", 1)]
    assert (found.first, found.last, found.judgements) == ("2024-05-01", "2024-05-03", 0)
    assert found.files == ("graph.nq", "graph.ttl", "graph.html")


def test_what_was_read_and_not_merged_is_told(tmp_path):
    def interrupted(extraction: Extraction) -> None:
        if extraction.article.id == "c":
            raise KeyboardInterrupt

    build(ARTICLES[:1], tmp_path)
    with pytest.raises(KeyboardInterrupt):
        build(ARTICLES, tmp_path, progress=interrupted)
    found = status(tmp_path)
    assert not found.whole
    assert found.state.startswith("interrupted: 1 articles are read and not yet in the graph; the")
    build(ARTICLES[:1], tmp_path)
    assert status(tmp_path).whole


def test_a_base_that_is_being_written_says_so_and_what_it_held(tmp_path):
    summary = build(ARTICLES, tmp_path)
    with writing(tmp_path):
        found = status(tmp_path)
    assert (found.state, found.summary) == ("being written by another kg", summary)
    assert status(tmp_path).whole


@pytest.mark.parametrize(("module", "message"), [("reading", None), ("merging", "kg refresh")])
def test_other_rules_are_told(tmp_path, monkeypatch, module, message):
    build(ARTICLES, tmp_path)
    monkeypatch.setattr(sys.modules["kg.status"], f"{module}_rules", lambda: "other")
    found = status(tmp_path)
    assert found.outdated == (3 if module == "reading" else 0)
    assert (message or "whole") in found.state


def test_what_is_no_knowledge_base_says_how_to_make_one(tmp_path):
    with pytest.raises(StoreError, match="no such directory; make one with: kg build"):
        status(tmp_path / "x")
    write((), tmp_path)
    with pytest.raises(StoreError, match="keeps no articles; make it anew with: kg build"):
        status(tmp_path)
