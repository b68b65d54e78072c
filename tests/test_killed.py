"""A process that is killed loses nothing that it reported done, and the next goes on from there."""

import multiprocessing
import random
import signal
import time
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions

from kg.remake import OUTPUTS
from kg.status import status
from kg.store import open_store
from tests.killed import GONE, LOG, NEW, OLD, STEPS, work

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.killed"])
_LONGEST = 60
ARTICLES = [len(OLD), len(OLD) + len(NEW), len(OLD) + len(NEW) - len(GONE)]
"""How many there are after each step."""


def run(directory: Path, *, die_at: str = "", kill_after: float | None = None) -> bool:
    """Take the steps that are not reported done; return whether all were taken."""
    child = PROCESSES.Process(target=work, args=(directory, len(reported(directory)), die_at))
    child.start()
    if kill_after is not None:
        child.join(kill_after)
        child.kill()
    child.join(_LONGEST)
    assert child.exitcode in (0, -signal.SIGKILL)
    return child.exitcode == 0


def reported(directory: Path) -> list[str]:
    log = directory.with_name(LOG)
    return log.read_text().split() if log.is_file() else []


def articles(directory: Path) -> int:
    asked = "SELECT ?a { GRAPH ?a { ?a a <https://w3id.org/newskg/ontology#Article> } }"
    rows = open_store(directory).query(asked)
    assert isinstance(rows, QuerySolutions)
    return len({row["a"] for row in rows})


def check(directory: Path) -> None:
    """A reader finds what was reported done, or what came of the step after it: never a mixture."""
    done = len(reported(directory))
    if done:
        assert articles(directory) in ARTICLES[done - 1 : done + 1]


def check_end(directory: Path, whole: Path) -> None:
    for name in OUTPUTS:
        assert (directory / name).read_bytes() == (whole / name).read_bytes(), name
    assert status(directory).whole
    assert sorted(p.name for p in directory.iterdir()) == sorted(p.name for p in whole.iterdir())


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The knowledge base that nothing interrupted."""
    directory = tmp_path_factory.mktemp("whole") / "kb"
    assert run(directory)
    assert articles(directory) == ARTICLES[-1]
    assert len(STEPS) == len(ARTICLES)
    return directory


def test_killed_at_random_points_it_ends_in_the_same_bytes(whole, tmp_path):
    started = time.monotonic()
    assert run(tmp_path / "timed" / "kb")
    seconds = time.monotonic() - started
    chance, directory = random.Random(5), tmp_path / "kb"
    for _ in range(6):
        run(directory, kill_after=chance.uniform(0.05, 0.5) * seconds)
        check(directory)
    assert run(directory)
    check_end(directory, whole)


POINTS = [
    ("kg.store:_swap:1", "the first store is whole, the notes are made, it has no place yet"),
    ("kg.store:_swap:2", "the same for a changed store"),
    ("kg.kept:Kept.set_units:2", "in the midst of making notes"),
    ("kg.remake:apply:1", "in the midst of changing a store"),
    ("kg.remake:follow:1", "while a copy of the store as it was stands beside the new one"),
    ("kg.remake:export:2", "in the midst of the files of the first build"),
    ("kg.remake:export:5", "in the midst of the files of a change"),
    ("shutil:rmtree:4", "the new store has its place and the old one is still there"),
]


@pytest.mark.parametrize("point", [p for p, _ in POINTS], ids=[why for _, why in POINTS])
def test_killed_where_it_is_worst_it_ends_in_the_same_bytes(point, whole, tmp_path):
    directory = tmp_path / "kb"
    assert not run(directory, die_at=point)
    check(directory)
    assert run(directory)
    check_end(directory, whole)


def test_what_was_read_before_a_kill_is_not_read_again(whole, tmp_path):
    directory = tmp_path / "kb"
    assert not run(directory, die_at="kg.remake:merge:1")
    assert run(directory)
    check_end(directory, whole)
    read = directory.with_name("read.log").read_text().split()
    assert len(read) == len(set(read)) == len(OLD) + len(NEW)
