"""The dateline: where a report comes from, and who sent it, in front of its first sentence.

It has as many forms as there are papers: `JAKARTA, HARIAN CONTOH -`, `SEOUL, Feb 3 (Wire) -`,
`CONTOH.COM, JAKARTA -`, `Jakarta -`, and capitals with no dash at all, `SEOUL The North...`. No
list of papers decides, but their shape: a site's address, brackets, capitals that do not recur.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kg.annotation import Span
from kg.days import dates, is_day
from kg.furniture import lines, words
from kg.gazetteer import load

_OPENING_LINES = 10
"""A standfirst, the headline once more and a summary may come before the dateline."""

_SITE = re.compile(r"\b[\w-]+(?:\.\w+)?\.(?:com|co|id|net|org|news|tv)\b", re.I)
_NAME = r"[A-Z][\w.'’]*(?:[ -](?:[A-Z][\w.'’]*|\d{1,2}))*"
_PART = rf"(?:{_NAME}|\w+\.(?:com|id|co|net)|\d{{1,2}} [A-Z]\w+\.?(?: \d{{4}})?|\d{{4}})"
_DASH = r"(?:\s*[–—]\s*|\s+-{1,2}\s*|-{1,2}\s+)"
_HEAD = re.compile(
    rf"(?P<parts>{_PART}(?:\s*[,/]\s?{_PART})*)\s*(?:\((?P<agency>[^()\n]{{2,40}})\))?"
    rf"{_DASH}(?=[\"“‘'(]?[A-Z0-9\"“‘])"
)
_LONGEST_HEAD = 100
_CAPITALS = r"[A-Z][A-Z'’-]*[A-Z]"
_GLUED = re.compile(
    rf"(?P<city>{_CAPITALS}(?: {_CAPITALS}){{0,2}})(?P<region>,(?: [A-Z][a-z]+){{1,2}})? "
    r"(?=[A-Z][a-z’']|[A-Z]\.[A-Z]|An? [a-z])"
)
_LEAST_GLUED = 60
"""Characters of a line that can be a first sentence; a headline in capitals is shorter."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """What the opening of a report says of it."""

    span: Span
    place: str | None = None
    publisher: str | None = None
    """As it stands there, often in capitals: see `source_name`."""
    published: date | None = None


def dateline(text: str, start: int = 0) -> Dateline | None:
    """Read the dateline of a story that begins at an offset, its furniture blanked out."""
    for number, line in enumerate(lines(text, start)):
        if number == _OPENING_LINES:
            return None
        first = number == 0
        if found := dashed(text, line, first=first) or (_glued(text, line) if first else None):
            return found
    return None


def dashed(text: str, line: Span, *, first: bool) -> Dateline | None:
    """Read the dateline that a line opens with, if a dash closes it.

    Args:
        text: The article's text.
        line: One line of it.
        first: Whether the story begins there, where less is asked of a dateline.
    """
    match = _HEAD.match(text, line.start, min(line.end, line.start + _LONGEST_HEAD))
    if not match:
        return None
    parts = [part.strip() for part in re.split(r"[,/]", match["parts"])]
    parts = [part for part in parts if not is_day(part)]
    source = next((part for part in parts if _is_source(part)), None)
    agency = _agency(match["agency"])
    if _is_kicker(match["parts"]):
        return Dateline(Span(line.start, match.end()))
    rest = text[match.end() :]
    if not _is_dateline(parts, source, agency, rest=rest if first else None):
        return None
    place = next((part for part in parts if part != source), None)
    publisher = agency or source
    return Dateline(
        Span(line.start, match.end()),
        place=_readable_place(place) if place else None,
        publisher=publisher,
        published=next((day for _, _, day in dates(match[0])), None),
    )


def _is_dateline(
    parts: list[str], source: str | None, agency: str | None, *, rest: str | None
) -> bool:
    """Whether it says where a report comes from, and is not the subject of a sentence.

    Capitals alone will do only where the `rest` of the story is given.
    """
    if not parts:
        return False
    if source and (_SITE.search(source) or source.isupper() or _is_city(parts[0])):
        return True
    if agency:
        return not _abbreviates(agency, parts[0])
    if rest is None:
        return False
    plain = len(parts[0]) > 3 and parts[0].isupper() and not _is_other(parts[0])
    return (_is_city(parts[0]) and len(parts) < 3) or (plain and not _recurs(parts[0], rest))


def _glued(text: str, line: Span) -> Dateline | None:
    """Read capitals of a city that have nothing between them and the first sentence."""
    match = _GLUED.match(text, line.start, line.end)
    if not match or line.end - line.start < _LEAST_GLUED:
        return None
    city, region, end = match["city"], match["region"], match.end()
    if region:
        whole = region.removeprefix(", ")
        named = whole if _is_other(whole) else whole.split()[0]
        end = match.start("region") + len(f", {named} ")
    ahead = re.match(r"(?:An?|The) |U\.[SN]\. |(?P<state>[A-Z]\w+(?: [A-Z]\w+)?)", text[end:])
    plain = region or " " in city or (ahead and (not ahead["state"] or _is_state(ahead["state"])))
    if _is_city(city) or (plain and not _is_other(city) and not _recurs(city, text[end:])):
        return Dateline(Span(line.start, end), place=_readable_place(city))
    return None


def _is_kicker(parts: str) -> bool:
    """Whether it names the kind of story ("BREAKING NEWS - ..."), where a dateline would stand."""
    return parts.isupper() and parts.casefold() in {word.casefold() for word in words("kicker")}


def _is_source(part: str) -> bool:
    if _SITE.search(part):
        return True
    named = {word.casefold() for word in words("mediaWord")}
    several = part.casefold().split()
    return len(several) > 1 and not named.isdisjoint(several)


def _agency(inside: str | None) -> str | None:
    """The agency in brackets, without a date that may stand beside it."""
    parts = (part.strip() for part in (inside or "").split(","))
    return next((part for part in parts if part and not is_day(part)), None)


def _abbreviates(short: str, name: str) -> bool:
    """Whether it is `name`'s initials: "Amerika Serikat (AS) - ..." opens a sentence."""
    return short == "".join(word[0].upper() for word in re.findall(r"\w+", name))


