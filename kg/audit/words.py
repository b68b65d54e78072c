"""What was found out about a knowledge base, in words for a terminal."""

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from kg.audit.conflicts import Claim, Conflict
from kg.audit.explain import Compared, Explanation, Joined, Resolved, Told
from kg.audit.reading import Quote
from kg.audit.review import Doubt, Side

_WIDTH = 96
_NAMES = 12
_RESOLUTIONS = 6
_REPORTS = 30
_QUOTED = 220
"""Characters of a sentence that are shown."""
_WORDS = {
    "gazetteer": 'the gazetteer lists "{left}" for {right}',
    "composition": '"{left}" is made of the same parts as {right}',
    "people": '"{left}" is a spelling of the name of {right}',
    "abbreviation": '"{left}" is explained as {right}, and as nothing else',
    "judgement": "a person said that {left} and {right} are the same",
}


def explained(found: Explanation, directory: str) -> str:
    """Say why a thing is one thing: what was merged, on what evidence, and what nearly was."""
    parts = [_head(found)]
    parts += [_merge(m, directory, event=bool(found.reports)) for m in found.merges]
    if not found.merges:
        parts.append(["Nothing was merged: every article that names it uses one name."])
    if found.resolutions:
        parts.append(_resolutions(found.resolutions))
    if found.reports:
        parts.append(_reports(found.reports))
    if found.links:
        parts.append([f"{link}: {label}  {iri}" for link, iri, label in found.links])
    if found.doubts:
        parts.append(["Nearly merged, and left for you to judge:", *_doubts(found, directory)])
    return "\n\n".join("\n".join(lines) for lines in parts)


def reviewed(doubts: Iterable[Doubt], directory: str) -> str:
    """List what is unsure, each with what would settle it."""
    blocks = ["\n".join(_doubt(n, d, directory)) for n, d in enumerate(doubts, start=1)]
    return "\n\n".join(blocks) or "Nothing is unsure."


def disputed(conflicts: Iterable[Conflict]) -> str:
    """List where sources disagree, value by value."""
    blocks = ["\n".join(_conflict(c)) for c in conflicts]
    return "\n\n".join(blocks) or "No source contradicts another."


def _head(found: Explanation) -> list[str]:
    lines = [f"{found.label} ({found.type})  {found.iri}"]
    if found.retired:
        lines.append(f"{' -> '.join(found.retired)} is retired: it was merged into this.")
    lines += [f"also {match}" for match in found.matches]
    lines.append(f"in {_count(found.articles, 'article')}")
    if found.names:
        more = len(found.names) - _NAMES
        shown = "; ".join(found.names[:_NAMES]) + (f"; and {more} more" if more > 0 else "")
        lines += _wrapped(f"names: {shown}", "", "  ")
    return lines


def _merge(merge: Joined, directory: str, *, event: bool) -> list[str]:
    what = "reports" if event else "names"
    sure = f"confidence {merge.confidence:.2f}, rules {merge.rules}"
    lines = _wrapped(f"Merged {len(merge.members)} {what}: {merge.why} ({sure}).", "", "  ")
    for line in _events_evidence(merge.evidence) if event else _evidence(merge.evidence):
        lines.append(line)
    lines.append(f"  To part two of them: kg judge {directory} different IRI IRI, with two of")
    lines += [f"    {member}" for member in merge.members]
    return lines


def _evidence(evidence: Sequence[Compared]) -> Iterator[str]:
    for e in evidence:
        words = _WORDS.get(e.feature, '"{left}" and "{right}": ' + e.feature.removeprefix("name: "))
        yield from _wrapped(words.format(left=e.left, right=e.right), "  - ", "    ")
        for quote in (e.left_at, e.right_at):
            yield from _quote(quote)


def _events_evidence(evidence: Sequence[Compared]) -> Iterator[str]:
    """Say what pairs of reports agree and disagree in, pair by pair."""

    def pair(e: Compared) -> tuple[str, str]:
        return (e.left_at.mention if e.left_at else "", e.right_at.mention if e.right_at else "")

    for _, group in groupby(sorted(evidence, key=pair), key=pair):
        compared = list(group)
        weighed = "; ".join(_weighed(e) for e in sorted(compared, key=lambda e: -e.weight))
        yield from _wrapped(weighed, "  - ", "    ")
        for quote in (compared[0].left_at, compared[0].right_at):
            yield from _quote(quote)


