"""A person's word on two things: written down, and the knowledge base merged anew with it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pyoxigraph import NamedNode

from kg.audit import Base, find, iri_of, key_of
from kg.audit.reading import term
from kg.build import refresh
from kg.errors import JudgementError
from kg.judgements import Written, add, remove, restore
from kg.reason.lookup import coarse
from kg.reason.reports import root_type
from kg.store import open_store
from kg.vocabulary import superclasses

Verdict = Literal["same", "different"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a judgement made of a knowledge base."""

    judgement: Written
    together: bool
    """Whether the two are one now."""
    left: str
    right: str
    """IRIs, shortened, that stand for the two now; empty for what nothing names."""


def judge(directory: Path, verdict: Verdict, left: str, right: str, *, why: str = "") -> Outcome:
    """Hold for good that two things or events are the same, or that they are not.

    Args:
        directory: The knowledge base; it is merged anew, and stays as it was if that fails.
        verdict: What is said of them.
        left: An IRI or a name, as `kg.audit.find` takes it.
        right: The other one.
        why: For those who read it later.

    Raises:
        JudgementError: It contradicts another judgement, or cannot be meant.
        ThingError: Nothing, or more than one thing, answers to a name or IRI.
        StoreError: `directory` cannot be read or written.
    """
    base = Base(open_store(directory))
    judgement = _meant(base, verdict, find(base, left), find(base, right), why)
    before = add(directory, judgement)
    _merge_anew(directory, before)
    return _outcome(directory, judgement)


def take_back(directory: Path, number: int) -> Outcome:
    """Take back the judgement of that number: what it changed is as it was.

    Raises:
        JudgementError: There is none of that number.
        StoreError: `directory` cannot be read or written.
    """
    open_store(directory)
    judgement, before = remove(directory, number)
    _merge_anew(directory, before)
    return _outcome(directory, judgement)


def _merge_anew(directory: Path, before: bytes) -> None:
    try:
        refresh(directory)
    except BaseException:
        restore(directory, before)
        raise


def _meant(base: Base, verdict: Verdict, left: NamedNode, right: NamedNode, why: str) -> Written:
    keys = [key_of(base, node) for node in (left, right)]
    things = [_thing(base, node) for node in (left, right)]
    if keys[0] == keys[1]:
        raise JudgementError(_one_already(base, things[0]))
    kinds = [_coarse(base.kind(thing)) for thing in things]
    if verdict == "same" and kinds[0] != kinds[1]:
        said = " and ".join(f"{base.label(t)} ({base.kind(t)})" for t in things)
        raise JudgementError(f"{said} are of two classes, and never one thing; judge others")
    names = [
        base.label(node) if base.value(node, term("key")) else base.label(thing)
        for node, thing in zip((left, right), things, strict=True)
    ]
    return Written(verdict, keys[0], keys[1], why, names[0], names[1])


def _thing(base: Base, node: NamedNode) -> NamedNode:
    """Return what an IRI, retired or of a mention, stands for."""
    named = base.subjects(term("mention"), node)
    here = named[0] if named else node
    return ([here, *base.follow(here)])[-1]


def _coarse(kind: str) -> str:
    return root_type(kind) if "Event" in superclasses(kind) else coarse(kind)


def _one_already(base: Base, thing: NamedNode) -> str:
    merges = base.graph("merges")
    decided = base.subjects(term("canonical"), thing, merges)
    members = {m.value for d in decided for m in base.values(d, term("merged"), merges)}
    shown = "".join(f"\n  {base.short(m)}" for m in sorted(members))
    what = f"both name {base.short(thing.value)}; give two of what was merged"
    return f"{what}:{shown}" if shown else f"{what}, or two of its mentions"


def _outcome(directory: Path, judgement: Written) -> Outcome:
    base = Base(open_store(directory))
    left, right = (_now(base, key) for key in (judgement.left, judgement.right))
    return Outcome(judgement, bool(left) and left == right, left, right)


def _now(base: Base, key: str) -> str:
    """Return the IRI that stands for a key in the knowledge base as it is now."""
    node = iri_of(base, key)
    return base.short(_thing(base, node).value) if node else ""
