import csv
from pathlib import Path

import pytest

from kg.gazetteer import load
from kg.reason.names import same

_PAIRS = Path(__file__).parents[3] / "shared" / "gold" / "name_pairs.tsv"
_OWN = Path(__file__).parent / "name_pairs.tsv"
"""Pairs from the world as it is: label 1 same, 0 different, C only the context can tell."""
_LABELS = {"1": True, "0": False}


@pytest.mark.parametrize(
    ("a", "b", "kind", "verdict"),
    [
        ("Kim Jong-un", "Kim Chong Un", "Person", "same"),
        ("Kim Jong Un", "Kim Yo Jong", "Person", "different"),
        ("Choe Son Hui", "Choi Sun-hee", "Person", "same"),
        ("Ri Yong Ho", "Ri Yong Gil", "Person", "different"),
        ("Park Min-su", "Pak Min Su", "Person", "same"),
        ("Wang Yi", "Wang Li", "Person", "different"),
        ("Pyotr Sokolovsky", "Petro Sokolovskyi", "Person", "same"),
        ("Sergei Orlov", "Sergey Ivanovich Orlov", "Person", "same"),
        ("Arif Budi Santoso", "Arif Dwi Santoso", "Person", "different"),
        ("John A. Miller", "John B. Miller", "Person", "different"),
        ("J. Miller", "John Miller", "Person", "unsure"),
        ("Miller", "John Miller", "Person", "unsure"),
        ("Mohammed bin Rasyid", "Muhammad Rasyid", "Person", "same"),
        ("Abdullah Abdullah", "Abdullah Ahmad Abdullah", "Person", "unsure"),
        ("Ismail Haniyeh", "Ismail Ahmad Haniyeh", "Person", "same"),
        ("Menteri Luar Negeri Jepang", "Menteri Luar Negeri Rusia", "Person", "different"),
        ("Presiden Rusia", "Vladimir Putin", "Person", "unsure"),
        ("Korut", "DPRK", "State", "same"),
        ("Korea Utara", "South Korea", "State", "different"),
        ("Moskow", "Rusia", "State", "unsure"),
        ("Kemhan Jepang", "Japan's Defense Ministry", "Organization", "same"),
        ("Kementerian Pertahanan di Tokyo", "Japanese Ministry of Defence", "Organization", "same"),
        (
            "Kementerian Pertahanan Jepang",
            "Kementerian Keuangan Jepang",
            "Organization",
            "different",
        ),
        ("Angkatan Laut Rusia", "Angkatan Laut AS", "Organization", "different"),
        ("Kabar Nusantara", "KABAR NUSANTARA", "Organization", "same"),
        ("Bandara Melati", "Melati Airport", "Place", "same"),
        ("Bandara Melati", "Bandara Kenanga", "Place", "different"),
        ("Kecamatan Melati", "Kabupaten Melati", "Place", "different"),
        ("Roket Soyuz-2", "Soyuz-2", "MissileType", "same"),
        ("rudal balistik", "rudal jelajah", "MissileType", "different"),
    ],
)
def test_two_names_are_judged_with_a_reason(a: str, b: str, kind: str, verdict: str):
    forth, back = same(a, b, kind, load()), same(b, a, kind, load())
    assert forth.verdict == back.verdict == verdict, forth.reason
    assert forth.reason


@pytest.mark.skipif(not _PAIRS.is_file(), reason="the labelled pairs lie beside the repository")
def test_labelled_pairs_are_told_with_no_false_merge():
    _check(_rows(_PAIRS))


def test_pairs_of_our_own_are_told_with_no_false_merge():
    assert len(_rows(_OWN)) > 300
    _check(_rows(_OWN))


def test_what_only_the_context_can_tell_is_never_called_the_same():
    for row in (r for r in _rows(_OWN) if r["label"] == "C"):
        assert _verdict(row) != "same", row


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _verdict(row: dict[str, str]) -> str:
    return same(row["name_a"], row["name_b"], row["type"], load()).verdict


def _check(rows: list[dict[str, str]]) -> None:
    judged = [(_LABELS[r["label"]], _verdict(r) == "same") for r in rows if r["label"] in _LABELS]
    assert not [pair for pair in judged if pair == (False, True)]
    found = sum(pair == (True, True) for pair in judged)
    assert found / sum(label for label, _ in judged) >= 0.95
