import pytest

from tests.extract.reading import only, told

PARTIES = [
    (
        "id",
        "Vladimir Putin dan Xi Jinping tiba di Samarkand. Mereka bertemu pada Kamis.",
        ["vladimir-putin", "xi-jinping"],
    ),
    (
        "en",
        "Xi Jinping and Vladimir Putin arrived in Samarkand. They held talks on Thursday.",
        ["vladimir-putin", "xi-jinping"],
    ),
    (
        "id",
        "Para juru runding dari Korea Utara dan Korea Selatan melanjutkan pertemuan mereka.",
        ["north-korea", "south-korea"],
    ),
    (
        "id",
        "Amerika Serikat dan China berselisih. Pembicaraan bilateral berlangsung di Jenewa.",
        ["china", "united-states"],
    ),
    (
        "en",
        "China and the United States traded barbs. Bilateral talks were held in Geneva.",
        ["china", "united-states"],
    ),
    (
        "id",
        "Korea Utara menuding Korea Selatan. Pertemuan kedua Korea digelar di Panmunjom.",
        ["north-korea", "south-korea"],
    ),
    (
        "en",
        "North Korea and South Korea cooled down. Inter-Korean talks were held in Panmunjom.",
        ["north-korea", "south-korea"],
    ),
    (
        "id",
        "Delegasi dari Hamas dan Fatah berunding di Kairo.",
        ["fatah", "hamas"],
    ),
    (
        "en",
        "Officials from Iran and the United States met in Muscat.",
        ["iran", "united-states"],
    ),
    (
        "id",
        "Vladimir Putin menerima utusan khusus Donald Trump, Steve Witkoff, di Moskow.",
        ["steve-witkoff", "vladimir-putin"],
    ),
    (
        "id",
        "Undangan disampaikan oleh Mark Carney dalam pembicaraan telepon dengan Prabowo Subianto.",
        ["mark-carney", "prabowo-subianto"],
    ),
]


@pytest.mark.parametrize(("code", "text", "expected"), PARTIES)
def test_those_who_meet_are_found_behind_the_words_for_them(code, text, expected):
    assert only(told(text, code), "Meeting").roles["participant"] == expected


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("id", "Rusia mengecam Jepang. Pertemuan kedua Korea terhenti."),
        ("en", "North Korea warned South Korea over the stalled inter-Korean talks."),
    ],
)
def test_a_word_for_a_set_alone_makes_no_meeting(code, text):
    assert [fact for fact in told(text, code) if fact.type == "Meeting"] == []


@pytest.mark.parametrize(
    ("text", "kind", "line"),
    [
        (
            "Joko Widodo mengatakan ia akan mengunjungi Beijing pada Senin.",
            "Visit",
            "Visit destination=beijing visitor=joko-widodo",
        ),
        (
            'Para wartawan menunggu. "Saya akan mengunjungi Beijing," kata Vladimir Putin.',
            "Visit",
            "Visit destination=beijing visitor=vladimir-putin",
        ),
        (
            "Hamas mengecam Israel. Kelompok itu menembakkan rudal ke Tel Aviv.",
            "MissileLaunch",
            "MissileLaunch launchedBy=hamas towards=tel-aviv",
        ),
        (
            "Narendra Modi menyebut Rusia kawan lama. Ia akan mengunjungi negara itu pada Juli.",
            "Visit",
            "Visit destination=russia visitor=narendra-modi",
        ),
    ],
)
def test_a_word_that_points_back_means_the_last_of_its_kind(text, kind, line):
    assert only(told(text, "id"), kind).line == line
