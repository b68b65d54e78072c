"""Train the pipelines that ship with newskg, from data that do not.

`train` is what `kg train id --data DIR` calls.
"""

from kg.train.figures import Figures, Score
from kg.train.formats import TrainingDataError
from kg.train.news import Plan, train

__all__ = ["Figures", "Plan", "Score", "TrainingDataError", "train"]
