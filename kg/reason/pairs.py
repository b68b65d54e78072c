"""Judge a table of name pairs."""

import csv
from collections.abc import Iterator
from pathlib import Path

from kg.errors import ArticleError, VocabularyError
from kg.gazetteer import Gazetteer
from kg.reason.names import same

_NEEDED = ("name_a", "name_b", "type")


def same_pairs(path: Path, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield the lines of a tab-separated table with the columns verdict and reason added.

    Raises:
        ArticleError: The file cannot be read, lacks one of the columns name_a, name_b, type, or
            has a row with too few or too many columns, an empty name or no class of names.
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
        where = f"{path}:{rows.line_num}"
        if None in row or any(value is None for value in row.values()):
            raise ArticleError(f"{where}: expected {len(columns)} columns, as in line 1")
        if empty := [name for name in _NEEDED if not row[name].strip()]:
            raise ArticleError(f"{where}: {empty[0]} is empty")
        try:
            verdict = same(row["name_a"], row["name_b"], row["type"], gazetteer)
        except VocabularyError as error:
            raise ArticleError(f"{where}: {error}") from error
        yield "\t".join([*(row[name] for name in columns), verdict.verdict, verdict.reason])
