from pathlib import Path

import pytest
import spacy

import kg.train

SHIPPED = Path(kg.train.__file__).parents[1] / "models" / "id_ud"


@pytest.fixture(scope="module")
def nlp():
    return spacy.load(SHIPPED)


@pytest.mark.parametrize(
    ("text", "verb", "subject", "voice"),
    [
        ("Presiden membuka rapat itu.", "membuka", "Presiden", "Act"),
        ("Rapat itu dibuka oleh presiden.", "dibuka", "Rapat", "Pass"),
    ],
)
def test_it_tells_active_from_passive(nlp, text, verb, subject, voice):
    words = {token.text: token for token in nlp(text)}
    assert words[verb].morph.get("Voice") == [voice]
    assert words[subject].head == words[verb]
    assert words[subject].dep_.startswith("nsubj")


def test_it_is_under_a_licence_of_its_own_and_names_its_treebanks():
    assert (
        (SHIPPED / "LICENSE").read_text(encoding="utf-8").startswith("Attribution-ShareAlike 4.0")
    )
    card = (SHIPPED / "README.md").read_text(encoding="utf-8")
    assert all(name in card for name in ("GSD", "CSUI", "PUD", "Ika Alfina", "Ryan McDonald"))


def test_it_is_small():
    assert sum(file.stat().st_size for file in SHIPPED.rglob("*")) < 8_000_000
