"""What adding a thousand articles costs, to a thousand and to many: time, and peak memory.

The extractions are made up (`tests.bulk`); what reading as many articles of a paper's size costs is
measured on the seeds, and told apart. Each step runs in a process of its own. Run alone as
`python -m tests.bench.growth 100000`; `KG_BENCH` names the folder to work in.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.article import read
from kg.build import Options, add, build
from kg.extract import extract_one
from tests.bench.measuring import Table, measured
from tests.bulk import keep, made

MORE = 1_000
"""Articles added."""
_WORDS = 300
"""Of an article in a paper."""
_SEEDS = Path(__file__).parents[2] / "seeds"
_TIMES = 20


def growth(there: int) -> Table:
    """Measure adding to a thousand articles and to `there`."""
    reading = MORE * _WORDS / words_a_second()
    rows = [("read them", "", reading, "")]
    costs = []
    for size in (MORE, there):
        with TemporaryDirectory(dir=os.environ.get("KG_BENCH")) as folder:
            _run("start", Path(folder), size)
            seconds, memory = _run("grow", Path(folder), size)
        costs.append(seconds)
        rows.append((f"add {MORE:,} that are read", f"{size:,}", seconds, f"{memory:,}"))
    with_reading = (costs[1] + reading) / (costs[0] + reading)
    return Table(
        f"Adding {MORE:,} articles",
        ("step", "articles there", "CPU seconds", "peak memory, MB"),
        rows,
        f"To {there:,} against {MORE:,}: {costs[1] / costs[0]:.2f} times without reading, "
        f"{with_reading:.2f} with it. Asked: 2 at most, to 100,000.",
    )


def words_a_second() -> float:
    """Measure how many words are read in a second."""
    articles = list(read([str(_SEEDS)]))
    extract_one(articles[0])  # loads the models
    _, seconds = measured(lambda: [extract_one(a) for _ in range(_TIMES) for a in articles])
    return _TIMES * sum(len(a.text.split()) for a in articles) / seconds


def start(directory: Path, size: int) -> None:
    """Build a knowledge base of so many made-up articles."""
    _keep(directory, range(size))
    build((made(n).article for n in range(size)), directory, options=Options(files=False))


def grow(directory: Path, size: int) -> None:
    """Add the next thousand; print the CPU seconds and the peak memory in MB."""
    _keep(directory, range(size, size + MORE))
    articles = [made(number).article for number in range(size, size + MORE)]
    _, seconds = measured(lambda: add(articles, directory, files=False))
    peak = Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]
    sys.stdout.write(json.dumps((seconds, int(peak) // 1024)))


def _keep(directory: Path, numbers: range) -> None:
    directory.mkdir(exist_ok=True)
    (directory / ".newskg").touch()
    keep(directory, numbers)


def _run(step: str, folder: Path, size: int) -> Sequence[int]:
    command = [sys.executable, "-m", __spec__.name, step, str(folder / "base"), str(size)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout) if done.stdout else ()


if __name__ == "__main__":
    if len(sys.argv) > 2:
        {"start": start, "grow": grow}[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
    else:
        sys.stdout.write(str(growth(int(sys.argv[1]))))
