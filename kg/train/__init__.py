"""Train the pipelines that ship with newskg, from data that do not.

`train` is what `kg train id --data DIR` calls, `train_syntax` what `--syntax` makes of it.
"""

from kg.train.figures import Figures, Score
from kg.train.formats import TrainingDataError
from kg.train.news import Plan, train
from kg.train.syntax import SyntaxFigures, train_syntax

__all__ = [
    "Figures",
    "Plan",
    "Score",
    "SyntaxFigures",
    "TrainingDataError",
    "train",
    "train_syntax",
]
