from random import Random

import pytest

from kg.train.augment import (
    augment,
    names_of,
    swap_names,
    title_case,
    upper_case,
    without_quotes,
)
from kg.train.formats import brackets

SENTENCES = [
    brackets("a", '"Kami menunggu," kata Menteri [PER Ola Berg] di [LOC Oslo].'),
    brackets("b", "[STATE Norwegia] dan [STATE Swedia] berunding pada hari Senin."),
    brackets("c", "Tidak ada nama dalam kalimat ini."),
    brackets("d", "Laporan itu dimuat [MEDIA Warta “Kita”]"),
]
NAMES = names_of(SENTENCES, {"STATE": ["Islandia"]})


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda s: s.id)
def test_every_copy_keeps_the_names_labels_and_edges(sentence, seed):
    copy = augment(sentence, NAMES, Random(seed), share=1.0)
    labels = [label for _, label in sentence.surfaces()]
    assert [label for _, label in copy.surfaces()] == labels
    assert all(surface == surface.strip() != "" for surface, _ in copy.surfaces())


def test_no_share_changes_nothing():
    assert augment(SENTENCES[0], NAMES, Random(0), share=0.0) is SENTENCES[0]


def test_swapped_names_come_from_the_same_label():
    for seed in range(20):
        for surface, label in swap_names(SENTENCES[1], NAMES, Random(seed)).surfaces():
            assert surface in NAMES[label]


def test_headlines_are_in_title_case_or_capitals_without_a_stop():
    assert title_case(SENTENCES[1]).text == "Norwegia dan Swedia Berunding pada Hari Senin"
    assert upper_case(SENTENCES[1]).text == "NORWEGIA DAN SWEDIA BERUNDING PADA HARI SENIN"


def test_a_capital_that_changes_the_length_leaves_the_sentence():
    sentence = brackets("e", "Ia tinggal di [LOC Kleinstraße].")
    assert upper_case(sentence) == sentence


def test_quotation_marks_go_inside_names_too():
    copy = without_quotes(SENTENCES[3])
    assert list(copy.surfaces()) == [("Warta Kita", "MEDIA")]


def test_names_are_sorted_and_those_from_elsewhere_are_among_them():
    assert NAMES["STATE"] == ["Islandia", "Norwegia", "Swedia"]
