"""Measure, and keep the tables: `python -m tests.bench --size 20000 tests/bench/RESULTS.md`."""

import argparse
import platform
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.growth import growth
from tests.bench.measuring import Table
from tests.bench.queries import asked, exported, loads, make
from tests.bench.reasoner import reasoner

_HEAD = """# Measurements

Written by `make bench SIZE={size:,}`: made-up news (`tests/bench/news.py`), one process, CPU
seconds, Python {python}. Read them as ratios: they were taken on a machine with other work to do.
"""


def tables(size: int, cap: int) -> Iterator[Table]:
    """Measure one thing after another."""
    yield reasoner()
    yield growth(size)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        steps = make(size, folder / "base")
        yield Table(f"Building from {size:,} articles", ("step", "CPU seconds"), steps)
        path = folder / "graph.nq"
        memory = exported(folder / "base", path)
        remark = "Asked: under 300 MB."
        rows = [("`kg export` to N-Quads", path.stat().st_size >> 20, memory)]
        yield Table("Exporting", ("what", "file, MB", "peak memory, MB"), rows, remark)
        loaded, dataset = loads(path, folder / "loaded")
        yield loaded
        yield asked(folder / "base", dataset, cap)


def main() -> None:
    """Parse, measure, write."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("output", type=Path, help="Markdown file to write")
    parser.add_argument("--size", type=int, default=20_000, help="articles")
    parser.add_argument("--cap", type=int, default=60, help="seconds of a query on rdflib")
    given = parser.parse_args()
    written = [_HEAD.format(size=given.size, python=platform.python_version())]
    for table in tables(given.size, given.cap):
        sys.stdout.write(f"\n{table}")
        sys.stdout.flush()
        written.append(str(table))
        given.output.write_text("\n".join(written), encoding="utf-8")


if __name__ == "__main__":
    main()
