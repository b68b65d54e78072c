"""What the test of kills runs in a process of its own: three commands on made-up articles."""

import importlib
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kg.annotation import Article, Extraction
from kg.build import add, build, retract
from tests.bulk import made

OLD, NEW = range(6), range(6, 9)
GONE = (3, 7)
_READING = 0.01
"""Seconds that the reading of an article takes."""
LOG = "done.log"


def _articles(numbers: range) -> list[Article]:
    return [made(number).article for number in numbers]


def _read(article: Article) -> Extraction:
    time.sleep(_READING)
    with Path(os.environ["KG_READ_LOG"]).open("a") as log:
        log.write(f"{article.id}\n")
    return made(int(article.id.rpartition("-")[2]))


STEPS: tuple[Callable[[Path], object], ...] = (
    lambda directory: build(_articles(OLD), directory),
    lambda directory: add(_articles(NEW), directory),
    lambda directory: retract([made(number).article.id for number in GONE], directory),
)


def work(directory: Path, first: int = 0, die_at: str = "") -> None:
    """Take the steps from `first` on, and report each that is done.

    Args:
        directory: The knowledge base; the report stands beside it.
        first: Number of a step.
        die_at: `module:function:N` kills this process when that is called the Nth time.
    """
    directory.parent.mkdir(exist_ok=True)
    sys.modules["kg.build"].extract_one = _read  # type: ignore[attr-defined]
    sys.modules["kg.kept"]._BATCH = 2  # type: ignore[attr-defined]
    sys.modules["kg.remake"]._AFRESH = 9.9  # type: ignore[attr-defined]
    os.environ["KG_READ_LOG"] = str(directory.with_name("read.log"))
    if die_at:
        _arm(*die_at.split(":"))
    for number in range(first, len(STEPS)):
        STEPS[number](directory)
        with directory.with_name(LOG).open("a") as log:
            log.write(f"{number}\n")


def _arm(module: str, function: str, times: str) -> None:
    owner: Any = importlib.import_module(module)
    *outer, name = function.split(".")
    for part in outer:
        owner = getattr(owner, part)
    original, left = getattr(owner, name), [int(times)]

    def deadly(*args: Any, **options: Any) -> Any:
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        return original(*args, **options)

    setattr(owner, name, deadly)
