"""What people said of two keys, in `DIR/judgements.jsonl`: one JSON object a line.

A line stands as it was written until it is taken back; no two lines may contradict each other.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kg.errors import JudgementError, StoreError
from kg.reason import Judgement
from kg.store import writing

FILE = "judgements.jsonl"


@dataclass(frozen=True, slots=True)
class Written(Judgement):
    """A judgement as a line has it, with what the two were called when it was made."""

    left_name: str = ""
    right_name: str = ""

    def __str__(self) -> str:
        """Say it in words."""
        left, right = (
            f"{name} ({key})" if name else key
            for name, key in ((self.left_name, self.left), (self.right_name, self.right))
        )
        verdict = "are the same" if self.verdict == "same" else "are different"
        return f"{left} and {right} {verdict}" + (f": {self.why}" if self.why else "")


_WRITTEN = msgspec.json.Decoder(Written)


def read(directory: Path) -> list[Judgement]:
    """Read the judgements of a knowledge base, none where there is no file.

    Raises:
        StoreError: A line is no judgement.
        JudgementError: Two lines contradict each other.
    """
    written = listed(directory)
    for number, judgement in enumerate(written):
        check(judgement, written[:number], where=f"{directory / FILE}: judgement {number + 1}: ")
    return [Judgement(j.verdict, j.left, j.right, j.why) for j in written]


def listed(directory: Path) -> list[Written]:
    """Read the judgements with the names that they were made on, in the order of the file.

    Raises:
        StoreError: A line is no judgement.
    """
    found = []
    for number, line in _lines(directory):
        try:
            found.append(_WRITTEN.decode(line))
        except ValueError as error:
            what = f"{directory / FILE}:{number}: not a judgement: {error}"
            raise StoreError(f"{what}; mend the line or remove it") from error
    return found


def add(directory: Path, judgement: Written) -> bytes:
    """Write down one more judgement.

    Returns:
        What the file held before, for `restore`.

    Raises:
        JudgementError: It contradicts others, or was made already.
        StoreError: The directory cannot be written, or a line of it is no judgement.
    """
    with writing(directory):
        known = listed(directory)
        check(judgement, known)
        said = (judgement.verdict, frozenset((judgement.left, judgement.right)))
        for number, other in enumerate(known, start=1):
            if (other.verdict, frozenset((other.left, other.right))) == said:
                raise JudgementError(f"{directory}: judgement {number} says so already: {other}")
        before = _content(directory)
        start = before if before.endswith(b"\n") or not before else before + b"\n"
        restore(directory, start + msgspec.json.encode(judgement) + b"\n")
    return before


def remove(directory: Path, number: int) -> tuple[Written, bytes]:
    """Take back the judgement of that number, counted from 1.

    Returns:
        The judgement, and what the file held before, for `restore`.

    Raises:
        JudgementError: There is none of that number.
        StoreError: The directory cannot be written, or a line of it is no judgement.
    """
    with writing(directory):
        known = listed(directory)
        if not 1 <= number <= len(known):
            has = f"there are {len(known)}" if known else "there are none"
            raise JudgementError(f"{directory}: no judgement {number}; {has}")
        before = _content(directory)
        line = _lines(directory)[number - 1][0]
        rest = before.splitlines(keepends=True)
        del rest[line - 1]
        restore(directory, b"".join(rest))
    return known[number - 1], before


def restore(directory: Path, content: bytes) -> None:
    """Make the file hold exactly this, at once; nothing at all is no file."""
    path = directory / FILE
    if not content:
        path.unlink(missing_ok=True)
        return
    part = path.with_name(f".{FILE}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {error}; nothing has changed") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def check(judgement: Judgement, others: Sequence[Judgement], *, where: str = "") -> None:
    """Make sure that a judgement can be true together with others.

    Raises:
        JudgementError: It cannot; the message names those that it contradicts.
    """
    if judgement.left == judgement.right:
        raise JudgementError(f"{where}{judgement.left} is one name; judge two")
    same = [(n, j) for n, j in enumerate(others, start=1) if j.verdict == "same"]
    if judgement.verdict == "different":
        chain = _chain(judgement.left, judgement.right, same)
        if chain is not None:
            raise JudgementError(_contradiction(where, judgement, chain))
        return
    for number, other in enumerate(others, start=1):
        if other.verdict == "different":
            for left, right in ((other.left, other.right), (other.right, other.left)):
                first = _chain(judgement.left, left, same)
                second = _chain(judgement.right, right, same)
                if first is not None and second is not None:
                    against = [(number, other), *first, *second]
                    raise JudgementError(_contradiction(where, judgement, against))


def _chain(
    start: str, end: str, same: Iterable[tuple[int, Judgement]]
) -> list[tuple[int, Judgement]] | None:
    """Return the fewest judgements by which two keys are the same; None if they are not."""
    steps = list(same)
    reached: dict[str, list[tuple[int, Judgement]]] = {start: []}
    waiting = [start]
    while waiting and end not in reached:
        key = waiting.pop(0)
        for number, j in steps:
            other = j.right if j.left == key else j.left if j.right == key else None
            if other is not None and other not in reached:
                reached[other] = [*reached[key], (number, j)]
                waiting.append(other)
    return reached.get(end)


def _contradiction(
    where: str, judgement: Judgement, against: Sequence[tuple[int, Judgement]]
) -> str:
    said = "; ".join(f"judgement {number} says that {j}" for number, j in sorted(against, key=_n))
    undo = against[0][0]
    return (
        f"{where}that {judgement} contradicts what was said before: {said}; "
        f"take one back first: kg judge DIR --undo {undo}"
    )


def _n(numbered: tuple[int, Judgement]) -> int:
    return numbered[0]


def _content(directory: Path) -> bytes:
    path = directory / FILE
    return path.read_bytes() if path.is_file() else b""


def _lines(directory: Path) -> list[tuple[int, bytes]]:
    """Return the lines that say something, with their numbers."""
    lines = enumerate(_content(directory).splitlines(), start=1)
    return [(number, line) for number, line in lines if line.strip()]
