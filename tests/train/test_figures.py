import pytest

from kg.train.figures import Figures, Score, score, score_labels, table
from kg.train.formats import Name

HERE, THERE = Name(0, 3, "PER"), Name(5, 8, "LOC")
PAIRS = [([HERE, THERE], [HERE]), ([], [Name(0, 3, "STATE")]), ([HERE], [HERE])]


def test_a_name_counts_where_its_edges_and_label_are_right():
    one = score(PAIRS)
    assert (one.right, one.found, one.labelled) == (2, 3, 3)
    assert one.precision == one.recall == one.f1 == pytest.approx(2 / 3)


def test_nothing_found_and_nothing_labelled_score_zero():
    assert score([]) == Score()
    assert Score().f1 == Score().precision == Score().recall == 0.0


def test_labels_are_scored_apart_and_sorted():
    assert score_labels(PAIRS) == {
        "LOC": Score(0, 1, 0),
        "PER": Score(2, 2, 2),
        "STATE": Score(0, 0, 1),
    }


def test_the_table_has_a_row_for_each_label_and_split():
    rows = table(Figures(score(PAIRS), score(PAIRS), score_labels(PAIRS))).splitlines()
    assert [row.split(" | ")[0] for row in rows[2:]] == [
        "| LOC",
        "| PER",
        "| STATE",
        "| all (test)",
        "| all (dev)",
    ]
