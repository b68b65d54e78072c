"""Read labelled sentences: the bracket format, IOB columns and CoNLL-U.

Whatever the format, a `Sentence` is running text as an article would print it, with its
names as character offsets: the tokenizer in training is then the one of the pipeline.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError

LABELS = ("DOC", "EVT", "FAC", "LOC", "MEDIA", "ORG", "PER", "STATE", "WPN")

_IOB_LABELS = {
    "LOC": "LOC",
    "ORG": "ORG",
    "ORGANISATION": "ORG",
    "PER": "PER",
    "PERSON": "PER",
    "PLACE": "LOC",
}
_BRACKET = re.compile(rf"\[({'|'.join(LABELS)}) ([^\[\]]+)\]")
_MOJIBAKE = re.compile("â[\x80-\xbf]{2}")
"""UTF-8 punctuation that was read as Latin-1 somewhere on its way."""
_NO_SPACE_BEFORE = frozenset(",.;:?!)]}%”\u2019")
_NO_SPACE_AFTER = frozenset("([{“\u2018$")


class TrainingDataError(KgError):
    """The training data are missing, or not in the format that their suffix says."""


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A labelled name: offsets in code points, half open."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and its names, in order and disjoint."""

    id: str
    text: str
    names: tuple[Name, ...] = ()

    def surfaces(self) -> Iterator[tuple[str, str]]:
        """Yield each name as written, with its label."""
        for name in self.names:
            yield self.text[name.start : name.end], name.label


def held_back(identifier: str) -> int:
    """Return the tenth, 0 to 9, that a sentence falls into: 0 and 1 are test, 2 is dev."""
    return int(hashlib.sha256(identifier.encode()).hexdigest(), 16) % 10


def read_brackets(path: Path) -> Iterator[Sentence]:
    """Read lines of `id TAB sentence with [LABEL names]`, ignoring further columns.

    Raises:
        TrainingDataError: A line has no second column, or the file cannot be read.
    """
    for number, line in enumerate(_lines(path), start=1):
        columns = line.split("\t")
        if len(columns) < 2:
            raise TrainingDataError(f"{path}:{number}: one column; expected id TAB sentence")
        yield brackets(columns[0], columns[1])


def brackets(identifier: str, marked: str) -> Sentence:
    """Parse one sentence of the bracket format, mending escaped quotes and mojibake."""
    marked = _MOJIBAKE.sub(lambda m: m[0].encode("latin-1").decode(errors="replace"), marked)
    marked = marked.replace('\\"', '"')
    text, names, last = "", [], 0
    for match in _BRACKET.finditer(marked):
        text += marked[last : match.start()]
        names.append(Name(len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        last = match.end()
    return Sentence(identifier, text + marked[last:], tuple(names))


def read_iob(path: Path) -> Iterator[Sentence]:
    """Read one token a line, its IOB label in the last column, blank lines between sentences.

    Raises:
        TrainingDataError: A line has no label that is known, or the file cannot be read.
    """
    for number, block in enumerate(_blocks(path)):
        words, labels = [], []
        for row in block:
            columns = row.split()
            tag, _, label = columns[-1].partition("-")
            if len(columns) < 2 or (tag != "O" and label not in _IOB_LABELS):
                raise TrainingDataError(f"{path}: {row!r}; expected a token and an IOB label")
            words.append(columns[0])
            labels.append("O" if tag == "O" else f"{tag}-{_IOB_LABELS[label]}")
        yield detokenize(f"{path.stem}:{number}", words, labels)


def detokenize(identifier: str, words: list[str], labels: list[str]) -> Sentence:
    """Join tokens as print does, with the IOB labels as offsets."""
    text, names, quoted, glue = "", list[Name](), False, True
    for word, label in zip(words, labels, strict=True):
        closing = word in _NO_SPACE_BEFORE or (word == '"' and quoted)
        if not (glue or closing):
            text += " "
        start, text = len(text), text + word
        if label.startswith("I-") and names and names[-1].label == label[2:]:
            names[-1] = Name(names[-1].start, len(text), label[2:])
        elif label != "O":
            names.append(Name(start, len(text), label[2:]))
        glue = word in _NO_SPACE_AFTER or (word == '"' and not quoted)
        quoted = quoted != (word == '"')
    return Sentence(identifier, text, tuple(names))


def read_conllu(path: Path) -> Iterator[list[list[str]]]:
    """Read CoNLL-U: for each sentence the ten columns of its words and multiword tokens.

    Raises:
        TrainingDataError: A line has not ten columns, or the file cannot be read.
    """
    for block in _blocks(path):
        rows = [row.split("\t") for row in block if not row.startswith("#")]
        if any(len(row) != 10 for row in rows):
            raise TrainingDataError(f"{path}: {block[0]!r}: a line without ten columns")
        yield [row for row in rows if "." not in row[0]]


def _blocks(path: Path) -> Iterator[list[str]]:
    """Yield the runs of lines between blank lines."""
    block: list[str] = []
    for line in (*_lines(path), ""):
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []


def _lines(path: Path) -> Iterable[str]:
    try:
        return path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise TrainingDataError(f"{path}: {error}; expected a UTF-8 text file") from error
