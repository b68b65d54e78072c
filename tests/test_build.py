"""From articles to files: the same bytes for the same articles, whatever their order."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kg.annotation import Article, Extraction
from kg.build import OUTPUTS, Options, build, extractions
from kg.errors import ArticleError, KgError, StoreError
from kg.query import query
from kg.store import open_store
from tests.extract.reading import everywhere

PUBLISHED = date(2024, 5, 15)
ARTICLES = (
    Article("pagi", "Xi Jinping bertemu Vladimir Putin di Moskow.", published=PUBLISHED),
    Article("sore", "Xi Jinping met Vladimir Putin in Moscow.", language="en", published=PUBLISHED),
    Article("lusa", "Korea Utara menembakkan dua rudal balistik pada Selasa.", published=PUBLISHED),
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("build") / "out"
    build(ARTICLES, out)
    return out


def test_a_build_writes_three_files_and_a_store(built: Path) -> None:
    assert {path.name for path in built.iterdir()} >= {*OUTPUTS, "store"}
    assert all((built / name).stat().st_size for name in OUTPUTS)


def test_a_summary_counts_what_is_one_once(tmp_path: Path) -> None:
    seen: list[Extraction] = []
    summary = build(ARTICLES, tmp_path / "out", progress=seen.append)
    assert [e.article.id for e in seen] == ["pagi", "sore", "lusa"]
    assert summary.articles == 3
    assert summary.entities == 4
    assert summary.events == {"Meeting": 1, "MissileLaunch": 1}
    assert summary.mentions == sum(len(everywhere(e)) for e in seen)
    assert summary.merges > 0
    assert summary.quads == (tmp_path / "out" / "graph.nq").read_bytes().count(b"\n")


def test_another_order_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    build(reversed(ARTICLES), tmp_path / "out")
    for name in OUTPUTS:
        assert (tmp_path / "out" / name).read_bytes() == (built / name).read_bytes(), name


def test_what_is_built_answers_questions(built: Path) -> None:
    one = "SELECT DISTINCT ?m { GRAPH ?g { ?m a kg:Meeting ; kg:participant base:xi-jinping } }"
    assert len(query(open_store(built), one).to_csv().splitlines()) == 2


def test_a_second_build_replaces_the_first(tmp_path: Path) -> None:
    build(ARTICLES, tmp_path)
    build(ARTICLES[2:], tmp_path)
    assert b"xi-jinping" not in (tmp_path / "graph.nq").read_bytes()
    assert not query(open_store(tmp_path), "ASK { GRAPH ?g { ?m a kg:Meeting } }").boolean


def test_a_build_that_fails_loses_nothing(tmp_path: Path) -> None:
    build(ARTICLES, tmp_path)
    before = (tmp_path / "graph.nq").read_bytes()

    def broken() -> Iterator[Article]:
        yield ARTICLES[0]
        raise ArticleError("x: no; mend it")

    with pytest.raises(ArticleError):
        build(broken(), tmp_path)
    assert (tmp_path / "graph.nq").read_bytes() == before
    assert query(open_store(tmp_path), "ASK { GRAPH ?g { ?m a kg:Meeting } }").boolean


def test_a_folder_of_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("private")
    with pytest.raises(StoreError):
        build(ARTICLES[:1], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["diary.txt"]


def test_no_articles_make_an_empty_base(tmp_path: Path) -> None:
    summary = build((), tmp_path / "out")
    assert (summary.articles, summary.events, summary.quads) == (0, {}, 0)


def test_articles_are_read_lazily() -> None:
    waiting = iter(ARTICLES)
    found = extractions(waiting)
    assert next(found).article.id == "pagi"


@pytest.mark.slow
def test_several_processes_read_the_same_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["kg.build"], "_BATCH", 2)
    assert list(extractions(ARTICLES, jobs=2)) == list(extractions(ARTICLES))


@pytest.mark.parametrize("base", ["foo bar/", "http://example.org/x", ""])
def test_a_base_that_makes_no_good_iris_is_refused_before_the_work(base, tmp_path):
    with pytest.raises(KgError, match="base"):
        build(iter(()), tmp_path / "out", options=Options(base))
    assert not (tmp_path / "out").exists()
