"""What of a text is story, and what it says of its own date, place and publisher."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotation import Article
from kg.dateline import dateline
from kg.story import complete, publication_date

STORY = "Presiden itu bertemu rekannya pada Rabu pagi. Keduanya membahas kerja sama pangan."
REPORT = "The president met his counterpart on Wednesday. They talked about trade and fishing."


def furniture(text: str, title: str | None = None) -> list[str]:
    article = complete(Article(id="a", text=text, title=title))
    return [text[span.start : span.end] for span in article.furniture]


DATELINES = [
    ("CONTOH.COM - ", None, "Contoh.com", None),
    ("CONTOH.COM, JAKARTA - ", "Jakarta", "Contoh.com", None),
    ("JAKARTA, CONTOH.com -- ", "Jakarta", "Contoh.com", None),
    ("CONTOH EKSPRES – ", None, "Contoh Ekspres", None),
    ("KABAR CONTOH, SEOUL — ", "Seoul", "Kabar Contoh", None),
    ("Jakarta (CONTOH) - ", "Jakarta", "Contoh", None),
    ("Jakarta (AKC) - ", "Jakarta", "AKC", None),
    ("Jakarta - ", "Jakarta", None, None),
    ("WASHINGTON—", "Washington", None, None),
    ("SEOUL, South Korea — ", "Seoul", None, None),
    ("SEOUL (Example Wire) - ", "Seoul", "Example Wire", None),
    ("AUCKLAND, Feb 3 (Example Wire) - ", "Auckland", "Example Wire", None),
    ("TOKYO, Sept. 13, 2023 (Example Wire) - ", "Tokyo", "Example Wire", date(2023, 9, 13)),
    ("BREAKING NEWS - ", None, None, None),
]


@pytest.mark.parametrize(("opening", "place", "publisher", "published"), DATELINES)
def test_a_dateline_gives_place_and_publisher_and_is_furniture(
    opening, place, publisher, published
):
    found = complete(Article(id="a", text=opening + STORY))
    assert (found.place, found.publisher, found.published) == (place, publisher, published)
    assert [found.text[s.start : s.end] for s in found.furniture] == [opening]


@pytest.mark.parametrize(
    ("opening", "sentence", "place"),
    [
        ("SEOUL ", "North Korea tried to fire a missile on Tuesday, officials said.", "Seoul"),
        ("WASHINGTON ", "U.S. President Jane Sample joined two allied leaders.", "Washington"),
        (
            "SAN JOSE ",
            "Samplesoft asks for sanctions against one of its rivals, it said.",
            "San Jose",
        ),
        (
            "AUSTIN, Texas ",
            "Online harassment is no longer ignored, a panel said on Sunday.",
            "Austin",
        ),
    ],
)
def test_capitals_of_a_city_glued_to_the_first_sentence_are_a_dateline(opening, sentence, place):
    found = complete(Article(id="a", text=opening + sentence, language="en"))
    assert found.place == place
    assert [found.text[s.start : s.end] for s in found.furniture] == [opening]


@pytest.mark.parametrize(
    "text",
    [
        "NATO Secretary General Jane Sample said on Monday that NATO would help its members.",
        "UNICEF Director General Jane Sample said on Monday that children in the region need help.",
        "ASEAN Foreign Ministers met in the capital on Monday to discuss launches of missiles.",
        "Kim Jong Un - pemimpin negara itu - bertemu tamunya pada Rabu pagi di sebuah kosmodrom.",
        "Amerika Serikat (AS) - Iran kembali berunding di Wina pada Rabu, kata seorang pejabat.",
        "Rusia-Korea Utara kian mesra, kata seorang pengamat yang mengikuti hubungan keduanya.",
    ],
)
def test_the_subject_of_a_first_sentence_is_no_dateline(text):
    assert dateline(text) is None


def test_a_dateline_may_come_behind_a_standfirst_and_the_headline_once_more():
    text = f"Judul Berita\nRingkasan berita itu.\nJudul Berita\nCONTOH.COM - {STORY}"
    assert furniture(text, "Judul Berita") == ["Judul Berita", "CONTOH.COM - "]


def test_a_publisher_is_written_as_the_text_writes_it_elsewhere():
    text = f"CONTOHWOW.COM - {STORY} (ContohWow Magang/Nama Orang)"
    assert complete(Article(id="a", text=text)).publisher == "ContohWow"


def test_metadata_goes_before_the_text():
    article = Article(
        id="a",
        text=f"JAKARTA, CONTOH.com - {STORY} Rabu (13/9/2023)",
        publisher="Kabar Contoh",
        published=date(2023, 9, 14),
    )
    assert complete(article).publisher == "Kabar Contoh"
    assert complete(article).published == date(2023, 9, 14)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Dilansir Kabar Contoh, Rabu 13 September 2023, ia berterima kasih.", date(2023, 9, 13)),
        ("Ia mengatakannya di Jakarta, Rabu (27/5/2026).", date(2026, 5, 27)),
        ("Kamis (28/5/2026) ia tiba. Jumat (29/5/2026) ia pulang.", date(2026, 5, 29)),
        ("29/05/2026 10:22 WIB\nPresiden itu tiba.", date(2026, 5, 29)),
        ("Updated July 6, 2016 3:46 p.m. ET\nThe president arrived.", date(2016, 7, 6)),
        ("Jumat, 29 Mei 2026 | 10:22 WIB\nPresiden itu tiba.", date(2026, 5, 29)),
        ("Ia mengatakannya Senin (27/5/2026).", None),  # that day was a Wednesday
        ("Perang itu pecah pada 24 Februari 2022.", None),
        ("Pertemuan itu akan digelar pada Senin (1/6/2026).", None),
        ("Blokade itu berlaku sejak Sabtu (7/10/2023).", None),
        ("Ia tiba pada Rabu (27/5).", None),
        ("Ia tiba pada Rabu pagi.", None),
    ],
)
def test_a_publication_date_is_taken_from_the_text_only_where_it_is_its_own(text, day):
    assert publication_date(text) == day


def test_an_address_may_hold_the_date():
    article = Article(id="a", text=STORY, url="https://example.org/dunia/2024/12/06/dua-presiden")
    assert complete(article).published == date(2024, 12, 6)


LINES = [
    "Baca juga: Dua Presiden Bertemu di Ibu Kota, Bahas Pangan",
    "BACA JUGA: Dua Presiden Bertemu di Ibu Kota!",
    "Baca Juga : Dua Presiden Bertemu",
    "Berita terkait dua presiden lainnya",
    "Berita tekait dua presiden lainnya",
    "Artikel Lain Terkait Dua Presiden",
    "Simak juga Video: Detik-detik Dua Presiden Bertemu",
    "Lihat juga Video 'Dua Presiden Bertemu di Ibu Kota'",
    "[Gambas:Video Contoh]",
    "[img.2]",
    "Halaman selanjutnya",
    "ADVERTISEMENT",
    "SCROLL TO CONTINUE WITH CONTENT",
    "(Contoh.com/Nama Orang)",
    "(Contoh.com, Nama Orang Lain)",
    "(nvc/ita)",
    "rzn/hp",
    "ap/hp (AKC, Example Wire)",
    "(*)",
    "Penulis: Nama Orang | Editor: Orang Lain",
    "Laporan Wartawan Contoh.com, Nama Orang",
    "SUMBER: KABAR CONTOH",
    "(Sumber: Kabar Contoh)",
    "Penulis adalah peserta magang dari Universitas Contoh.",
    "Reporting by Jane Sample; Editing by John Example",
    "(Additional reporting by Jane Sample in SEOUL; Editing by John Example)",
    "Continue reading the main story",
    "Continue reading",
    "Read more: Two Presidents Meet in Capital",
    "FILE PHOTO: The president at a meeting last year. Example Wire/Jane Sample",
    "Photo: Jane Sample",
    "Foto: Nama Orang/Kabar Contoh",
    "Foto ini menunjukkan dua presiden di ibu kota. (Foto: Kabar Contoh/Nama Orang)",
    "Write to Jane Sample at jane.sample@example.org",
    "#presiden #pangan",
]


@pytest.mark.parametrize("line", LINES)
def test_a_line_that_is_no_part_of_the_story_is_furniture(line):
    assert furniture(f"{STORY}\n{line}\n{STORY}") == [line]


INLINE = [
    (STORY + " ", "(ContohWow Magang/Nama Orang)", ""),
    (STORY + " ", "(afr/afr)", ""),
    (STORY, "(*)", ""),
    (STORY + " ", "(AFP)", ""),
    (STORY + " ", "Baca juga: Dua Presiden Bertemu di Ibu Kota", "\n" + STORY),
    (STORY + " ", "Baca juga: Dua Presiden Bertemu di Ibu Kota.", " Rombongan itu pulang kemarin."),
    (STORY + " ", "Baca juga: Dua Presiden Bertemu?", " Rombongan itu sudah pulang kemarin."),
    (STORY + " ", "Baca juga: Dua Presiden Bertemu di Ibu Kota", " Rombongan itu sudah pulang."),
    (STORY + " ", "Simak juga 'Video: Dua Presiden Bertemu'", ""),
    (STORY + " ", "Sumber: AKC Penerjemah: Nama Orang Editor: Orang Lain Copyright © AKC 2025", ""),
    (STORY + " ", "Diadaptasi oleh Nama Orang Editor: Orang Lain", ""),
    (STORY + " ", "(Foto: Nama Orang)", " " + STORY),
    (REPORT + " ", "ADVERTISEMENT", " " + REPORT),
]


@pytest.mark.parametrize(("before", "found", "after"), INLINE)
def test_furniture_that_runs_on_in_a_line_ends_where_the_story_goes_on(before, found, after):
    assert furniture(before + found + after) == [found]


STORIES = [
    "Sumber di kementerian itu mengatakan kedua presiden akan bertemu lagi.",
    "Penulis: sebuah pekerjaan yang sepi, kata presiden itu dalam pidatonya yang panjang " * 3,
    "Foto yang beredar menunjukkan kedua presiden itu berjabat tangan di depan istana.",
    "Berita terkait pertemuan itu disiarkan oleh televisi pemerintah kemarin.",
    "Kedua presiden (Rabu malam) kembali bertemu.",
    "Ia bertemu Menteri Luar Negeri (Menlu) dan Panglima Angkatan Laut (AL/Armada Timur) kemarin.",
    "Rudal itu terbang 650 kilometer dan jatuh di laut, kata militer (Kamis, 13/9/2023).",
    "Militer mengumumkannya pada Rabu malam waktu setempat (27/05).",
    "(Pemimpin oposisi sebelumnya menawarkan diri untuk menjadi penengah antara keduanya.)",
    '"Kami [Presiden dan Wakil Presiden] sepakat," katanya.',
    "Advertisement revenue fell, the paper said.",
    "The editor said the photo was real.",
    "Reporting by the agency was wrong, the minister said.",
]


@pytest.mark.parametrize("story", STORIES)
def test_a_sentence_of_the_story_is_never_furniture(story):
    assert furniture(f"{STORY}\n{story}\n{STORY}") == []


def test_the_title_is_story():
    assert furniture(f"Baca juga: buku presiden\n{STORY}", "Baca juga: buku presiden") == []


def test_furniture_is_in_order_and_disjoint():
    text = "\n".join(["CONTOH.COM - " + STORY, *LINES, STORY + " (nvc/ita)"])
    spans = complete(Article(id="a", text=text)).furniture
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(span.start < span.end for span in spans)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(LINES + STORIES), max_size=12))
def test_what_furniture_leaves_is_the_story_in_any_arrangement(chosen):
    text = "\n".join([STORY, STORY, STORY, *chosen])
    left, end = "", 0
    for span in complete(Article(id="a", text=text)).furniture:
        left, end = left + text[end : span.start], span.end
    told = [line for line in (left + text[end:]).split("\n") if line]
    assert told == [STORY] * 3 + [line for line in chosen if line in STORIES]


def test_completing_an_article_twice_changes_nothing_more():
    once = complete(Article(id="a", text=f"JAKARTA, CONTOH.com - {STORY}\n{LINES[0]}"))
    assert complete(once) == once
