from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotation import Article, Count, Time
from kg.extract import extract_one
from kg.extract.fitting import counts_agree
from kg.extract.times import between, day, month, year
from kg.extract.timing import narrower, overlap
from tests.extract.reading import Fact, read, told

ONE = [
    (
        "id",
        "Korea Utara meluncurkan rudal balistik pada Senin. Rudal tersebut jatuh di Laut Jepang.",
    ),
    (
        "en",
        "North Korea fired a ballistic missile on Monday. The missile landed in the Sea of Japan.",
    ),
    (
        "id",
        "Korea Utara menembakkan dua rudal pada Senin. Peluncuran rudal itu terjadi dini hari.",
    ),
    ("en", "North Korea fired two missiles on Monday. North Korea's missile launch came at dawn."),
    (
        "id",
        "Korut menembakkan sejumlah rudal. Jepang menyatakan Korut menembakkan dua rudal.",
    ),
    ("en", "North Korea fired several missiles. Japan said North Korea fired two missiles."),
    (
        "id",
        "Korea Utara menembakkan rudal. Rudal balistik jarak pendek Korea Utara itu jatuh di laut.",
    ),
]

CALLS = [
    "Wang Yi dan Antony Blinken bertemu di Jenewa, Swiss. "
    "Wang Yi dan Antony Blinken berbicara lewat telepon pada Senin.",
    "Wang Yi dan Antony Blinken berbicara lewat telepon pada Senin. "
    "Pertemuan Wang Yi dan Antony Blinken digelar di Jenewa, Swiss.",
]

TWO = [
    (
        "id",
        "Korut meluncurkan rudal balistik pada Senin. Korut meluncurkan rudal lagi pada Selasa.",
    ),
    (
        "en",
        "North Korea fired a missile on Monday. North Korea fired another missile on Tuesday.",
    ),
    (
        "id",
        "Korut meluncurkan rudal balistik pada Senin. Korut meluncurkan rudal jelajah pada Senin.",
    ),
    (
        "en",
        "North Korea fired a ballistic missile. North Korea also fired cruise missiles.",
    ),
    ("id", "Korea Utara menembakkan rudal balistik. Iran menembakkan rudal balistik."),
    ("en", "North Korea fired a ballistic missile. Iran fired a ballistic missile."),
    (
        "id",
        "Korea Utara menembakkan dua rudal. Korea Utara berencana menembakkan rudal.",
    ),
    (
        "en",
        "North Korea fired two ballistic missiles. North Korea plans to fire ballistic missiles.",
    ),
    ("en", "North Korea fired two ballistic missiles. North Korea fired five ballistic missiles."),
]


def launches(text: str, code: str) -> list[Fact]:
    return [fact for fact in told(text, code) if fact.type == "MissileLaunch"]


def test_a_headline_is_of_what_the_article_tells_first() -> None:
    text = (
        "North Korea fired a ballistic missile on Monday, the South said. "
        "North Korea fired two ballistic missiles in 2014."
    )
    title = "North Korea fires ballistic missile"
    first, second = [e for e in read(text, "en", title=title).events if e.type == "MissileLaunch"]
    ends = {mention.end > len(title) for mention in first.mentions}
    assert (first.time and first.time.literal, ends) == ("2024-05-13", {True, False})
    assert len(second.mentions) == 1


@pytest.mark.parametrize(("code", "text"), ONE)
def test_two_sentences_on_one_launch_are_one_event(code: str, text: str) -> None:
    (fact,) = launches(text, code)
    assert fact.roles["launchedBy"] == ["north-korea"]
    assert len(fact.rules) == 2


@pytest.mark.parametrize(("code", "text"), TWO)
def test_launches_that_differ_in_day_kind_launcher_number_or_status_stay_two(
    code: str, text: str
) -> None:
    assert len(launches(text, code)) == 2


@pytest.mark.parametrize(
    ("code", "text", "place"),
    [
        ("id", "Xi Jinping bertemu Vladimir Putin. Pertemuan itu berlangsung di Moskow.", "moscow"),
        ("en", "Xi Jinping met Vladimir Putin. The meeting took place in Moscow.", "moscow"),
        (
            "id",
            "Xi Jinping bertemu Vladimir Putin. Pertemuan tersebut digelar di Astana pada Senin.",
            "astana",
        ),
    ],
)
def test_a_later_sentence_adds_the_place(code: str, text: str, place: str) -> None:
    (fact,) = told(text, code)
    assert fact.line == f"Meeting participant=vladimir-putin,xi-jinping place={place}"


