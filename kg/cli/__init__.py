"""The command line: parse, call one function, report.

A module holds the commands of one kind, and importing it adds them to the app.
Exit status as grep's: 0 done, 1 the answer is no, 2 could not do it.
"""

from kg.cli import build, diff, export, judge, names, push, query, serve, train
from kg.cli.common import app

__all__ = ["app", "build", "diff", "export", "judge", "names", "push", "query", "serve", "train"]
