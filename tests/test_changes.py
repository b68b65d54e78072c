"""However a knowledge base came to its articles and judgements, its bytes are the same."""

import io
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pyoxigraph import Store

from kg.annotation import Article, Extraction
from kg.build import Added, Options, add, build, refresh, retract
from kg.export.rdf import to_nquads, to_ntriples
from kg.gazetteer import load
from kg.graph import build as quads_of
from kg.inferred import infer
from kg.judgements import FILE, read
from kg.reason import Judgement, merge
from kg.store import in_memory, open_store
from kg.vocabulary import BASE
from tests.bulk import made
from tests.reason.making import entity, event, extraction

CAST = [
    entity("Person", "Sergey Melati"),
    entity("Person", "Sergei I. Melati"),
    entity("Person", "Sergei B. Melati"),
    entity("State", "Korut"),
    entity("State", "South Korea"),
    entity("Organization", "Kemhan Jepang"),
    entity("Place", "Bandara Melati"),
]
DAYS = ("2023-09-12", "2023-09-13")


def _reading(number: int, kind: int) -> Extraction:
    """Make one article of a number: `kind` says which version of it."""
    told = [
        event("Meeting", 0, participant=[number % 3, 3], when=DAYS[kind % 2]),
        event("MissileLaunch", 40, launchedBy=3 + kind % 2, when=DAYS[0], count=1 + number % 2),
    ]
    cast = CAST[: 5 + (number + kind) % 3]
    day = DAYS[number % 2] if number != 1 else None
    return extraction(f"a{number}", cast, told[: 1 + kind % 2], published=day, language="id")


VERSIONS = {(n, k): _reading(n, k) for n in range(5) for k in range(3)}
JUDGEMENTS = (
    Judgement("different", "event:Meeting:a0:0", "event:Meeting:a3:0"),
    Judgement("same", "Person:sergei i melati", "Person:sergei b melati"),
    Judgement("different", "Person:sergey melati", "Person:sergei b melati"),
)
_number = st.integers(0, 4)
_batch = st.dictionaries(_number, st.integers(0, 2), max_size=4)
_steps = st.one_of(
    st.tuples(st.just("build"), _batch),
    st.tuples(st.just("add"), _batch),
    st.tuples(st.just("add"), _batch),
    st.tuples(st.just("retract"), _number),
    st.tuples(st.just("judge"), st.integers(0, len(JUDGEMENTS) - 1)),
)


