"""What every measurement shares: the clock, and tables in Markdown."""

import gc
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its heading, and a remark below it."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[object]]
    remark: str = ""

    def __str__(self) -> str:
        """Write it as Markdown: numbers to the right."""
        rows = [[_cell(value) for value in row] for row in self.rows]
        marks = ["---" if _words(rows, at) else "---:" for at in range(len(self.columns))]
        lines = [_line(self.columns), _line(marks), *map(_line, rows)]
        remark = f"\n{self.remark}\n" if self.remark else ""
        return f"## {self.title}\n\n" + "\n".join(lines) + f"\n{remark}"


def _words(rows: Sequence[Sequence[str]], at: int) -> bool:
    return at == 0 or any(row[at][:1].isalpha() for row in rows)


def _line(cells: Iterable[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.2f}" if value < 100 else f"{value:,.0f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def measured(work: Callable[[], T]) -> tuple[T, float]:
    """Return what `work` returns, and the CPU seconds of this process that it took."""
    gc.collect()
    start = time.process_time()
    found = work()
    return found, time.process_time() - start