def _weighed(e: Compared) -> str:
    if e.feature == "judgement":
        return _WORDS["judgement"].format(left=e.left, right=e.right)
    values = (
        e.left if e.left == e.right else " against ".join(v or "nothing" for v in (e.left, e.right))
    )
    return (
        f"{e.feature}: {values} ({e.weight:+g})"
        if e.left or e.right
        else f"{e.feature} ({e.weight:+g})"
    )


def _resolutions(found: Sequence[Resolved]) -> list[str]:
    lines = ["In one article only, and never by themselves:"]
    for r in found[:_RESOLUTIONS]:
        lines += _wrapped(f'"{r.at.surface}" ({r.rule}): {r.why}', "  - ", "    ")
        lines += _quote(r.at)
    more = len(found) - _RESOLUTIONS
    return lines + ([f"  and {more} more, all in base:merges"] if more > 0 else [])


def _reports(reports: Sequence[Told]) -> list[str]:
    counts = Counter((p, v) for r in reports for p, vs in r.says.items() for v in vs)
    common = {said for said, n in counts.items() if n == len(reports)}
    agreed = "; ".join(f"{p} {v}" for p, v in sorted(common))
    lines = [f"Told by {_count(len(reports), 'article')}."]
    if len(reports) > 1:
        lines += _wrapped(f"All say: {agreed or 'nothing alike'}", "  ", "    ")
    for told in reports[:_REPORTS]:
        own = [f"{p} {v}" for p, vs in told.says.items() for v in vs if (p, v) not in common]
        own = own or (["nothing else"] if len(reports) > 1 else [f"{p} {v}" for p, v in common])
        lines += [
            f"  {told.source}",
            *_wrapped(f"says: {'; '.join(sorted(own))}", "    ", "      "),
        ]
        lines += [line for q in told.quotes for line in _wrapped(f'"{_short(q)}"', "    ", "    ")]
    more = len(reports) - _REPORTS
    return lines + ([f"  and {more} more"] if more > 0 else [])


def _doubts(found: Explanation, directory: str) -> Iterator[str]:
    for number, doubt in enumerate(found.doubts, start=1):
        yield from _doubt(number, doubt, directory)


def _doubt(number: int, doubt: Doubt, directory: str) -> Iterator[str]:
    sides = f"{doubt.left.label} | {doubt.right.label}"
    yield f"{number}. {doubt.left.type}: {sides}"
    yield f"   {doubt.reason} (score {doubt.confidence:.2f}, usefulness {doubt.usefulness:g})"
    for side in (doubt.left, doubt.right):
        yield from _side(side)
    for command in doubt.commands(directory):
        yield f"   {command}"


def _side(side: Side) -> Iterator[str]:
    yield f"   {side.label}, in {_count(side.articles, 'article')}"
    yield from _quote(side.quote)


def _conflict(conflict: Conflict) -> Iterator[str]:
    yield f"{conflict.label}  {conflict.event}"
    yield f"  {conflict.kind}" + (f" ({conflict.property})" if conflict.kind == "role" else "")
    for claim in conflict.claims:
        yield from _claim(claim)


def _claim(claim: Claim) -> Iterator[str]:
    source = ", ".join(p for p in (claim.publisher, claim.published, claim.article) if p)
    yield f"    {claim.value}  - {source}"
    yield from _wrapped(f'"{_short(claim.sentence)}"', "      ", "      ")


def _quote(quote: Quote | None) -> list[str]:
    if quote is None:
        return []
    return _wrapped(f'"{_short(quote.sentence)}" ({quote.source})', "      ", "      ")


def _short(text: str) -> str:
    """Show a sentence on one line, and no more of it than serves."""
    return textwrap.shorten(" ".join(text.split()), _QUOTED, placeholder=" ...")


def _wrapped(text: str, first: str, then: str) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=then,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" + ("" if number == 1 else "s")
