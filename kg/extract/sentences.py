"""Cut the story of an article into sentences, furniture left out.

One splitter for every language: quoted evidence is whole sentences, so their
bounds must not change with the pipeline that happens to be installed.
"""

import re
from collections.abc import Iterator

from kg.annotation import Article, Span
from kg.extract.language import Language

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)")
_INITIAL = re.compile(r"(?:^|[\s(.\"“‘'-])(?:[A-Z]|[A-Z][a-z]|[A-Z]\.[A-Z])$")
_LAST_WORD = re.compile(r"[\w.]+$")
LONGEST = 2000
"""Characters after which a stretch without a full stop, a list maybe, is cut at a space."""


def sentences(article: Article, language: Language) -> Iterator[Span]:
    """Yield the sentences of the story in order, white space trimmed, never across a line break."""
    for start, end in _stretches(article):
        for line in re.finditer(r"[^\n]+", article.text[start:end]):
            yield from _split(article.text, start + line.start(), start + line.end(), language)


def _stretches(article: Article) -> Iterator[tuple[int, int]]:
    start = 0
    for span in article.furniture:
        yield start, span.start
        start = span.end
    yield start, len(article.text)


def _split(text: str, start: int, end: int, language: Language) -> Iterator[Span]:
    begin = start
    for match in _END.finditer(text, start, end):
        if _is_end(text, match, end, language):
            yield from _trimmed(text, begin, match.end())
            begin = match.end()
    yield from _trimmed(text, begin, end)


def _is_end(text: str, match: re.Match[str], end: int, language: Language) -> bool:
    following = text[match.end() : end].lstrip()
    if not following:
        return True
    if following[0].islower() or following[0] in ",;:)–—-":
        return False
    if match.group() != ".":
        return True
    before = text[max(0, match.start() - 12) : match.start()]
    word = _LAST_WORD.search(before)
    if word and language.has("abbreviation", word.group().casefold()):
        return False
    return not _INITIAL.search(before)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield Span(start, cut)
        start = cut + text[cut].isspace()
    if start < end:
        yield Span(start, end)
