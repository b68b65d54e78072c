"""The training loop that every pipeline shares: steps, averages, and the best of what dev saw."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.training import Example
from spacy.util import load_config, load_model_from_config
from thinc.api import Adam, NumpyOps, fix_random_seed, get_current_ops, set_current_ops


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast to learn."""

    steps: int = 4000
    every: int = 250
    """Steps between two measurements on dev, of which the best is kept."""
    words: tuple[int, int] = (100, 800)
    """Words in the first and in the largest batches."""
    learn_rate: float = 0.001
    dropout: float = 0.15


def start(recipe: Path, first: Callable[[Language], Iterable[Example]], *, seed: int) -> Language:
    """Return the untrained pipeline of a recipe, its labels read from the first examples."""
    fix_random_seed(seed)
    nlp = load_model_from_config(load_config(recipe), auto_fill=True)
    examples = list(first(nlp))
    nlp.initialize(lambda: examples)
    return nlp


def fit(
    nlp: Language,
    examples: Iterable[Example],
    quality: Callable[[Language], float],
    schedule: Schedule,
) -> Language:
    """Train on an endless stream of examples; return the pipeline as it was at its best.

    Args:
        nlp: An initialized pipeline; its weights change.
        examples: What to learn from, in order, without end.
        quality: Measures the pipeline; more is better.
        schedule: How long and how fast to learn.
    """
    # The averages of the weights settle what a falling rate would: that did worse on dev.
    optimizer = Adam(schedule.learn_rate, L2=0.01, L2_is_weight_decay=True, use_averages=True)
    best, weights = -1.0, b""
    batches = grow(examples, *schedule.words)
    for step, batch in zip(range(1, schedule.steps + 1), batches, strict=False):
        nlp.update(batch, sgd=optimizer, drop=schedule.dropout)
        if step % schedule.every == 0 or step == schedule.steps:
            with nlp.use_params(optimizer.averages):
                if (now := quality(nlp)) > best:
                    best, weights = now, nlp.to_bytes(exclude=["vocab", "tokenizer"])
    return nlp.from_bytes(weights, exclude=["vocab", "tokenizer"])


def grow(examples: Iterable[Example], least: int, most: int) -> Iterator[list[Example]]:
    """Cut a stream into batches whose number of words grows by a thousandth each time."""
    size = float(least)
    batch: list[Example] = []
    words = 0
    for example in examples:
        batch.append(example)
        words += len(example.reference)
        if words >= size:
            yield batch
            batch, words, size = [], 0, min(size * 1.001, most)


@contextmanager
def fast_products() -> Iterator[None]:
    """Multiply matrices by numpy: several times as fast as BLIS on recent processors."""
    ops = get_current_ops()
    set_current_ops(NumpyOps(use_blis=False))
    try:
        yield
    finally:
        set_current_ops(ops)
