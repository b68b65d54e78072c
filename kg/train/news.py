"""`train`: from a folder of labelled sentences to a packaged pipeline that finds names.

The same seed and the same data give the same figures on one kind of machine: every
random choice comes from the seed, and no order depends on hashes or the clock.
"""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from spacy.language import Language

from kg.train.corpora import Corpora, read_corpora
from kg.train.figures import Figures, table
from kg.train.guess import guess
from kg.train.loop import Schedule, fast_products
from kg.train.names import Mixture, learn, measure
from kg.train.packaging import package

_TEACHER = Schedule(steps=2250, words=(100, 1000), dropout=0.2)
_PUPIL = Schedule(steps=4500, words=(100, 1000), dropout=0.1)
_LABELLED = Mixture(repeats=2)
_GUESSED = Mixture(repeats=4)


@dataclass(frozen=True, slots=True)
class Plan:
    """The settings behind the pipeline that ships, chosen on dev."""

    teachers: int = 3
    teacher: Schedule = _TEACHER
    teacher_mixture: Mixture = _LABELLED
    pupil: Schedule = _PUPIL
    pupil_mixture: Mixture = _GUESSED
    guessed: int = 30_000
    """Sentences that the teachers label for the pupil."""


PLAN = Plan()

_GUESSES = """
- Unlabelled articles of one Indonesian news site, 2024 (`FILE`, as JSON Lines): pipelines trained
  on the rest labelled sentences of them by vote. Articles of which a sentence is held back were
  left out. Their text belongs to its publisher and is not distributed."""


def train(
    data: Path,
    output: Path,
    *,
    seed: int = 0,
    articles: Path | None = None,
    plan: Plan = PLAN,
) -> Figures:
    """Train the Indonesian pipeline that finds names; write it with its card and licence.

    Args:
        data: A folder with `*.tsv` in the bracket format and, besides, `*.txt` in IOB.
        output: The folder to write, which spaCy loads; what is there is replaced.
        seed: The start of every random choice.
        articles: Articles without labels, as JSON Lines; pipelines that are trained first
            label them for the one that is written.
        plan: The settings.

    Raises:
        TrainingDataError: The data are missing or malformed.
    """
    corpora = read_corpora(data)
    with fast_products():
        if articles:
            corpora = with_guesses(corpora, articles, plan, seed=seed)
        nlp = learn(corpora, seed=seed, schedule=plan.pupil, mixture=plan.pupil_mixture)
        figures = measure(nlp, corpora)
    package(nlp, "id_news", output, _facts(figures, seed, articles))
    return figures


def with_guesses(corpora: Corpora, articles: Path, plan: Plan, *, seed: int) -> Corpora:
    """Train the teachers, each from a seed of its own, and add the sentences that they label."""
    teachers: list[Language] = [
        learn(corpora, seed=seed + number, schedule=plan.teacher, mixture=plan.teacher_mixture)
        for number in range(plan.teachers)
    ]
    return replace(
        corpora, guessed=guess(teachers, articles, corpora, most=plan.guessed, seed=seed)
    )


def _facts(figures: Figures, seed: int, articles: Path | None) -> dict[str, str]:
    sizes = ", ".join(f"{number} {name}" for name, number in figures.sentences.items())
    return {
        "table": table(figures),
        "sentences": sizes,
        "seed": str(seed),
        "date": date.today().isoformat(),
        "articles": " --articles FILE" if articles else "",
        "guessed": _GUESSES if articles else "",
    }