def test_meetings_of_different_pairs_stay_apart() -> None:
    text = "Xi Jinping bertemu Vladimir Putin. Xi Jinping juga bertemu Narendra Modi."
    assert [fact.roles["participant"] for fact in told(text, "id")] == [
        ["vladimir-putin", "xi-jinping"],
        ["narendra-modi", "xi-jinping"],
    ]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "id",
            "Presiden Rusia Vladimir Putin bertemu Kim Jong Un. Rusia berunding dengan Kim.",
        ),
        (
            "en",
            "Russian President Vladimir Putin met Kim Jong Un. Russia held talks with Kim.",
        ),
    ],
)
def test_a_leader_and_his_state_are_one_party(code: str, text: str) -> None:
    (fact,) = told(text, code)
    assert fact.roles["participant"] == ["kim-jong-un", "vladimir-putin"]


EXACT, VAGUE = Count(2, 2), Count(2, None)


@pytest.mark.parametrize(
    ("left", "right", "agree"),
    [
        (EXACT, EXACT, True),
        (EXACT, Count(3, 3), False),
        (EXACT, VAGUE, True),
        (Count(1, 1), VAGUE, False),
        (None, EXACT, True),
        (VAGUE, Count(10, None), True),
    ],
)
def test_counts_agree_where_a_number_fits_both(
    left: Count | None, right: Count | None, agree: bool
) -> None:
    assert counts_agree(left, right) is agree
    assert counts_agree(right, left) is agree


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (day(date(2024, 5, 1)), day(date(2024, 5, 1)), True),
        (day(date(2024, 5, 1)), day(date(2024, 5, 2)), False),
        (day(date(2024, 5, 31)), month(2024, 5), True),
        (month(2024, 5), year(2024), True),
        (month(2024, 5), year(2023), False),
        (day(date(2024, 5, 9)), between(date(2024, 5, 6), date(2024, 5, 12)), True),
        (None, year(2023), True),
    ],
)
def test_times_overlap_where_a_day_lies_in_both(
    left: Time | None, right: Time | None, expected: bool
) -> None:
    assert overlap(left, right) is expected
    assert overlap(right, left) is expected


TIMES = st.none() | st.dates(date(2020, 1, 1), date(2021, 12, 31)).flatmap(
    lambda d: st.sampled_from([day(d), month(d.year, d.month), year(d.year)])
)


@given(TIMES, TIMES)
def test_the_more_exact_of_two_times_is_one_of_them(left: Time | None, right: Time | None) -> None:
    kept = narrower(left, right)
    assert kept in (left, right)
    assert len(kept.literal if kept else "") == max(
        len(t.literal) if t else 0 for t in (left, right)
    )


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        ("Aturan itu disusun usai pertemuan Meutya Hafid dengan Sri Mulyani.", 0),
        ("Aturan itu disusun usai pertemuan Meutya Hafid dengan Sri Mulyani di Jakarta.", 1),
        ("Aturan itu disusun usai pertemuan Vladimir Putin dengan Xi Jinping.", 1),
    ],
)
def test_a_talk_within_one_government_takes_a_place_or_a_time(text, meetings):
    read = extract_one(Article("a", text, language="id", published=date(2024, 11, 6)))
    assert sum(event.type == "Meeting" for event in read.events) == meetings


def test_what_unnamed_people_did_is_not_taken_for_what_others_did() -> None:
    text = "Tiga puluh pria menyerang sebuah toko di Baghdad. Perang Israel-Hamas belum usai."
    (war,) = [fact for fact in told(text, "id") if fact.type == "Conflict"]
    assert war.line == "Conflict party=hamas,israel"


def test_whoever_mediates_a_truce_is_no_party_to_it() -> None:
    text = "Hamas menyetujui gencatan senjata dengan Israel yang ditengahi oleh Mesir dan Qatar."
    (truce,) = [fact for fact in told(text, "id") if fact.type == "Agreement"]
    assert truce.roles["party"] == ["hamas", "israel"]