def _recurs(capitals: str, rest: str) -> bool:
    """Whether the story goes on writing it in capitals, as it does "NATO" and never "SEOUL"."""
    return any(re.search(rf"\b{re.escape(word)}\b", rest) for word in capitals.split())


def _is_city(name: str) -> bool:
    return any(load().find(form, "City") for form in (name, name.title()))


def _is_state(words: str) -> bool:
    """Whether a sentence that goes on with one or two such words begins with a state's name."""
    return any(load().find(name, "State", demonyms=True) for name in (words, words.split()[0]))


def _is_other(name: str) -> bool:
    """Whether the gazetteer knows it, and not as a city."""
    known = any(load().find(form) for form in (name, name.title()))
    return known and not _is_city(name)


def _readable_place(name: str) -> str:
    long = len(name) > 3
    return " ".join(word.capitalize() if word.isupper() and long else word for word in name.split())


def source_name(name: str, text: str) -> str:
    """Write a publisher's name as people do: `ContohWow`, `Contohwow.com`, `Contoh Ekspres`."""
    site = _SITE.search(name)
    bare = name.partition(".")[0] if site else name
    for written in _written(bare, text):
        if re.search(r"[a-z][A-Z]", written):
            return written
    if site:
        return name.capitalize() if bare.isupper() or bare.islower() else name
    longest_abbreviation = 2 if " " in name and name.isupper() else 4
    spoken = name.split()
    return " ".join(
        word.capitalize() if word.isupper() and len(word) > longest_abbreviation else word
        for word in spoken
    )


def _written(name: str, text: str) -> Iterator[str]:
    """How the text writes a name, in every mixture of large and small letters."""
    return (match[0] for match in re.finditer(rf"\b{re.escape(name)}\b", text, re.I))
