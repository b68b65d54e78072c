"""Copies of a sentence as other news desks would print it: other names, headline case, no quotes.

Every function is pure but for the random generator that it is given, and keeps the
names' offsets right: `text[start:end]` stays the name.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from random import Random

from kg.train.formats import Name, Sentence

SWAPPED = ("FAC", "LOC", "MEDIA", "ORG", "PER", "STATE", "WPN")
"""Labels whose names are exchanged: events and documents fit their own sentence only."""

_SMALL = frozenset(
    "agar akan atau bagi bahwa dalam dan dari dengan di demi hingga itu jika karena ke "
    "kepada oleh pada para sampai saat sebagai secara seperti soal tanpa tentang terhadap "
    "untuk yang".split()
)
_QUOTES = str.maketrans("", "", '"“”„«»')

Names = Mapping[str, Sequence[str]]
"""Label -> the names to draw from; a name that occurs more often is drawn more often."""


def names_of(sentences: Iterable[Sentence], more: Names | None = None) -> Names:
    """Collect the names of each label, sorted, with `more` from elsewhere."""
    found: dict[str, list[str]] = defaultdict(list)
    for sentence in sentences:
        for surface, label in sentence.surfaces():
            found[label].append(surface)
    for label, surfaces in (more or {}).items():
        found[label] += surfaces
    return {label: sorted(found[label]) for label in sorted(found)}


def augment(sentence: Sentence, names: Names, random: Random, *, share: float) -> Sentence:
    """Return the sentence, or with probability `share` a changed copy of it."""
    if random.random() >= share:
        return sentence
    choice = random.random()
    if choice < 0.6:
        return swap_names(sentence, names, random)
    if choice < 0.75:
        return title_case(sentence)
    if choice < 0.85:
        return upper_case(sentence)
    return without_quotes(sentence)


def swap_names(sentence: Sentence, names: Names, random: Random) -> Sentence:
    """Exchange about half of the names for others of the same label."""
    pieces = list(_pieces(sentence))
    for index, (piece, label) in enumerate(pieces):
        if label in SWAPPED and names.get(label) and random.random() < 0.5:
            pieces[index] = (random.choice(names[label]), label)
        else:
            pieces[index] = (piece, label)
    return _join(sentence.id, pieces)


def title_case(sentence: Sentence) -> Sentence:
    """Return the sentence As a Headline: capitals but for small words, no final stop."""
    cased = "".join(
        word if word in _SMALL else word[:1].upper() + word[1:] for word in _words(sentence.text)
    )
    return _recased(sentence, cased)


def upper_case(sentence: Sentence) -> Sentence:
    """Return the sentence AS A HEADLINE in capitals, without a final stop."""
    return _recased(sentence, sentence.text.upper())


def without_quotes(sentence: Sentence) -> Sentence:
    """Return the sentence as sites print it that lose quotation marks."""
    pieces = [(piece.translate(_QUOTES), label) for piece, label in _pieces(sentence)]
    return _join(sentence.id, pieces)


def _recased(sentence: Sentence, cased: str) -> Sentence:
    # A few letters change their number of characters with their case; the offsets would not hold.
    if len(cased) != len(sentence.text):
        return sentence
    last = sentence.names[-1].end if sentence.names else 0
    stop = cased.endswith(".") and last < len(cased)
    return Sentence(sentence.id, cased[:-1] if stop else cased, sentence.names)


def _words(text: str) -> Iterator[str]:
    """Yield words and the single spaces between them."""
    for index, word in enumerate(text.split(" ")):
        if index:
            yield " "
        yield word


def _pieces(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Yield the text cut at the names: each piece with its label, or with an empty one."""
    last = 0
    for name in sentence.names:
        yield sentence.text[last : name.start], ""
        yield sentence.text[name.start : name.end], name.label
        last = name.end
    yield sentence.text[last:], ""


def _join(identifier: str, pieces: Iterable[tuple[str, str]]) -> Sentence:
    text, names = "", []
    for piece, label in pieces:
        if label:
            names.append(Name(len(text), len(text) + len(piece), label))
        text += piece
    return Sentence(identifier, text, tuple(name for name in names if name.start < name.end))
