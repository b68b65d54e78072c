"""Names: what their spellings share, how they may be written, and what is only a title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.gazetteer import load
from kg.names import key, same_case, strip_titles

ALIKE = [
    ("Kim Jong Un", "Kim Jong-un"),
    ("Pyongyang", "P'yŏngyang"),
    ("U.S.", "US"),
    ("the White House", "White House"),
    ("Côte d’Ivoire", "Cote d'Ivoire"),
    ("Erdoğan", "Erdogan"),
    ("Radosław", "Radoslaw"),
    ("Japan's Defence Ministry", "Japan Defence Ministry"),
    ("Perserikatan Bangsa-Bangsa", "Perserikatan Bangsa Bangsa"),
    ("presidennya", "presiden"),
    ("PBB-nya", "PBB"),
    ("United States'", "United States"),
]
APART = [
    ("Kim Jong Un", "Kim Jong Il"),
    ("Korea Utara", "Korea Selatan"),
    ("Kenya", "Ke"),
    ("Netanya", "Neta"),
    ("Hwasong-15", "Hwasong-17"),
]


@pytest.mark.parametrize(("a", "b"), ALIKE)
def test_spellings_of_one_name_share_a_key(a, b):
    assert key(a) == key(b)


@pytest.mark.parametrize(("a", "b"), APART)
def test_different_names_have_different_keys(a, b):
    assert key(a) != key(b)


def test_other_scripts_are_romanised_only_when_asked():
    assert key("Владимир Путин", romanise=True) == "vladimir putin"
    assert key("Владимир Путин") != key("Vladimir Putin")


@given(st.text())
def test_the_words_of_a_key_stand_one_space_apart(text):
    assert key(text).split(" ") == (key(text).split() or [""])


CASES = [
    ("AS", "AS", True),
    ("AS", "as", False),
    ("AS", "As", False),
    ("US", "US's", True),
    ("Korea Utara", "KOREA UTARA", True),
    ("Korea Utara", "korea utara", False),
    ("Kim Jong Un", "Kim Jong-un", True),
    ("Turkey", "turkey", False),
    ("laut timur", "Laut Timur", True),
    ("al-Qaeda", "Al-Qaeda", True),
    ("White House", "the White House", True),
    ("김정은", "김정은", True),
]


@pytest.mark.parametrize(("label", "text", "expected"), CASES)
def test_the_case_of_a_label_decides_how_it_may_be_written(label, text, expected):
    assert same_case(label, text) is expected


TITLED = [
    ("Presiden Rusia Vladimir Putin", "Vladimir Putin", ("Presiden Rusia",)),
    ("Presiden Korea Utara, Kim Jong Un", "Kim Jong Un", ("Presiden Korea Utara",)),
    ("North Korean leader Kim Jong Un", "Kim Jong Un", ("North Korean leader",)),
    ("mantan Presiden AS Donald Trump", "Donald Trump", ("mantan Presiden AS",)),
    ("Menlu (Menteri Luar Negeri) Jepang Budi Contoh", "Budi Contoh", None),
    ("Japan's Prime Minister Shinzo Abe", "Shinzo Abe", ("Japan's Prime Minister",)),
    ("Sekjen PBB Antonio Guterres", "Antonio Guterres", ("Sekjen PBB",)),
    ("Duta Besar Rusia untuk Indonesia Anna Contoh", "Anna Contoh", None),
    ("Vladimir Putin, Presiden Rusia", "Vladimir Putin", ("Presiden Rusia",)),
    ("Mr. Kim", "Kim", ("Mr.",)),
    ("Presiden Rusia", "", ("Presiden Rusia",)),
    ("Kim Jong Un", "Kim Jong Un", ()),
    ("Sheikh Hasina", "Sheikh Hasina", ()),
    ("Jordan Contoh", "Jordan Contoh", ()),
]


@pytest.mark.parametrize(("name", "rest", "titles"), TITLED)
def test_titles_and_the_states_that_they_are_of_come_off_a_name(name, rest, titles):
    found, stripped = strip_titles(name, load())
    assert found == rest
    assert titles is None or stripped == titles
