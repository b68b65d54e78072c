"""The pipeline that finds names: what it learns from, and what it is measured on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from spacy.language import Language
from spacy.tokens import Span
from spacy.training import Example
from spacy.util import filter_spans

from kg.train.augment import Names, augment, names_of
from kg.train.corpora import Corpora, states
from kg.train.figures import Figures, Pair, score, score_labels
from kg.train.formats import Name, Sentence
from kg.train.loop import Schedule, fit, start
from kg.train.packaging import RECIPES


@dataclass(frozen=True, slots=True)
class Mixture:
    """How the sentences that it learns from are mixed."""

    repeats: int = 2
    """How often our own are read for each reading of the others."""
    augmented: float = 0.3
    """Share of them that is changed."""


def learn(corpora: Corpora, *, seed: int, schedule: Schedule, mixture: Mixture) -> Language:
    """Train a pipeline on the sentences that are for training; dev says when it is at its best."""

    def quality(nlp: Language) -> float:
        return score(compare(nlp, corpora.dev)).f1

    nlp = start(
        RECIPES / "id_news.cfg", lambda nlp: [example(nlp, s) for s in corpora.train], seed=seed
    )
    names = names_of(corpora.train, {"STATE": states()})
    order = [*corpora.train * mixture.repeats, *corpora.older, *corpora.guessed]
    stream = mixed(order, names, Random(seed), share=mixture.augmented)
    return fit(nlp, (example(nlp, s) for s in stream), quality, schedule)


def mixed(
    sentences: Sequence[Sentence], names: Names, random: Random, *, share: float
) -> Iterator[Sentence]:
    """Yield the sentences without end, in ever new orders, a share of them augmented."""
    order = list(sentences)
    while True:
        random.shuffle(order)
        for sentence in order:
            yield augment(sentence, names, random, share=share)


def example(nlp: Language, sentence: Sentence) -> Example:
    """Return what the pipeline should make of a sentence; names widen to whole tokens."""
    doc = nlp.make_doc(sentence.text)
    spans = (
        doc.char_span(name.start, name.end, label=name.label, alignment_mode="expand")
        for name in sentence.names
    )
    known: list[Span] = [span for span in spans if span is not None]
    doc.set_ents(filter_spans(known))
    return Example(nlp.make_doc(sentence.text), doc)


def find(nlp: Language, sentences: Sequence[Sentence]) -> Iterator[tuple[Name, ...]]:
    """Yield the names that the pipeline finds in each sentence."""
    for doc in nlp.pipe(sentence.text for sentence in sentences):
        yield tuple(Name(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents)


def compare(nlp: Language, sentences: Sequence[Sentence]) -> list[Pair]:
    """Return the names found in each sentence beside those labelled."""
    found = find(nlp, sentences)
    return [(names, one.names) for names, one in zip(found, sentences, strict=True)]


def measure(nlp: Language, corpora: Corpora) -> Figures:
    """Score a pipeline on the sentences that were held back."""
    tested = compare(nlp, corpora.test)
    return Figures(
        dev=score(compare(nlp, corpora.dev)),
        test=score(tested),
        labels=score_labels(tested),
        sentences=corpora.sizes(),
    )
