"""What stands around a story: links to other stories, bylines, credits, captions.

The words are data (`ontologies/languages/furniture.ttl`); how they are laid out is here. To swallow
a sentence of the story is worse than to leave a byline standing, so every rule asks for more than
its word: a colon, a line of its own, the end of a sentence before it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rapidfuzz.distance import Levenshtein

from kg.annotation import Span
from kg.vocabulary import KG, ontology

_LINE = re.compile(r"[^\n]+")
_LONGEST_HEADLINE = 250
_LONGEST_NOTE = 150
_TAIL = 450
"""How near to the end of a line credits that follow the last sentence can begin."""

_INITIALS = re.compile(r"[a-z]{2,4}(?:/[a-z]{2,4})+(?: ?\([^()]*\))?\*?")
_TAGS = re.compile(r"(?:#\w+\s*)+|#[^.]{1,60}|https?://\S+")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]+)[)\]]\.?\*?")
_PLACEHOLDER = re.compile(r"\[[A-Za-z]+(?:\.\d+|:[^\]\n]{1,60})\]")
_CLOSING = re.compile(r"""(?<=[.!?"”’'])\s*\(([^()]{1,80})\)\.?\*?$""")
_PICTURE_CREDIT = re.compile(r"(?<=[.!?]) ?\((?=[^()]*[/])([^()\d]{4,80})\)(?=\s|$)")
_LAST_BRACKETS = re.compile(r"\(([^()]+)\)\.?$")
_WORD = re.compile(r"\S+")
_SMALL = frozenset(
    "di ke dari dan untuk yang pada dalam tak oleh dengan akan atau demi soal bagi agar jadi usai "
    "of the in to a an as for on at and by with from over after vs".split()
)
"""Words that headlines write small."""


@cache
def words(marker: str) -> tuple[str, ...]:
    """Return the words of a marker property, of all languages: pages mix them; longest first."""
    found = {str(word) for word in ontology().objects(None, KG[marker])}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def pattern(marker: str, *, least: int = 1, most: int = 99) -> str:
    """Return an alternation of a marker's phrases that have from `least` to `most` words."""
    chosen = (w for w in words(marker) if least <= len(w.split()) <= most)
    return "(?:" + "|".join(r"\s+".join(map(re.escape, w.split())) for w in chosen) + ")"


def lines(text: str, start: int = 0) -> Iterator[Span]:
    """Yield the lines of a text from an offset on, trimmed, the blank ones left out."""
    for match in _LINE.finditer(text, start):
        if trimmed := _trimmed(text, match.start(), match.end()):
            yield trimmed


def furniture(text: str, start: int = 0) -> Iterator[Span]:
    """Yield the stretches from `start` on that are no part of the story; they may overlap."""
    for line in lines(text, start):
        content = text[line.start : line.end]
        if whole(content):
            yield line
            continue
        for begin, end in _inside(content):
            if span := _trimmed(text, line.start + begin, line.start + end):
                yield span


def disjoint(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join spans that overlap or touch, in order."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def whole(line: str) -> bool:
    """Say whether a whole line is furniture."""
    return (
        _links(line)
        or _credits(line)
        or _captions(line)
        or bool(_INITIALS.fullmatch(line) or _TAGS.fullmatch(line))
        or line.strip(" .:*-–—").casefold() in {w.casefold() for w in words("boilerplate")}
    )


def _links(line: str) -> bool:
    """A marker with a colon, or several words on a short line; headlines have no full stop."""
    if len(line) > _LONGEST_HEADLINE or line.endswith("."):
        return False
    if re.match(pattern("linkMarker") + r"\s*:", line, re.I):
        return True
    if len(line) > _LONGEST_NOTE:
        return False
    return any(_opens(line, marker) for marker in words("linkMarker") if " " in marker)


def _opens(line: str, marker: str) -> bool:
    """Whether a line begins with a marker; one letter of a long one may be amiss."""
    opening = " ".join(line.split()[: len(marker.split())]).strip(":").casefold()
    slips = 1 if len(marker) >= 12 else 0
    return Levenshtein.distance(opening, marker.casefold(), score_cutoff=slips) <= slips


def _credits(line: str) -> bool:
    brackets = _BRACKETED.fullmatch(line)
    if brackets:
        return byline(brackets[1])
    line = line.lstrip("*• ")
    if len(line) > 2 * _LONGEST_NOTE:
        return False
    if re.match(pattern("creditMarker") + r"\s*:", line, re.I):
        return len(line) <= _LONGEST_NOTE
    if re.match(pattern("creditMarker", least=3) + r"\b", line, re.I):
        return True
    several = re.match(pattern("creditMarker", least=2) + r"(?!\w)", line, re.I)
    return bool(several) and (
        (len(line) <= _LONGEST_NOTE and not line.endswith(".")) or ";" in line
    )


def byline(inside: str) -> bool:
    """Say whether what stands in brackets behind a sentence is a name or a source, not a remark."""
    inside = inside.strip()
    if re.match(pattern("creditMarker") + r"(?:\s*:|\s+[A-Z])", inside, re.I):
        return True
    if re.match(pattern("captionMarker") + r"(?:\s*[:./]|$)", inside, re.I):
        return True
    if re.search(r"[.!?]\s", inside) or len(inside) > 80:
        return False
    if "/" in inside:
        dated = re.search(r"\d ?/ ?\d|\d{2}", inside) and (" " in inside or inside[0].isdigit())
        return not (dated or re.search(r"[a-z]{3,} [a-z]{3,} ", inside))
    names = re.findall(r"[^\s,]+", inside)
    source = re.search(r"\.\w{2,4}\b|^[a-z]{2,4}$|^\*$|\b[A-Z]{2,8}\b", inside)
    return bool(source) and all(word[0].isupper() or len(names) == 1 for word in names)


def _captions(line: str) -> bool:
    if re.match(pattern("captionMarker") + r"\s*:", line, re.I):
        return len(line) <= _LONGEST_HEADLINE
    if re.match(r"FILE\s*[-–—]", line):
        return True
    last = _LAST_BRACKETS.search(line)
    early = " ".join(line.split()[:5])
    pictured = re.search(r"\b" + pattern("captionMarker", most=1) + r"\b", early, re.I)
    return bool(last and pictured and byline(last[1]))


def _inside(line: str) -> Iterator[tuple[int, int]]:
    """Furniture within a line of story, as offsets into the line."""
    for match in _PLACEHOLDER.finditer(line):
        yield match.span()
    for match in re.finditer(pattern("boilerplate", least=3), line, re.I):
        yield match.span()
    for match in re.finditer(
        r"\b(?:" + "|".join(map(str.upper, words("boilerplate"))) + r")\b", line
    ):
        yield match.span()
    if (closing := _CLOSING.search(line)) and byline(closing[1]):
        yield closing.span()
    for match in _PICTURE_CREDIT.finditer(line):
        if byline(match[1]):
            yield match.span()
    marked = r"\(\s*" + pattern("captionMarker") + r"\s*[:./][^()]{0,100}\)"
    yield from (match.span() for match in re.finditer(marked, line, re.I))
    yield from _linked(line)
    yield from _credited(line)
    yield from _reported(line)


def _linked(line: str) -> Iterator[tuple[int, int]]:
    """Links that stand between two sentences of one line."""
    marker = pattern("linkMarker", least=2)
    quoted = marker + r"""\s*:?\s*(['"‘“])[^'"’”]{4,200}['"’”]"""
    for match in re.finditer(quoted, line, re.I):
        yield match.span()
    for match in re.finditer(r"(?<!\w)" + marker + r"\s*:\s*", line, re.I):
        yield match.start(), headline_end(line, match.end())


def headline_end(line: str, start: int) -> int:
    """Return where the headline that begins at `start` ends and the story may go on."""
    end, capital = start, start
    small = 0
    for match in _WORD.finditer(line, start):
        word = match[0].strip("\"'“”‘’(),:;")
        if word[:1].islower() and word.casefold().strip(".!?") not in _SMALL:
            small += 1
        elif word[:1].isupper():
            small, capital = 0, match.start()
        if small == 2:
            return capital if capital > start else end
        if match[0].rstrip("\"'”’")[-1:] in ".!?":
            if small:
                return capital if end > start else match.end()
            end = match.end()
            if not _titled(line[end:]):
                return end
    return len(line)


def _titled(rest: str) -> bool:
    """Whether the next sentence is still written as headlines are: all its words large."""
    sentence = re.match(r"\s*([^.!?]+)[.!?]", rest)
    spoken = [w for w in sentence[1].split() if w not in _SMALL] if sentence else []
    return len(spoken) >= 2 and all(word[0].isupper() or not word[0].isalpha() for word in spoken)


def _credited(line: str) -> Iterator[tuple[int, int]]:
    """Credits behind the last sentence of a line, to its end."""
    opening = (
        r"(?<=[.!?\"”')] )(?:"
        + pattern("creditMarker", most=1)
        + r"\s?:|"
        + pattern("creditMarker", least=2)
        + r"(?!\w))"
    )
    match = re.compile(opening).search(line, max(0, len(line) - _TAIL))
    if match:
        yield match.start(), len(line)


def _reported(line: str) -> Iterator[tuple[int, int]]:
    """A reporter's name run into the dateline behind it."""
    opening = pattern("creditMarker", least=2) + r"[^\n]{0,100}?\b[A-Z.]{4,} ?[-–—]+ "
    if match := re.match(opening, line, re.I):
        if re.search(r"[A-Z.]{4,} ?[-–—]+ $", match[0]):
            yield match.span()


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
