"""Sentences that nobody labelled, labelled by the vote of earlier pipelines.

An article of which a sentence is held back is left out as a whole: its other sentences
would tell the names to expect.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

from spacy.language import Language

from kg.train.corpora import Corpora
from kg.train.formats import Name, Sentence, TrainingDataError
from kg.train.names import find

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”\u2019)]*\s+(?=[\"“\u2018(]?[A-Z0-9])")
_LENGTHS = range(40, 401)
"""Characters: what is shorter is mostly furniture, what is longer mostly badly cut."""


def guess(
    teachers: Sequence[Language], articles: Path, corpora: Corpora, *, most: int, seed: int
) -> tuple[Sentence, ...]:
    """Label up to `most` sentences of a file of articles (JSON Lines, gzipped or not)."""
    sentences = list(unlabelled(articles, corpora))
    Random(seed).shuffle(sentences)
    return tuple(vote(teachers, sentences[:most]))


def unlabelled(articles: Path, corpora: Corpora) -> Iterator[Sentence]:
    """Yield the sentences of the articles that have nothing held back, each text once.

    Raises:
        TrainingDataError: The file is not JSON Lines with `id` and `text`.
    """
    held = [*corpora.dev, *corpora.test]
    barred = {sentence.id.rpartition(":")[0] for sentence in held}
    seen = {sentence.text for sentence in (*held, *corpora.train)}
    for identifier, text in _articles(articles):
        if identifier not in barred:
            for number, sentence in enumerate(_sentences(text)):
                if sentence not in seen and len(sentence) in _LENGTHS:
                    seen.add(sentence)
                    yield Sentence(f"{identifier}:{number}", sentence)


def vote(teachers: Sequence[Language], sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Yield each sentence with the names that more than half of the pipelines find."""
    found = [find(teacher, sentences) for teacher in teachers]
    for sentence, *each in zip(sentences, *found, strict=True):
        yield Sentence(sentence.id, sentence.text, agreed(each))


def agreed(each: Sequence[Iterable[Name]]) -> tuple[Name, ...]:
    """Return the names that more than half of the readings have; such names never overlap."""
    votes = Counter(name for names in each for name in names)
    return tuple(sorted(name for name, number in votes.items() if 2 * number > len(each)))


def _articles(path: Path) -> Iterator[tuple[str, str]]:
    open_text = gzip.open if path.suffix == ".gz" else open
    try:
        with open_text(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                yield article["id"], article["text"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise TrainingDataError(f"{path}: {error!r}; expected JSON Lines with id, text") from error


def _sentences(text: str) -> Iterator[str]:
    for paragraph in text.split("\n"):
        last = 0
        for match in _SENTENCE_END.finditer(paragraph):
            yield paragraph[last : match.end()].strip()
            last = match.end()
        yield paragraph[last:].strip()
