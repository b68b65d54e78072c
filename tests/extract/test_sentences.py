from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotation import Article, Span
from kg.extract.language import language
from kg.extract.sentences import LONGEST, sentences

CASES = [
    ("id", "Ia tiba. Ia pergi!", ["Ia tiba.", "Ia pergi!"]),
    (
        "id",
        "Prof. Dr. Rahmat tiba di Jl. Merdeka. Ia pulang.",
        ["Prof. Dr. Rahmat tiba di Jl. Merdeka.", "Ia pulang."],
    ),
    (
        "id",
        "Nilainya 3.500 dolar. Turun 2,5 persen.",
        ["Nilainya 3.500 dolar.", "Turun 2,5 persen."],
    ),
    ("id", '"Kami siap." Ia lalu pergi.', ['"Kami siap."', "Ia lalu pergi."]),
    ("id", "Judul tanpa titik\nIsi berita.", ["Judul tanpa titik", "Isi berita."]),
    (
        "en",
        "The U.S. envoy met Mr. Lee. They talked.",
        ["The U.S. envoy met Mr. Lee.", "They talked."],
    ),
    ("en", "John F. Kennedy spoke. He left.", ["John F. Kennedy spoke.", "He left."]),
    (
        "en",
        "What now? “Nothing.” She left…  Then rain.",
        ["What now?", "“Nothing.”", "She left…", "Then rain."],
    ),
    ("en", "He said yes. and went on.", ["He said yes. and went on."]),
    (
        "en",
        "Prices rose 3.5 percent (by June). Stocks fell.",
        ["Prices rose 3.5 percent (by June).", "Stocks fell."],
    ),
]


def cut(article: Article) -> list[str]:
    reader = language(article.language)
    return [article.text[s.start : s.end] for s in sentences(article, reader)]


@pytest.mark.parametrize(("code", "text", "expected"), CASES)
def test_a_story_is_cut_at_full_stops_that_end_a_sentence(
    code: str, text: str, expected: list[str]
) -> None:
    assert cut(Article("a", text, language=code)) == expected


def test_furniture_lies_in_no_sentence_and_cuts_one() -> None:
    text = "Kim tiba. Baca juga: Apa saja Putin menunggu."
    link = Span(10, 30)
    assert cut(Article("a", text, furniture=(link,))) == ["Kim tiba.", "Putin menunggu."]


def test_a_list_without_full_stops_is_cut_at_a_space() -> None:
    text = "kata " * (LONGEST // 2)
    parts = cut(Article("a", text))
    assert len(parts) > 1
    assert all(len(part) <= LONGEST for part in parts)
    assert " ".join(parts).split() == text.split()


def test_a_word_longer_than_any_sentence_is_cut_too() -> None:
    assert [len(part) for part in cut(Article("a", "x" * (LONGEST + 5)))] == [LONGEST, 5]


TEXTS = st.text(st.sampled_from('Ab. \n?!…"”)U.S 1,;é中'), max_size=80)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_sentences_are_trimmed_in_order_and_lose_no_letter(text: str) -> None:
    spans = list(sentences(Article("a", text, language="en"), language("en")))
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    kept = "".join(text[s.start : s.end] for s in spans)
    assert "".join(kept.split()) == "".join(text.split())