@pytest.mark.parametrize("text", CALLS)
def test_a_call_is_no_part_of_talks_held_somewhere(text: str) -> None:
    talks = [e for e in read(text, "id").events if e.type == "Meeting"]
    assert len(talks) == 2
    placed = [{r.property for r in e.roles} & {"place"} for e in talks]
    assert sorted(map(len, placed)) == [0, 1]


def test_what_a_relative_clause_parts_from_its_pointer_points_back() -> None:
    text = "Iran dan Oman menggelar perundingan. Perundingan yang digelar di Wina itu singkat."
    (talks,) = [e for e in read(text, "id").events if e.type == "Meeting"]
    assert len(talks.mentions) == 2


def test_the_state_behind_its_city_takes_no_part() -> None:
    text = "Antony Blinken bertemu Wang Yi di Jenewa, Swiss, dan membahas tarif kedua negara."
    extraction = read(text, "id")
    (talks,) = [e for e in extraction.events if e.type == "Meeting"]
    states = {extraction.entities[r.entity].known for r in talks.roles if r.entity is not None}
    assert "switzerland" not in states


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "id",
            "Amerika Serikat menjatuhkan sanksi kepada Korea Utara. Jepang diperkirakan akan"
            " menjatuhkan sanksi serupa pekan depan.",
        ),
        (
            "en",
            "The United States imposed sanctions on North Korea. Japan is expected to impose"
            " similar sanctions next week.",
        ),
    ],
)
def test_similar_sanctions_fall_on_whom_the_last_ones_did(code: str, text: str) -> None:
    found = [fact for fact in told(text, code) if fact.type == "Sanction"]
    assert [fact.roles["imposedBy"] for fact in found] == [["united-states"], ["japan"]]
    assert all(fact.roles["imposedOn"] == ["north-korea"] for fact in found)
    assert found[1].status == "Expected"


def test_a_ministry_and_its_state_are_one_party() -> None:
    text = (
        "Departemen Keuangan Amerika Serikat menjatuhkan sanksi kepada Korea Utara pada Senin."
        " Amerika Serikat menjatuhkan sanksi kepada Korea Utara pada Senin."
    )
    (fact,) = [fact for fact in told(text, "id") if fact.type == "Sanction"]
    assert fact.roles["imposedBy"] == ["united-states", "us-treasury"]


def test_two_ministries_of_one_state_are_two_parties() -> None:
    text = (
        "Departemen Keuangan Amerika Serikat menjatuhkan sanksi kepada Korea Utara."
        " Departemen Luar Negeri Amerika Serikat menjatuhkan sanksi kepada Korea Utara."
        " Amerika Serikat tidak berkomentar."
    )
    assert len([fact for fact in told(text, "id") if fact.type == "Sanction"]) == 2


def test_two_counterparts_of_one_minister_are_met_apart() -> None:
    text = (
        "Menteri Pertahanan Israel Yoav Gallant berbicara dengan Menteri Pertahanan AS Lloyd"
        " Austin. Yoav Gallant juga bertemu dengan Menteri Luar Negeri AS Antony Blinken."
    )
    assert [fact.roles["participant"] for fact in told(text, "id") if fact.type == "Meeting"] == [
        ["lloyd-austin", "yoav-gallant"],
        ["antony-blinken", "yoav-gallant"],
    ]


def test_nobody_fires_at_his_own_land_with_his_enemy() -> None:
    text = (
        "Hizbullah menembakkan 320 roket ke Israel pada Minggu. Tentara Israel menyebut ratusan"
        " roket ditembakkan Hizbullah ke Israel pada Minggu."
    )
    (fact,) = launches(text, "id")
    assert (fact.roles["launchedBy"], fact.roles["towards"]) == (["hezbollah"], ["israel"])


def test_a_war_is_not_of_the_day_on_which_somebody_spoke_of_it() -> None:
    text = "Vladimir Putin mengatakan pada Senin bahwa perang Rusia dan Ukraina merugikan."
    (fact,) = [fact for fact in told(text, "id") if fact.type == "Conflict"]
    assert fact.date == ""
