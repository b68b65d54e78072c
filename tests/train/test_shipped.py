from pathlib import Path

import pytest
import spacy

import kg.train
from kg.train.formats import LABELS

SHIPPED = Path(kg.train.__file__).parents[1] / "models" / "id_news"

SENTENCES = [
    (
        "Presiden Prancis Emmanuel Macron bertemu Kanselir Jerman Olaf Scholz di Berlin.",
        {("Prancis", "STATE"), ("Emmanuel Macron", "PER"), ("Jerman", "STATE")},
    ),
    (
        "Kementerian Luar Negeri Norwegia membantah laporan Reuters soal Korea Utara.",
        {("Reuters", "MEDIA"), ("Korea Utara", "STATE")},
    ),
    (
        "Dewan Keamanan PBB menjatuhkan sanksi kepada Iran.",
        {("Dewan Keamanan PBB", "ORG"), ("Iran", "STATE")},
    ),
]
"""Sentences of our own, with names that must be found."""


@pytest.fixture(scope="module")
def nlp():
    return spacy.load(SHIPPED)


@pytest.mark.parametrize(("text", "names"), SENTENCES)
def test_it_finds_plain_names(nlp, text, names):
    assert names <= {(ent.text, ent.label_) for ent in nlp(text).ents}


def test_it_knows_the_nine_labels(nlp):
    assert sorted(nlp.get_pipe("ner").labels) == sorted(LABELS)


def test_it_is_small_and_brings_card_and_licence():
    assert sum(file.stat().st_size for file in SHIPPED.rglob("*")) < 8_000_000
    assert (SHIPPED / "LICENSE").is_file()
    card = (SHIPPED / "README.md").read_text(encoding="utf-8")
    assert all(card.count(f"| {label} | ") == 2 for label in LABELS)
    assert "NERGRIT DEVELOPERS" in card
    assert "idner-news-2k" in card
