import pytest

from kg.extract.counts import count_before
from kg.extract.language import language
from tests.extract.reading import sentence

CASES: list[tuple[str, str, str, tuple[int, int | None] | None]] = [
    ("id", "dua rudal", "rudal", (2, 2)),
    ("id", "sebuah rudal", "rudal", (1, 1)),
    ("id", "satu rudal", "rudal", (1, 1)),
    ("id", "12 rudal", "rudal", (12, 12)),
    ("id", "sebelas rudal", "rudal", (11, 11)),
    ("id", "dua buah rudal", "rudal", (2, 2)),
    ("id", "sejumlah rudal", "rudal", (2, None)),
    ("id", "beberapa rudal", "rudal", (2, None)),
    ("id", "serangkaian uji rudal", "rudal", (2, None)),
    ("id", "sedikitnya 10 rudal", "rudal", (10, None)),
    ("id", "lebih dari 20 rudal", "rudal", (20, None)),
    ("id", "sekitar tiga rudal", "rudal", (3, 3)),
    ("id", "99 persen rudal", "rudal", None),
    ("id", "tidak satu pun rudal", "rudal", None),
    ("en", "99 percent of missiles", "missiles", None),
    ("id", "menembakkan rudal", "rudal", None),
    ("id", "pada pukul 10, rudal", "rudal", None),
    ("en", "two missiles", "missiles", (2, 2)),
    ("en", "a missile", "missile", (1, 1)),
    ("en", "two suspected short-range ballistic missiles", "short", (2, 2)),
    ("en", "several missiles", "missiles", (2, None)),
    ("en", "dozens of missiles", "missiles", (2, None)),
    ("en", "a salvo of missiles", "missiles", (2, None)),
    ("en", "at least 30 missiles", "missiles", (30, None)),
    ("en", "nearly 200 missiles", "missiles", (200, None)),
    ("en", "ten missiles", "missiles", (10, 10)),
    ("en", "missiles", "missiles", None),
    ("en", "one of its missiles", "missiles", None),
    ("en", "Hwasong-15 missile", "missile", None),
]


@pytest.mark.parametrize(("code", "text", "noun", "expected"), CASES)
def test_a_noun_carries_its_count(
    code: str, text: str, noun: str, expected: tuple[int, int | None] | None
) -> None:
    found = sentence(text, code)
    count = count_before(found, found.words.index(noun), language(code))
    assert (count and (count.least, count.most)) == expected