@pytest.fixture(autouse=True)
def _read_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an article be read as it was made: its text says which one it is."""
    made = {_article(n, k).text: _with(n, k) for n, k in VERSIONS}
    monkeypatch.setattr(sys.modules["kg.build"], "extract_one", lambda a: made[a.text])


def _article(number: int, kind: int) -> Article:
    a = VERSIONS[number, kind].article
    text = f"{number} {kind}".ljust(len(a.text), "x")
    return Article(a.id, text, language=a.language, published=a.published)


def _with(number: int, kind: int) -> Extraction:
    made = VERSIONS[number, kind]
    return Extraction(_article(number, kind), made.entities, made.events)


def _expected(members: dict[int, int], judgements: Sequence[Judgement]) -> tuple[bytes, bytes]:
    """Return the bytes of a graph that was made of all this at once, in memory."""
    made = [_with(n, k) for n, k in sorted(members.items())]
    identity = merge(made, gazetteer=load(), judgements=judgements)
    store = in_memory(quads_of(made, identity, load()))
    infer(store, str(BASE))
    return _bytes(store)


def _bytes(store: Store) -> tuple[bytes, bytes]:
    return _written(store, to_nquads), _written(store, to_ntriples)


def _written(store: Store, write: Callable[[Store, io.BytesIO], None]) -> bytes:
    out = io.BytesIO()
    write(store, out)
    return out.getvalue()


def _judge(directory: Path, chosen: Sequence[Judgement]) -> None:
    lines = (json.dumps({"verdict": j.verdict, "left": j.left, "right": j.right}) for j in chosen)
    (directory / FILE).write_text("\n".join(lines))


def _take(directory: Path, members: dict[int, int], step: tuple[str, object]) -> dict[int, int]:
    """Take one step with a knowledge base; return which articles it has then."""
    what, with_ = step
    if what == "judge":
        judgement = JUDGEMENTS[with_]  # type: ignore[call-overload]
        there = read(directory)
        undone = [j for j in there if j != judgement]
        _judge(directory, undone if judgement in there else [*there, judgement])
        refresh(directory, files=False)
        return members
    if what == "retract":
        if with_ in members:
            retract([f"a{with_}"], directory, files=False)
        return {n: k for n, k in members.items() if n != with_}
    assert isinstance(with_, dict)
    articles = [_article(n, k) for n, k in with_.items()]
    if what == "build":
        build(articles, directory, options=Options(files=False))
        return dict(with_)
    add(articles, directory, files=False)
    return members | with_


@settings(
    max_examples=30,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(_steps, min_size=1, max_size=4), st.sampled_from((0.0, 9.9, 9.9)))
def test_whatever_was_done_before_the_bytes_are_those_of_one_build(
    tmp_path_factory, monkeypatch, steps, share
):
    # How much must differ before all is written afresh makes no difference either.
    monkeypatch.setattr(sys.modules["kg.remake"], "_AFRESH", share)
    directory = tmp_path_factory.mktemp("changes") / "kb"
    build((), directory, options=Options(files=False))
    members: dict[int, int] = {}
    for step in steps:
        members = _take(directory, members, step)
        expected = _expected(members, read(directory))
        assert _bytes(open_store(directory)) == expected


def test_adding_counts_what_is_new_other_and_the_same(tmp_path):
    build([_article(0, 0), _article(1, 0), _article(2, 0)], tmp_path)
    summary, added = add([_article(0, 0), _article(1, 1), _article(4, 0)], tmp_path)
    assert added == Added(new=("a4",), replaced=("a1",), same=1)
    assert summary.articles == 4


def test_what_changes_nothing_writes_nothing(tmp_path):
    build([_article(0, 0), _article(1, 0)], tmp_path)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "store").iterdir()}
    build([_article(1, 0), _article(0, 0)], tmp_path)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "store").iterdir()} == before


def test_the_figures_of_a_change_are_those_of_a_build(tmp_path):
    build([_article(n, 0) for n in range(4)], tmp_path / "a")
    summary, _ = add([_article(4, 1)], tmp_path / "a")
    assert summary == build([*(_article(n, 0) for n in range(4)), _article(4, 1)], tmp_path / "b")
    assert summary.quads == (tmp_path / "a" / "graph.nq").read_bytes().count(b"\n")
    for path in (tmp_path / "b").glob("graph.*"):
        assert (tmp_path / "a" / path.name).read_bytes() == path.read_bytes(), path.name


def test_files_that_are_not_wanted_go_and_stay_away_until_they_are(tmp_path):
    build([_article(0, 0)], tmp_path)
    assert len(list(tmp_path.glob("graph.*"))) == 3
    add([_article(1, 0)], tmp_path, files=False)
    add([_article(2, 0)], tmp_path)
    assert not list(tmp_path.glob("graph.*"))
    refresh(tmp_path, files=True)
    assert b"article/a2" in (tmp_path / "graph.nq").read_bytes()


def test_a_reader_is_not_disturbed_by_a_change(tmp_path):
    build([_article(n, 0) for n in range(4)], tmp_path)
    reader = open_store(tmp_path)
    before = _bytes(reader)
    retract(["a0"], tmp_path)
    assert _bytes(reader) == before != _bytes(open_store(tmp_path))


def test_a_paper_that_came_in_pieces_is_the_paper_that_came_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr(
        sys.modules["kg.build"], "extract_one", lambda a: made(int(a.id.rpartition("-")[2]))
    )
    monkeypatch.setattr(sys.modules["kg.remake"], "_AFRESH", 99.0)
    articles = [made(number).article for number in range(45)]
    build(articles, tmp_path / "whole", options=Options(files=False))
    build(articles[20:30], tmp_path / "pieces", options=Options(files=False))
    for piece in (articles[:20], articles[35:], articles[30:35]):
        add(piece, tmp_path / "pieces", files=False)
    retract([a.id for a in articles[15:25]], tmp_path / "pieces", files=False)
    summary, _ = add(articles[15:25], tmp_path / "pieces", files=False)
    whole, pieces = (open_store(tmp_path / name) for name in ("whole", "pieces"))
    assert _bytes(pieces) == _bytes(whole)
    assert summary.quads == len(_bytes(whole)[0].splitlines())
