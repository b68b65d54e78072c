import gzip
import json

import pytest
import spacy

from kg.train import Plan, train
from kg.train.formats import LABELS
from kg.train.loop import Schedule

SHORT = Schedule(steps=4, every=2, words=(60, 100), dropout=0.1)
PLAN = Plan(teachers=2, teacher=SHORT, pupil=SHORT, guessed=5)


@pytest.fixture(scope="module")
def trained(folder, tmp_path_factory):
    path = tmp_path_factory.mktemp("trained")
    return train(folder, path, seed=3, plan=PLAN), path


def weights(path):
    return [file.read_bytes() for file in sorted(path.rglob("model"))]


def test_the_same_seed_gives_the_same_figures_and_weights(folder, trained, tmp_path):
    figures, path = trained
    assert train(folder, tmp_path, seed=3, plan=PLAN) == figures
    assert weights(tmp_path) == weights(path)


def test_the_folder_loads_and_has_licence_and_card(trained):
    figures, path = trained
    nlp = spacy.load(path)
    assert nlp.meta["license"] == "Apache-2.0"
    assert set(nlp.pipe_labels["ner"]) <= set(LABELS)
    card = (path / "README.md").read_text(encoding="utf-8")
    assert "$" not in card
    assert f"{figures.test.f1:.3f}" in card
    assert "Apache License" in (path / "LICENSE").read_text(encoding="utf-8")


def test_the_words_of_the_corpora_stay_out_of_the_folder(trained):
    strings = (trained[1] / "vocab" / "strings.json").read_text(encoding="utf-8")
    assert '"Tromso"' not in strings


def test_unlabelled_articles_are_learnt_from_too(folder, tmp_path):
    articles = tmp_path / "a.jsonl.gz"
    text = "Menteri Ola Berg tiba di Oslo untuk berunding dengan Islandia."
    with gzip.open(articles, "wt", encoding="utf-8") as lines:
        lines.write(json.dumps({"id": "p", "text": text}) + "\n")
    figures = train(folder, tmp_path / "b", articles=articles, plan=PLAN)
    assert figures.sentences["guessed"] == 1
    assert "--articles FILE" in (tmp_path / "b" / "README.md").read_text(encoding="utf-8")
