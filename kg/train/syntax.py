"""The pipeline for parts of speech, voice and dependencies, from Universal Dependencies."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from random import Random

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from kg.train.loop import Schedule, fast_products, fit, start
from kg.train.packaging import RECIPES, package
from kg.train.treebanks import Tree, Treebanks, read_treebanks

_RECIPE = RECIPES / "id_ud.cfg"
_FEATURES = Schedule(steps=1000, every=250, words=(100, 1000), dropout=0.2)
_WHOLE = Schedule(steps=2600, every=200, words=(100, 1000), dropout=0.2)


@dataclass(frozen=True, slots=True)
class SyntaxFigures:
    """Shares from 0 to 1 of the words that are right; of dependencies without punctuation."""

    upos: float
    features: float
    uas: float
    las: float


@dataclass(frozen=True, slots=True)
class SyntaxPlan:
    """The settings behind the pipeline that ships."""

    features: Schedule = _FEATURES
    whole: Schedule = _WHOLE


SYNTAX_PLAN = SyntaxPlan()


def train_syntax(
    data: Path, output: Path, *, seed: int = 0, plan: SyntaxPlan = SYNTAX_PLAN
) -> Mapping[str, SyntaxFigures]:
    """Train the Indonesian pipeline of morphology and parser; write it with card and licence.

    Args:
        data: A folder with `*.conllu`.
        output: The folder to write, which spaCy loads; what is there is replaced.
        seed: The start of every random choice.
        plan: The settings.

    Returns:
        The figures on the test trees of each treebank.

    Raises:
        TrainingDataError: The data are missing or malformed.
    """
    treebanks = read_treebanks(data)
    with fast_products():
        if treebanks.older:
            tagger = learn(replace(treebanks, older=()), seed=seed, schedule=plan.features)
            older = tuple(with_features(tagger, treebanks.older))
            treebanks = replace(treebanks, older=older)
        nlp = learn(treebanks, seed=seed, schedule=plan.whole)
        figures = {name: measure(nlp, trees) for name, trees in treebanks.tests.items()}
    package(nlp, "id_ud", output, _facts(figures, treebanks, seed))
    return figures


def learn(treebanks: Treebanks, *, seed: int, schedule: Schedule) -> Language:
    """Train a pipeline; dev says when it is at its best."""
    trees = [*treebanks.train, *treebanks.older]

    def quality(nlp: Language) -> float:
        now = measure(nlp, treebanks.dev)
        return now.upos + now.features / 2 + 2 * now.las

    nlp = start(_RECIPE, lambda nlp: [example(nlp, [tree]) for tree in trees], seed=seed)
    stream = (example(nlp, group) for group in groups(trees, Random(seed)))
    return fit(nlp, stream, quality, schedule)


def groups(trees: Sequence[Tree], random: Random) -> Iterator[list[Tree]]:
    """Yield the trees without end, one to three at a time: so sentence ends are learnt too."""
    order = list(trees)
    while True:
        random.shuffle(order)
        place = 0
        while place < len(order):
            number = random.choice((1, 1, 2, 3))
            yield order[place : place + number]
            place += number


def example(nlp: Language, trees: Sequence[Tree]) -> Example:
    """Return what the pipeline should make of the text of the trees."""
    words = [(word, offset) for offset, tree in _offsets(trees) for word in tree]
    reference = Doc(
        nlp.vocab,
        words=[word.form for word, _ in words],
        spaces=[word.space for word, _ in words],
        pos=[word.pos for word, _ in words],
        morphs=[word.morph for word, _ in words],
        heads=[word.head + offset for word, offset in words],
        deps=["ROOT" if word.label == "root" else word.label for word, _ in words],
    )
    return Example(nlp.make_doc(reference.text), reference)


def with_features(tagger: Language, trees: Sequence[Tree]) -> Iterator[Tree]:
    """Yield trees with the features that the pipeline sees, where it agrees on the tag."""
    docs = (Doc(tagger.vocab, [w.form for w in tree], [w.space for w in tree]) for tree in trees)
    for doc, tree in zip(tagger.pipe(docs), trees, strict=True):
        yield tuple(
            replace(word, morph=str(token.morph)) if token.pos_ == word.pos else word
            for token, word in zip(doc, tree, strict=True)
        )


def measure(nlp: Language, trees: Sequence[Tree]) -> SyntaxFigures:
    """Score the pipeline on trees, one sentence at a time, from running text."""
    scores = nlp.evaluate([example(nlp, [tree]) for tree in trees])
    keys = ("pos_acc", "morph_acc", "dep_uas", "dep_las")
    return SyntaxFigures(*(float(scores[key]) for key in keys))


def _offsets(trees: Sequence[Tree]) -> Iterator[tuple[int, Tree]]:
    offset = 0
    for tree in trees:
        yield offset, tree
        offset += len(tree)


def _facts(figures: Mapping[str, SyntaxFigures], treebanks: Treebanks, seed: int) -> dict[str, str]:
    rows = ["| test trees of | UPOS | features | UAS | LAS |", "| --- | --- | --- | --- | --- |"]
    for name, one in figures.items():
        rows.append(
            f"| {name} ({len(treebanks.tests[name])}) | {one.upos:.3f} | {one.features:.3f} "
            f"| {one.uas:.3f} | {one.las:.3f} |"
        )
    return {
        "table": "\n".join(rows),
        "trees": f"{len(treebanks.train)} of today, {len(treebanks.older)} of 2017, "
        f"{len(treebanks.dev)} to choose with",
        "seed": str(seed),
        "date": date.today().isoformat(),
    }
