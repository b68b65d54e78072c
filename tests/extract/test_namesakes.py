"""A known name is told from its double; every sentence here is ours."""

from dataclasses import replace

import pytest

from kg.extract.language import language
from kg.extract.named import named_by_model
from kg.extract.pipeline import Sentence
from kg.gazetteer import load
from tests.extract.reading import mentioned, names, read, sentence, surfaces

DOUBLES = [
    ("Prajurit Israel bertempur melawan Hizbullah di Utara.", "north-korea"),
    ("Warga di Selatan mengungsi ke Beirut.", "south-korea"),
    ("Ribuan prajurit dikirim ke Medan Perang di Ukraina.", "medan"),
    ("Medan yang datar memudahkan pasukan Rusia.", "medan"),
    ("Serangan Banjir Al-Aqsa dimulai dari Jalur Gaza.", "al-aqsa"),
    ("Maskapai Air France membatalkan penerbangan ke Beirut.", "france"),
    ("Ia bekerja di Bank of America sejak lulus kuliah.", "united-states"),
    ("Ia menonton pertunjukan Kanye West di Jakarta.", "west"),
    ("Brigade Al-Quds menembakkan roket dari Gaza.", "jerusalem"),
    ("Korea Selatan diam. Kapal itu melintasi Laut China Timur dan Selatan.", "north-korea"),
    ("Ia hadir bersama utusan People’s Republic of China di Jenewa.", "taiwan"),
    ("Sisi baiknya, warga di Kairo tetap tenang.", "abdel-fattah-al-sisi"),
    ("Korvet kelas Sa'ar 6 merapat di Haifa.", "gideon-saar"),
    ("Prajurit Ukraina bersumpah membela Tanah Air.", "indonesia"),
    ("Kata pengusaha itu, Yanti Airlangga sudah hadir di Bogor.", "airlangga-hartarto"),
    ("Mereka dijamu oleh Letnan Bahar Prabowo di Bogor.", "prabowo-subianto"),
]

STANDING = [
    ("Ia tiba di Kota Medan pada Senin.", "medan"),
    ("Jemaah berdoa di Masjid Al-Aqsa pada Jumat.", "al-aqsa"),
    ("Presiden Brazil tiba di Paris.", "brazil"),
    ("Warga Palestina di Al-Quds berdoa pada Jumat.", "jerusalem"),
    ("Indonesia memulangkan warganya ke Tanah Air.", "indonesia"),
    ("Korea Utara mengirim utusan. Orang di Utara tidak tahu.", "north-korea"),
    ("Mantan presiden Donal Trump hadir di New York.", "donald-trump"),
    ("Kata Menko Airlangga, rapat selesai. Airlangga Hartarto pulang.", "airlangga-hartarto"),
    ("Semua tertulis rinci dalam Buku Netanyahu tahun lalu.", "benjamin-netanyahu"),
    ("Warga tinggal di Oblast Kharkov sejak kecil.", "kharkiv-oblast"),
    ("Warga tinggal di oblast Donetsk sejak kecil.", "donetsk-oblast"),
    ("Ia mengunjungi Asia-Pasifik pada Senin.", "asia-pacific"),
]


@pytest.mark.parametrize(("text", "slug"), DOUBLES)
def test_a_double_of_a_known_name_does_not_name_it(text: str, slug: str):
    assert slug not in names(read(text, "id"))


@pytest.mark.parametrize(("text", "slug"), STANDING)
def test_a_known_name_that_stands_for_itself_names_it(text: str, slug: str):
    assert slug in names(read(text, "id"))


def test_a_surname_joins_the_given_name_that_is_not_the_known_one():
    assert mentioned("Di sana Komandan Rukaya Kazem Al-Sudani tewas kemarin.", "id") == {
        "Rukaya Kazem Al-Sudani": "Person"
    }


def test_a_doubtful_surname_is_believed_behind_an_office():
    assert "~Sisi" in names(read("Kemarin Presiden Mesir Sisi tiba dengan pesawat.", "id"))


def test_a_doubtful_surname_behind_an_office_is_a_first_name_where_a_name_follows():
    assert "~Barak" not in names(read("Kata wartawan Israel Barak Ravidan, itu benar.", "id"))


def test_a_body_called_after_a_city_is_meant_by_its_short_name_where_it_is_named():
    found = read("Brigade Al-Quds menyerang. Kemudian Al-Quds menembakkan roket lagi.", "id")
    assert surfaces(found, "al-quds-brigades") == ["Brigade Al-Quds", "Al-Quds"]


def tagged(text: str, *words: str) -> Sentence:
    """Return a sentence in which the model takes one stretch of words for a person."""
    found = sentence(text, "id")
    start = found.words.index(words[0])
    return replace(found, named=[(start, start + len(words), "PER")])


@pytest.mark.parametrize(
    ("text", "words", "kept"),
    [
        ("Presiden Joe Biden Umumkan bantuan.", "Joe Biden Umumkan", "Joe Biden"),
        ("Penasihat Joe Biden Rani Melati hadir.", "Joe Biden Rani Melati", "Joe Biden"),
        ("Di sana Donald Trump Jr hadir.", "Donald Trump Jr", "Donald Trump Jr"),
        ("Di sana Abu Mazen Hassouna tewas.", "Abu Mazen Hassouna", "Abu Mazen Hassouna"),
        ("Menurut Trump - Xi semua selesai.", "Trump - Xi", "Trump"),
        ("Di sana Wang Cheng - shio hadir.", "Wang Cheng - shio", "Wang Cheng - shio"),
    ],
)
def test_the_model_is_cut_where_a_full_name_that_is_known_ends(text: str, words: str, kept: str):
    reading = tagged(text, *words.split())
    (found, *_) = named_by_model(reading, language("id"), load(), [])
    assert " ".join(reading.words[found.start : found.end]) == kept
