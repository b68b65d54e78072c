from itertools import pairwise

import pytest

from kg.extract.weighing import Reading
from kg.gazetteer import load
from tests.extract.reading import looked_at, mentioned, names, read

NAMED = [
    ("id", "Vladimir Putin tiba di Pyongyang.", {"Vladimir Putin": "Person", "Pyongyang": "City"}),
    (
        "en",
        "Vladimir Putin arrived in Pyongyang.",
        {"Vladimir Putin": "Person", "Pyongyang": "City"},
    ),
    ("id", "Rudal itu jatuh di Laut Jepang.", {"Laut Jepang": "Sea"}),
    ("en", "It fell into the Sea of Japan.", {"Sea of Japan": "Sea"}),
    ("id", "Dewan Keamanan PBB bersidang.", {"Dewan Keamanan PBB": "Organization"}),
    ("en", "The U.N. Security Council convened.", {"U.N. Security Council": "Organization"}),
    (
        "id",
        "Kementerian Pertahanan Jepang membenarkan.",
        {"Kementerian Pertahanan Jepang": "Organization"},
    ),
    (
        "en",
        "Japan's Ministry of Defense confirmed it.",
        {"Japan's Ministry of Defense": "Organization"},
    ),
    (
        "en",
        "The Foreign Ministry of Peru confirmed it.",
        {"Foreign Ministry of Peru": "Organization"},
    ),
    ("id", "Pasukan tiba di Bandara Kertajaya.", {"Bandara Kertajaya": "Facility"}),
    ("en", "Iranian diplomats left.", {"Iranian": "State"}),
    ("en", "Palestinians protested.", {"Palestinians": "State"}),
    ("id", "Korut menutup perbatasan.", {"Korut": "State"}),
    ("id", "Kata AS, perundingan berlanjut.", {"AS": "State"}),
]

UNNAMED = [
    ("id", "Harga bahan bakar as roda naik."),
    ("en", "They told us as much."),
    ("id", "Rudal Hwasong-15 melesat."),
    ("en", "A Tomahawk flew past."),
    ("id", "Pemerintah akan rapat."),
    ("en", "The ministry said so."),
    ("id", "Ia membeli turki dan kalkun."),
    ("en", "They ate turkey on china plates."),
]


@pytest.mark.parametrize(("code", "text", "expected"), NAMED)
def test_a_name_is_found_with_its_class(code: str, text: str, expected: dict[str, str]) -> None:
    assert mentioned(text, code) == expected


@pytest.mark.parametrize(("code", "text"), UNNAMED)
def test_what_names_nothing_is_left(code: str, text: str) -> None:
    assert mentioned(text, code) == {}


def shown(reading: Reading) -> list[tuple[str, bool]]:
    words = reading.sentence.words
    return [(" ".join(words[m.start : m.end]), m.attribute) for m in reading.mentions]


@pytest.mark.parametrize(
    ("code", "text", "state"),
    [
        ("id", "Kementerian Pertahanan Jepang membenarkan.", "Jepang"),
        ("en", "South Korea's Ministry of Defense confirmed it.", "South Korea"),
    ],
)
def test_the_state_in_the_name_of_a_body_is_an_attribute(code: str, text: str, state: str) -> None:
    assert (state, True) in shown(looked_at(text, code))


@pytest.mark.parametrize(
    ("code", "text"),
    [("id", "Kelompok Hamas Palestina mundur."), ("en", "Lebanon's Hezbollah withdrew.")],
)
def test_two_known_names_side_by_side_are_two(code: str, text: str) -> None:
    assert len([m for m in looked_at(text, code).mentions if not m.attribute]) == 2


def test_mentions_do_not_overlap_but_for_attributes() -> None:
    reading = looked_at(
        "Menteri Luar Negeri Rusia Sergei Lavrov bertemu Dewan Keamanan PBB di Korea Selatan.", "id"
    )
    kept = [m for m in reading.mentions if not m.attribute]
    assert all(a.end <= b.start for a, b in pairwise(kept))


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Lima orang juru runding tiba di Gaza.", []),
        ("Presiden Peru tiba di Lima.", ["peru", "lima"]),
        ("Kapal itu merapat di Hama, Suriah.", ["hama", "syria"]),
    ],
)
def test_an_ambiguous_name_is_a_place_where_something_supports_it(text: str, known: list[str]):
    assert [
        slug for slug in names(read(text, "id")) if slug in ("peru", "lima", "hama", "syria")
    ] == known


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("id", "Pada 1 Muharam 1446 Hijriah mereka berkumpul."),
        ("en", "The launch took place at 0600 GMT on Tuesday."),
        ("en", "The Cabinet approved it."),
    ],
)
def test_an_era_a_time_zone_or_a_bare_head_is_no_name(code: str, text: str):
    assert mentioned(text, code) == {}


@pytest.mark.parametrize(
    ("text", "slug"), [("Uni Sovie runtuh pada 1991.", "soviet-union"), ("Uni Tan tiba.", None)]
)
def test_a_name_that_lost_its_last_letter_is_known(text: str, slug: str | None):
    known = {entry.slug for entry in load().find_clipped(" ".join(text.split()[:2]), "State")}
    assert known == ({slug} if slug else set())


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Partai Demokrat dan Joe Biden menang di Amerika Serikat.", ["democratic-party-us"]),
        ("Partai Demokrat menang di Indonesia.", ["demokrat-ri"]),
        ("Partai Demokrat menang di Indonesia dan di Amerika Serikat.", []),
        ("Partai Demokrat menang.", []),
    ],
)
def test_a_party_is_that_of_the_state_that_is_named(text: str, party: list[str]):
    found = names(read(text, "id"))
    assert [slug for slug in found if slug in ("democratic-party-us", "demokrat-ri")] == party
