"""Judge a table of name pairs."""

import csv
from collections.abc import Iterator
from pathlib import Path

from kg.errors import ArticleError
from kg.gazetteer import Gazetteer
from kg.reason.names import same

_NEEDED = ("name_a", "name_b", "type")


def same_pairs(path: Path, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield the lines of a tab-separated table with the columns verdict and reason added.

    Raises:
        ArticleError: The file cannot be read, or lacks one of the columns name_a, name_b, type.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ArticleError(f"{path}: cannot be read: {error}") from error
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    columns = list(rows.fieldnames or ())
    if missing := [name for name in _NEEDED if name not in columns]:
        raise ArticleError(
            f"{path}:1: no column {', '.join(missing)}; expected {', '.join(_NEEDED)}"
        )
    yield "\t".join([*columns, "verdict", "reason"])
    for row in rows:
        if any(row[name] is None for name in _NEEDED):
            raise ArticleError(f"{path}:{rows.line_num}: too few columns; expected {len(columns)}")
        verdict = same(row["name_a"], row["name_b"], row["type"], gazetteer)
        values = [row[name] or "" for name in columns]
        yield "\t".join([*values, verdict.verdict, verdict.reason])
