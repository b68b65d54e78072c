"""What the Indonesian names are learnt from: our nine labels, and older corpora made to agree.

idner-news-2k and NERGrit know people, places and organisations only; there a state is a
place and a newspaper an organisation. Their names take the label that our own sentences,
or the countries of CLDR, give to the same words.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path

from babel import Locale

from kg.train.formats import Sentence, TrainingDataError, held_back, read_brackets, read_iob

SHORT_STATES = (
    "AS Amerika Inggris RI Korsel Korut Cina China Tiongkok RRC UEA Rusia Turki Palestina Burma "
    "Belanda Ceko Kongo Makedonia Vatikan Suriah Arab_Saudi Saudi Republik_Indonesia "
    "Amerika_Serikat Korea_Selatan Korea_Utara Britania_Raya Kerajaan_Inggris Uni_Soviet"
)
"""Names of states in Indonesian news that CLDR does not have."""


@dataclass(frozen=True, slots=True)
class Corpora:
    """The labelled sentences, split by the digest of their identifiers."""

    train: tuple[Sentence, ...]
    dev: tuple[Sentence, ...]
    test: tuple[Sentence, ...]
    older: tuple[Sentence, ...]
    """Sentences of the older corpora, relabelled: to train with only."""
    guessed: tuple[Sentence, ...] = ()
    """Sentences that earlier pipelines labelled: to train with only."""

    def sizes(self) -> dict[str, int]:
        """Return the number of sentences of each part."""
        return {field.name: len(getattr(self, field.name)) for field in fields(self)}


def read_corpora(data: Path) -> Corpora:
    """Read every `*.tsv` (bracket format) and `*.txt` (IOB) below a folder.

    Raises:
        TrainingDataError: There is no sentence to learn from, or a file is malformed.
    """
    ours = [s for path in sorted(data.rglob("*.tsv")) for s in read_brackets(path)]
    older = [s for path in sorted(data.rglob("*.txt")) for s in read_iob(path)]
    splits: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in ours:
        splits[_split(sentence)].append(sentence)
    if not all(splits[name] for name in ("train", "dev", "test")):
        raise TrainingDataError(f"{data}: too few sentences in *.tsv; see `kg train id --help`")
    kept = {sentence.text for name in ("dev", "test") for sentence in splits[name]}
    labels = {**dict.fromkeys(states(), "STATE"), **usual_labels(splits["train"])}
    return Corpora(
        train=tuple(s for s in splits["train"] if s.text not in kept),
        dev=tuple(splits["dev"]),
        test=tuple(splits["test"]),
        older=tuple(relabel(s, labels) for s in older if s.text not in kept and s.names),
    )


def usual_labels(sentences: Iterable[Sentence]) -> dict[str, str]:
    """Return the label that each name has most often (the first in the alphabet of equals)."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for surface, label in sentence.surfaces():
            counts[surface][label] += 1
    return {
        surface: min(labels, key=lambda label: (-labels[label], label))
        for surface, labels in sorted(counts.items())
    }


def relabel(sentence: Sentence, labels: Mapping[str, str]) -> Sentence:
    """Give each name that is no person's the label that the table has for it."""
    names = tuple(
        name
        if name.label == "PER"
        else replace(name, label=labels.get(sentence.text[name.start : name.end], name.label))
        for name in sentence.names
    )
    return replace(sentence, names=names)


@cache
def states() -> tuple[str, ...]:
    """Return the Indonesian names of states and territories, CLDR's and the short ones, sorted."""
    territories = Locale("id").territories
    countries = {name for code, name in territories.items() if code.isalpha() and code != "ZZ"}
    return tuple(sorted(countries | {name.replace("_", " ") for name in SHORT_STATES.split()}))


def _split(sentence: Sentence) -> str:
    tenth = held_back(sentence.id)
    return "test" if tenth < 2 else "dev" if tenth == 2 else "train"
