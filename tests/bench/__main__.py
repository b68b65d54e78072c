"""Measure, and keep the tables: `python -m tests.bench --size 100000 tests/bench/RESULTS.md`."""

import argparse
import platform
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kg.store import open_store
from tests.bench.bases import commands, made
from tests.bench.growth import growth
from tests.bench.loading import loads
from tests.bench.measuring import Table
from tests.bench.queries import asked, union_in_rdflib
from tests.bench.reasoner import reasoner

_HEAD = """# Measurements

Written by `make bench SIZE={size} AGAINST={against}`: made-up news (`tests/bench/news.py`), CPU
seconds, Python {python}. Read them as ratios: they were taken on a machine with other work to do.
rdflib takes 1.6 GB for a million quads, so of more than {against:,} articles it has the union only.
"""


def tables(size: int, against: int, bases: Path, cap: int) -> Iterator[Table]:
    """Measure one thing after another."""
    yield reasoner()
    yield growth(size)
    small, large = (made(articles, bases) for articles in (against, size))
    steps = zip(small.steps, large.steps, strict=True)
    columns = ("step", f"{against:,} articles, CPU s", f"{size:,} articles, CPU s")
    yield Table("Building", columns, [(a[0], a[1], b[1]) for a, b in steps])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "small.nq"
        yield commands(large, small, path)
        loaded, dataset = loads(path, small, folder)
        yield loaded
    yield asked(small, dataset, cap)
    del dataset  # of what comes next, there are gigabytes
    yield asked(large, union_in_rdflib(open_store(large.folder)), cap)


def main() -> None:
    """Parse, measure, write."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("output", type=Path, help="Markdown file to write")
    parser.add_argument("--size", type=int, default=100_000, help="articles that we are asked of")
    parser.add_argument("--against", type=int, default=10_000, help="articles for rdflib, too")
    parser.add_argument("--cap", type=int, default=60, help="seconds of a query on rdflib")
    parser.add_argument("--keep", type=Path, help="where bases stay for the next run, or are found")
    given = parser.parse_args()
    head = {"size": given.size, "against": given.against, "python": platform.python_version()}
    written = [_HEAD.format(**head)]
    with tempfile.TemporaryDirectory() as name:
        bases = given.keep or Path(name)
        for table in tables(given.size, given.against, bases, given.cap):
            sys.stdout.write(f"\n{table}")
            sys.stdout.flush()
            written.append(str(table))
            given.output.write_text("\n".join(written), encoding="utf-8")


if __name__ == "__main__":
    main()
