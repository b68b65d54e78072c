"""Have a query answered within limits: each in a process of its own, which is ended if need be."""

import asyncio
import json
import re
import sys
from asyncio.subprocess import PIPE, Process
from dataclasses import dataclass
from pathlib import Path

from kg.serve import worker
from kg.store import location
from kg.vocabulary import PREFIXES

_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take."""

    seconds: float = 30.0
    size: int = 64 << 20
    """Bytes of an answer."""
    at_once: int = 4
    """Queries; further ones wait."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query, as SPARQL 1.1 Protocol has it."""

    query: str
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    results: str | None = None
    """Media type of rows; None where whoever asks takes none of ours."""
    rdf: str | None = None
    """Media type of graphs."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, or why there is none."""

    status: int
    type: str
    body: bytes


def refusal(status: int, why: str) -> Reply:
    """Return an answer that says why there is no other."""
    return Reply(status, "text/plain; charset=utf-8", f"{why}\n".encode())


async def ask(directory: Path, question: Question, limits: Limits) -> Reply:
    """Answer a question over the knowledge base as it is now.

    Raises:
        StoreError: There is no knowledge base any more.
    """
    asked = {
        "store": str(location(directory)),
        "query": question.query,
        "default": question.default,
        "named": question.named,
        "results": question.results,
        "rdf": question.rdf,
        "prefixes": PREFIXES,
        "seconds": limits.seconds,
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-I", worker.__file__), stdin=PIPE, stdout=PIPE, stderr=PIPE
    )
    try:
        async with asyncio.timeout(limits.seconds):
            return await _answer(process, json.dumps(asked).encode(), limits)
    except TimeoutError:
        return refusal(
            503,
            f"no answer within {limits.seconds:g} seconds: ask for less, or serve with a "
            "longer --timeout",
        )
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def _answer(process: Process, asked: bytes, limits: Limits) -> Reply:
    assert process.stdin
    assert process.stdout
    assert process.stderr
    process.stdin.write(asked)
    process.stdin.close()
    parts: list[bytes] = []
    size = 0
    while part := await process.stdout.read(_BLOCK):
        parts.append(part)
        size += len(part)
        if size > limits.size:
            return refusal(
                403,
                f"the answer is larger than {limits.size >> 20} MB: ask for less (LIMIT), or "
                "serve with a larger --size",
            )
    why = (await process.stderr.read(_BLOCK)).decode(errors="replace").strip()
    if await process.wait():
        return refusal(500, f"the query cannot be answered: {why.splitlines()[-1:] or why}")
    head, _, body = b"".join(parts).partition(b"\n")
    return _judged(json.loads(head), body)


def _judged(head: dict[str, str | None], body: bytes) -> Reply:
    if error := head.get("error"):
        # What the parser expected there is a long list, in an order of chance.
        place = re.match(r"error at (\d+):(\d+): ", error)
        where = f"line {place[1]}, column {place[2]} cannot be read on from" if place else error
        return refusal(400, f"not a SPARQL query: {where} (SELECT, ASK, CONSTRUCT, DESCRIBE)")
    if (form := head["type"]) is None:
        return refusal(406, "none of the formats that you accept is one that we write")
    return Reply(200, form, body)
