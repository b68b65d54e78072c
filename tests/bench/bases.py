"""Knowledge bases of made-up news, and what commands on them take: time, and memory at the peak."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.gazetteer import load
from kg.graph import build
from kg.inferred import infer
from kg.reason import merge
from kg.store import write
from tests.bench.measuring import Table, measured
from tests.bench.news import news

_STEPS = "steps.json"
_RUN = """
import os, sys
from pathlib import Path
from kg.cli import app
app(sys.argv[1:], standalone_mode=False)
peak = Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]
print(peak, sum(os.times()[:2]), file=sys.stderr)
"""


@dataclass(frozen=True, slots=True)
class Made:
    """A knowledge base."""

    folder: Path
    articles: int
    steps: tuple[tuple[str, float], ...]
    """What was done, and the CPU seconds that it took."""


def made(size: int, folder: Path) -> Made:
    """Build the knowledge base of so many made-up articles, unless an earlier run left it."""
    here = folder / f"base{size}"
    notes = here / _STEPS
    if not notes.is_file():
        here.mkdir(parents=True, exist_ok=True)
        notes.write_text(json.dumps(_make(size, here / "base")), encoding="utf-8")
    steps = json.loads(notes.read_text("utf-8"))
    return Made(here / "base", size, tuple((name, seconds) for name, seconds in steps))


def _make(size: int, folder: Path) -> list[tuple[str, float]]:
    extractions, making = measured(lambda: list(news(size)))
    identity, merging = measured(lambda: merge(extractions, gazetteer=load()))
    said, inferring = build(extractions, identity, load()), [0.0]

    def finish(store: ox.Store) -> None:
        inferring[0] = measured(lambda: infer(store))[1]

    _, writing = measured(lambda: write(said, folder, finish=finish))
    steps = [("make up the articles", making), ("merge", merging), ("infer", inferring[0])]
    return [*steps, ("make the quads and write the store", writing - inferring[0])]


def commands(large: Made, small: Made, path: Path) -> Table:
    """Run commands on two bases, each in a process of its own; leave the small one's N-Quads."""
    out = path.with_name("out")
    asked = (
        (small, "export", str(path)),
        (large, "export", f"{out}.nq"),
        (small, "export", f"{out}.nt"),
        (small, "export", f"{out}.trig"),
        (small, "export", f"{out}.ttl"),
        (large, "query", "who-met-whom", "--from", "2024-12"),
        (large, "query", "SELECT (COUNT(*) AS ?triples) { ?s ?p ?o }"),
    )
    rows = [_run(base, command, *rest) for base, command, *rest in asked]
    for left in path.parent.glob(f"{out.name}.*"):
        left.unlink()
    columns = ("command", "articles", "MB written", "CPU s", "peak memory, MB")
    return Table("Commands", columns, rows, "Asked: N-Quads under 300 MB.")


def _run(base: Made, command: str, *rest: str) -> tuple[object, ...]:
    # Not `ru_maxrss`, which a new process takes over from the one that started it.
    whole = [sys.executable, "-c", _RUN, command, str(base.folder), *rest]
    done = subprocess.run(whole, check=True, capture_output=True, text=True)
    peak, seconds = done.stderr.splitlines()[-1].split()
    exported = command == "export"
    what = f"to {Path(rest[0]).suffix}" if exported else " ".join(rest)
    written = Path(rest[0]).stat().st_size >> 20 if exported else "-"
    return f"`kg {command}` {what}", base.articles, written, float(seconds), int(peak) // 1024
