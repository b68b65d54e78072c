"""How a knowledge base stands, from what was noted when it was last written: nothing is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import StoreError
from kg.judgements import read as read_judgements
from kg.kept import FILE, NO_ARTICLES, open_kept
from kg.reason.identity import RULES
from kg.remake import OUTPUTS, last_summary
from kg.store import is_held, open_store
from kg.summary import Summary
from kg.versions import merging_rules, reading_rules

_MEMBERS = "FROM member JOIN reading USING (key)"
_NEXT = "the next kg build, add, retract or refresh goes on from there"


@dataclass(frozen=True, slots=True)
class Status:
    """How a knowledge base stands."""

    state: str
    """`whole`, or in words what is going on or was interrupted."""
    whole: bool
    summary: Summary | None
    """Of the last state that was whole; None before the first."""
    languages: Mapping[str, int]
    publishers: Mapping[str, int]
    """Most first."""
    first: str | None
    last: str | None
    """Days of publication."""
    judgements: int
    base: str
    rules: str
    """Version of the reasoner's rules, and digests of all that reads and that merges."""
    outdated: int
    """Articles that were read by other rules than those of now."""
    files: tuple[str, ...]
    """Names of the files beside the store."""


def status(directory: Path) -> Status:
    """Tell how a knowledge base stands; quick at any size, and while it is written too.

    Raises:
        StoreError: There is none, or a judgement in it is malformed.
    """
    if not (directory / FILE).is_file():
        open_store(directory)  # says so where there is no knowledge base at all
        raise StoreError(f"{directory}: {NO_ARTICLES}")
    with open_kept(directory, write=False) as kept:
        days = kept.rows(f"SELECT min(published), max(published) {_MEMBERS}")[0]
        outdated = kept.count(f"SELECT rules, count(*) {_MEMBERS} GROUP BY rules")
        merged_by = kept.fact("made by") or ""
        state = _state(
            held=is_held(directory), whole=kept.fact("whole") == "yes", waiting=kept.waiting()
        )
        if state == "whole" and not merged_by.endswith(f" {merging_rules()}"):
            state = "whole, but merged by other rules than those of now: kg refresh merges anew"
        return Status(
            state=state,
            whole=state == "whole",
            summary=last_summary(kept),
            languages=kept.count(f"SELECT language, count(*) {_MEMBERS} GROUP BY 1 ORDER BY 1"),
            publishers=kept.count(
                f"SELECT publisher, count(*) {_MEMBERS} WHERE publisher IS NOT NULL "
                "GROUP BY 1 ORDER BY 2 DESC, 1"
            ),
            first=days[0],
            last=days[1],
            judgements=len(read_judgements(directory)),
            base=kept.fact("base") or "",
            rules=f"{RULES} (reading {reading_rules()}, merging {merging_rules()})",
            outdated=sum(n for rules, n in outdated.items() if rules != reading_rules()),
            files=tuple(name for name in OUTPUTS if (directory / name).is_file()),
        )


def _state(*, held: bool, whole: bool, waiting: int) -> str:
    read = f"{waiting:,} articles are read and not yet in the graph"
    if held:
        return f"being written by another kg{f'; {read}' if waiting else ''}"
    if waiting:
        return f"interrupted: {read}; {_NEXT}"
    return "whole" if whole else f"interrupted before all was written; {_NEXT}"
