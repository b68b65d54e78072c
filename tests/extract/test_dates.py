"""Expressions of time against a publication date, Wednesday 15 May 2024 unless a row says other."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.dates import find_dates
from kg.extract.language import language
from tests.extract.reading import PUBLISHED, only, read, sentence, told

DAYS = [
    ("id", "Mereka bertemu pada Selasa.", "2024-05-14"),
    ("id", "Mereka bertemu pada Rabu.", "2024-05-15"),
    ("id", "Mereka bertemu pada Kamis.", "2024-05-09"),
    ("id", "Mereka bertemu Jumat lalu.", "2024-05-10"),
    ("id", "Mereka bertemu Jumat pekan lalu.", "2024-05-10"),
    ("id", "Mereka bertemu Senin pekan lalu.", "2024-05-06"),
    ("id", "Mereka bertemu Rabu lalu.", "2024-05-08"),
    ("id", "Mereka akan bertemu Jumat depan.", "2024-05-17"),
    ("id", "Mereka akan bertemu Senin mendatang.", "2024-05-20"),
    ("id", "Mereka bertemu Selasa (14/5/2024).", "2024-05-14"),
    ("id", "Mereka bertemu Selasa (14/5).", "2024-05-14"),
    ("id", "Mereka bertemu pada 3/12/23.", "2023-12-03"),
    ("id", "Mereka bertemu pada 13 September 2023.", "2023-09-13"),
    ("id", "Mereka bertemu pada Rabu, 13 September 2023.", "2023-09-13"),
    ("id", "Mereka bertemu pada 8 Mei.", "2024-05-08"),
    ("id", "Mereka bertemu pada 30 Desember.", "2023-12-30"),
    ("id", "Mereka bertemu pada 17 Agu 2023.", "2023-08-17"),
    ("id", "Mereka bertemu hari ini.", "2024-05-15"),
    ("id", "Mereka bertemu kemarin.", "2024-05-14"),
    ("id", "Mereka bertemu tadi malam.", "2024-05-14"),
    ("id", "Mereka bertemu besok.", "2024-05-16"),
    ("en", "They met on Tuesday.", "2024-05-14"),
    ("en", "They met on Wednesday.", "2024-05-15"),
    ("en", "They met on Thursday.", "2024-05-09"),
    ("en", "They met last Friday.", "2024-05-10"),
    ("en", "They met last Wednesday.", "2024-05-08"),
    ("en", "They will meet next Monday.", "2024-05-20"),
    ("en", "They met on Tuesday, May 14.", "2024-05-14"),
    ("en", "They met on September 13, 2023.", "2023-09-13"),
    ("en", "They met on 13 September 2023.", "2023-09-13"),
    ("en", "They met on Sept. 13, 2023.", "2023-09-13"),
    ("en", "They met on May 8.", "2024-05-08"),
    ("en", "They met on December 30.", "2023-12-30"),
    ("en", "They met today.", "2024-05-15"),
    ("en", "They met yesterday.", "2024-05-14"),
    ("en", "They met last night.", "2024-05-14"),
    ("en", "They meet tomorrow.", "2024-05-16"),
]

PERIODS = [
    ("id", "Mereka bertemu pada September 2023.", "2023-09", "2023-09-01", "2023-09-30"),
    ("id", "Mereka bertemu pada bulan Februari 2024.", "2024-02", "2024-02-01", "2024-02-29"),
    ("id", "Mereka bertemu pada April.", "2024-04", "2024-04-01", "2024-04-30"),
    ("id", "Mereka bertemu pada tahun 2019.", "2019", "2019-01-01", "2019-12-31"),
    ("id", "Mereka bertemu bulan lalu.", "2024-04", "2024-04-01", "2024-04-30"),
    ("id", "Mereka bertemu tahun lalu.", "2023", "2023-01-01", "2023-12-31"),
    ("id", "Mereka bertemu tahun ini.", "2024", "2024-01-01", "2024-12-31"),
    ("id", "Mereka bertemu pekan lalu.", "2024-05", "2024-05-06", "2024-05-12"),
    ("id", "Mereka bertemu minggu lalu.", "2024-05", "2024-05-06", "2024-05-12"),
    ("id", "Mereka akan bertemu bulan depan.", "2024-06", "2024-06-01", "2024-06-30"),
    ("id", "Mereka bertemu pada 7-9 Mei 2024.", "2024-05", "2024-05-07", "2024-05-09"),
    ("id", "Mereka bertemu pada 30 April-2 Mei 2024.", "2024", "2024-04-30", "2024-05-02"),
    ("en", "They met in September 2023.", "2023-09", "2023-09-01", "2023-09-30"),
    ("en", "They met in February.", "2024-02", "2024-02-01", "2024-02-29"),
    ("en", "They met in December.", "2023-12", "2023-12-01", "2023-12-31"),
    ("en", "They met in 2019.", "2019", "2019-01-01", "2019-12-31"),
    ("en", "They met last month.", "2024-04", "2024-04-01", "2024-04-30"),
    ("en", "They met last year.", "2023", "2023-01-01", "2023-12-31"),
    ("en", "They met this year.", "2024", "2024-01-01", "2024-12-31"),
    ("en", "They met last week.", "2024-05", "2024-05-06", "2024-05-12"),
    ("en", "They will meet next week.", "2024-05", "2024-05-20", "2024-05-26"),
    ("en", "They met on May 7-9, 2024.", "2024-05", "2024-05-07", "2024-05-09"),
]

NONE = [
    ("id", "Mereka berunding selama dua minggu."),
    ("id", "Mereka berunding selama enam minggu ini."),
    ("id", "Resolusi 2270 masih berlaku."),
    ("id", "Mereka bertemu pada 31/2/2024."),
    ("en", "Resolution 2270 remains in force."),
    ("en", "The march may begin."),
    ("en", "They met on February 30, 2024."),
    ("en", "Theresa May met them."),
]


def literals(text: str, code: str, published: date | None = PUBLISHED) -> list[str]:
    return [d.time.literal for d in find_dates(sentence(text, code), language(code), published)]


@pytest.mark.parametrize(("code", "text", "expected"), DAYS)
def test_a_day_is_worked_out_from_the_publication_date(code: str, text: str, expected: str) -> None:
    (dated,) = find_dates(sentence(text, code), language(code), PUBLISHED)
    assert dated.time.literal == expected
    assert dated.time.earliest == dated.time.latest == date.fromisoformat(expected)


@pytest.mark.parametrize(("code", "text", "literal", "earliest", "latest"), PERIODS)
def test_a_longer_time_has_its_bounds(
    code: str, text: str, literal: str, earliest: str, latest: str
) -> None:
    (dated,) = find_dates(sentence(text, code), language(code), PUBLISHED)
    assert dated.time.literal == literal
    assert dated.time.earliest == date.fromisoformat(earliest)
    assert dated.time.latest == date.fromisoformat(latest)


@pytest.mark.parametrize(("code", "text"), NONE)
def test_what_is_no_time_is_none(code: str, text: str) -> None:
    assert literals(text, code) == []


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("id", "Mereka bertemu pada Rabu lalu di kota itu, kemarin, pada 8 Mei.", []),
        ("id", "Mereka bertemu pada 13 September 2023.", ["2023-09-13"]),
        ("id", "Mereka bertemu pada tahun 2019.", ["2019"]),
        ("en", "They met last week on Friday, May 8.", []),
        ("en", "They met in March 2019.", ["2019-03"]),
    ],
)
def test_nothing_is_guessed_where_the_publication_date_is_unknown(
    code: str, text: str, expected: list[str]
) -> None:
    assert literals(text, code, None) == expected


@pytest.mark.parametrize(
    ("code", "text"),
    [("id", "Pada hari itu juga rudal diluncurkan."), ("en", "It fired a missile that day.")],
)
def test_that_day_is_the_day_of_what_was_told(code: str, text: str) -> None:
    (dated,) = find_dates(sentence(text, code), language(code), PUBLISHED)
    assert dated.relative_to_event


EVENTS = [
    ("id", "Xi Jinping akan bertemu Vladimir Putin pada Jumat.", "2024-05-17"),
    ("id", "Xi Jinping bertemu Vladimir Putin pada Jumat.", "2024-05-10"),
    ("en", "Xi Jinping will meet Vladimir Putin on Friday.", "2024-05-17"),
    ("en", "Xi Jinping met Vladimir Putin on Friday.", "2024-05-10"),
    ("en", "Xi Jinping is expected to meet Vladimir Putin on Monday.", "2024-05-20"),
    ("id", "Xi Jinping bertemu Vladimir Putin, kata juru bicara, pada Selasa.", "2024-05-14"),
    ("id", "Pada 8 Mei, Xi Jinping bertemu Vladimir Putin.", "2024-05-08"),
    ("en", "On May 8, Xi Jinping met Vladimir Putin.", "2024-05-08"),
    ("id", "Xi Jinping bertemu Vladimir Putin tiga hari lalu.", "2024-05-12"),
    ("en", "Xi Jinping met Vladimir Putin three days ago.", "2024-05-12"),
    ("id", "Xi Jinping bertemu Vladimir Putin pada 8 Agustus.", "2023-08-08"),
    ("en", "Xi Jinping met Vladimir Putin in August.", "2023-08"),
    ("en", "Xi Jinping and Vladimir Putin agreed to meet in August.", "2024-08"),
]


@pytest.mark.parametrize(("code", "text", "expected"), EVENTS)
def test_what_is_planned_lies_ahead_and_what_happened_behind(
    code: str, text: str, expected: str
) -> None:
    assert only(told(text, code), "Meeting").date == expected


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("id", "Korea Utara menembakkan dua rudal balistik, dilansir AFP, Senin (13/5/2024)."),
        ("en", "A missile was fired by North Korea in 2023, according to Reuters on Monday."),
    ],
)
def test_the_date_of_a_report_is_not_that_of_the_event(code: str, text: str) -> None:
    assert only(told(text, code), "MissileLaunch").date != "2024-05-13"


ANNOUNCED = [
    ("id", "Korea Utara mengatakan pada Senin (13/5) bahwa mereka menembakkan rudal balistik."),
    ("id", "Korea Utara, Senin, mengumumkan bahwa mereka menembakkan rudal balistik."),
    ("en", "North Korea said Monday that it had fired two ballistic missiles."),
    ("en", "North Korea on Monday announced that it fired a ballistic missile."),
    ("id", "Korea Utara menembakkan rudal balistik, kata militer Korea Selatan, Senin."),
    ("en", "North Korea fired a ballistic missile, South Korea's military said on Monday."),
]


@pytest.mark.parametrize(("code", "text"), ANNOUNCED)
def test_what_was_told_on_a_day_happened_then_or_on_the_day_before(code: str, text: str) -> None:
    assert only(told(text, code), "MissileLaunch").date == "2024-05-13"
    assert bounds(text, code, "MissileLaunch") == (date(2024, 5, 12), date(2024, 5, 13))


REACTIONS = [
    ("id", "Jepang pada Senin menyambut baik perundingan Korea Utara dan Amerika.", "Meeting"),
    ("id", "Jepang, Senin, mengecam peluncuran rudal balistik Korea Utara.", "MissileLaunch"),
    ("en", "Japan on Monday condemned North Korea's ballistic missile launch.", "MissileLaunch"),
]


@pytest.mark.parametrize(("code", "text", "kind"), REACTIONS)
def test_what_is_answered_on_a_day_happened_before(code: str, text: str, kind: str) -> None:
    assert only(told(text, code), kind).date == ""
    assert bounds(text, code, kind) == (None, date(2024, 5, 13))


def test_news_without_a_date_is_of_the_day_of_publication_or_the_day_before() -> None:
    text = "Korea Utara menembakkan rudal balistik ke Laut Jepang."
    assert only(told(text, "id"), "MissileLaunch").date == "2024-05-15"
    assert bounds(text, "id", "MissileLaunch") == (date(2024, 5, 14), PUBLISHED)


def bounds(text: str, code: str, kind: str) -> tuple[date | None, date | None]:
    (event,) = [e for e in read(text, code, PUBLISHED).events if e.type == kind]
    assert event.time
    return event.time.earliest, event.time.latest


def test_two_clauses_keep_their_dates() -> None:
    found = told(
        "Xi Jinping bertemu Vladimir Putin pada Senin, sementara Narendra Modi mengunjungi Tokyo "
        "pada Selasa.",
        "id",
    )
    assert only(found, "Meeting").date == "2024-05-13"
    assert only(found, "Visit").date == "2024-05-14"


@given(
    st.dates(date(1990, 1, 1), date(2050, 12, 28)), st.integers(0, 6), st.sampled_from(["id", "en"])
)
@settings(max_examples=60, deadline=None)
def test_a_weekday_is_within_the_week_up_to_publication(
    published: date, number: int, code: str
) -> None:
    names = {
        "id": ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"],
        "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    }
    text = {"id": "Mereka tiba pada {}.", "en": "They came on {}."}[code].format(
        names[code][number]
    )
    (dated,) = find_dates(sentence(text, code), language(code), published)
    assert dated.time.earliest is not None
    assert 0 <= (published - dated.time.earliest).days < 7
    assert dated.time.earliest.weekday() == number


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        (
            "id",
            "Iran menembakkan rudal balistik ke Israel pada 1 April. Pada 1 April 2021, Xi Jinping"
            " bertemu Vladimir Putin.",
            "2021-04-01",
        ),
        (
            "en",
            "Iran fired ballistic missiles at Israel on April 1. Xi Jinping met Vladimir Putin on"
            " April 1, 2021, and on April 1, 2022.",
            "2024-04-01",
        ),
        (
            "id",
            "Iran menembakkan rudal balistik ke Israel pada 14 Mei. Pada 14 Mei 2021, Xi Jinping"
            " bertemu Vladimir Putin.",
            "2024-05-14",
        ),
    ],
)
def test_a_day_without_its_year_is_of_the_year_that_the_article_gives_it(
    code: str, text: str, expected: str
) -> None:
    assert only(told(text, code), "MissileLaunch").date == expected


@pytest.mark.parametrize(
    ("text", "status", "when"),
    [
        ("Israel akan membalas serangan rudal Iran pada 1 Mei.", "Occurred", "2024-05-01"),
        (
            "Iran akan menembakkan rudal ke Israel seperti yang mereka lakukan pada 1 Mei.",
            "Planned",
            "",
        ),
    ],
)
def test_what_is_foreseen_does_not_lie_behind(text: str, status: str, when: str) -> None:
    fact = only(told(text, "id"), "MissileLaunch")
    assert (fact.status, fact.date) == (status, when)
