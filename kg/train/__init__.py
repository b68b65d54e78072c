"""Train the pipelines that ship with newskg, from data that do not.

`train` is what `kg train id --data DIR` calls, `train_syntax` and `train_events` what
`--syntax` and `--events` make of it.
"""

from kg.train.events import EventFigures, train_events
from kg.train.figures import Figures, Score
from kg.train.formats import TrainingDataError
from kg.train.news import Plan, train
from kg.train.syntax import SyntaxFigures, train_syntax

__all__ = [
    "EventFigures",
    "Figures",
    "Plan",
    "Score",
    "SyntaxFigures",
    "TrainingDataError",
    "train",
    "train_events",
    "train_syntax",
]
