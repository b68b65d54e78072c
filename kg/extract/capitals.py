"""Write a line of capitals as sentences are written, which taggers were trained on.

The length stays, so offsets do: "NORTH KOREA FIRES MISSILE" is read as "North Korea fires missile".
"""

import re
from collections.abc import Iterable

from kg.annotation import Span
from kg.extract.language import Language
from kg.extract.lexicon import lexicon

_WORD = re.compile(r"[^\W\d_](?:[\w.&'’]*\w)?\.?")
_ACRONYM = 5
"""Letters at most of a word that is an acronym where it stands in capitals."""
_FEWEST = 3
"""Words of a line that is in capitals as a whole, and no mere acronym."""


def in_sentence_case(text: str, spans: Iterable[Span], language: Language) -> str:
    """Return `text` with those of its `spans` that shout put in sentence case."""
    if language.head_first:
        return text  # its own models were trained on such lines too
    loud = [span for span in spans if _is_loud(text[span.start : span.end])]
    rest = text
    for span in loud:
        rest = rest[: span.start] + " " * (span.end - span.start) + rest[span.end :]
    names = _names_of(rest) if loud else {}
    for span in loud:
        line = _quieted(text[span.start : span.end], names, language)
        text = text[: span.start] + line + text[span.end :]
    return text


def _is_loud(line: str) -> bool:
    return line.isupper() and len(_WORD.findall(line)) >= _FEWEST and len(line.lower()) == len(line)


def _names_of(text: str) -> dict[str, str]:
    """Return how the article writes the words that it always begins with a capital."""
    small = {word for word in _WORD.findall(text) if word.islower()}
    written = [w for w in _WORD.findall(text) if w[0].isupper() and w.casefold() not in small]
    mixed = {w.casefold(): w for w in written if not w.isupper()}
    return {w.casefold(): w for w in written if w.isupper() and len(w) <= _ACRONYM} | mixed


def _quieted(line: str, names: dict[str, str], language: Language) -> str:
    words = list(_WORD.finditer(line))
    lowers = [word.group().casefold() for word in words]
    forms = {i: names[low] for i, low in enumerate(lowers) if low in names}
    for start, end, (_, name) in lexicon(language).names.find(lowers):
        for token in range(start, end):
            forms[token] = lowers[token].upper() if name.text.isupper() else lowers[token].title()
    for token, word in enumerate(words):
        form = forms.get(token, lowers[token])
        if token == 0:
            form = form[:1].upper() + form[1:]
        if len(form) == len(word.group()):
            line = line[: word.start()] + form + line[word.end() :]
    return line
