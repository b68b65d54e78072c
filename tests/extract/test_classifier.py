"""A classifier on disk, and what it says."""

import pytest

from kg.extract.classifier import load, read, write
from kg.train.regression import fit

WORDS = [["naik", "cepat"], ["naik"], ["turun", "cepat"], ["turun"]] * 5
LABELS = ["up", "up", "down", "down"] * 5


def trained():
    return fit(WORDS, LABELS, ["Change"], penalty=0.1)


@pytest.mark.parametrize(("words", "label"), [(["naik"], "up"), (["turun", "cepat"], "down")])
def test_it_says_what_it_was_taught(words, label):
    told = trained().probabilities(words)
    assert told[label] > 0.9
    assert sum(told.values()) == pytest.approx(1)


def test_a_feature_never_met_counts_for_nothing():
    model = trained()
    assert model.probabilities(["naik", "lain"]) == model.probabilities(["naik"])
    assert model.probabilities([])["up"] == pytest.approx(0.5)


def test_equal_examples_give_equal_bytes_and_what_is_read_says_the_same(tmp_path):
    for name in ("a.npz", "b.npz"):
        write(trained(), tmp_path / name)
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
    again = read(tmp_path / "a.npz")
    assert again.events == ("Change",)
    assert again.probabilities(["naik"]) == trained().probabilities(["naik"])


def test_a_language_without_classifiers_has_none():
    assert load(None) is None


def test_what_ships_knows_the_four_classes_and_holds_no_words():
    models = load("id_events")
    assert models
    assert models.reports.events == ("Meeting", "MissileLaunch", "Sanction", "Visit")
    assert all(isinstance(row, int) for row in models.roles.rows)
