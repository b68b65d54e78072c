"""Days that something else gives an event: since, after and before. Published 15 May 2024."""

import pytest

from tests.extract.reading import only, read, told

BESIDE = [
    (
        "id",
        "Hizbullah menembakkan roket ke Israel segera setelah serangan Hamas pada 7 Oktober.",
        "MissileLaunch",
        ("2023-10-07", "2023-11-06"),
    ),
    (
        "id",
        "Hizbullah menembakkan roket ke Israel sehari setelah serangan Hamas pada 7 Oktober.",
        "MissileLaunch",
        ("2023-10-08", "2023-10-08"),
    ),
    (
        "id",
        "Iran menembakkan dua rudal ke Israel, dua hari setelah serangan pada 9 Mei.",
        "MissileLaunch",
        ("2024-05-11", "2024-05-11"),
    ),
    (
        "id",
        "Beberapa jam sebelum kedua presiden bertemu pada 9 Mei, Iran menembakkan dua rudal.",
        "MissileLaunch",
        ("2024-05-09", "2024-05-09"),
    ),
    (
        "en",
        "Iran fired two missiles at Israel hours after the attack by Hamas on May 9.",
        "MissileLaunch",
        ("2024-05-09", "2024-05-09"),
    ),
    (
        "id",
        "Sebelum 12 Mei, Iran pernah menembakkan dua rudal ke Israel.",
        "MissileLaunch",
        ("None", "2024-05-12"),
    ),
    (
        "en",
        "Hezbollah fired rockets at Israel a day after the attack by Hamas on May 8.",
        "MissileLaunch",
        ("2024-05-09", "2024-05-09"),
    ),
    (
        "id",
        "Presiden Xi Jinping bertemu Presiden Vladimir Putin setelah gempa pada 8 Mei.",
        "Meeting",
        ("2024-05-08", "2024-05-15"),
    ),
]

ITS_OWN = [
    ("id", "Sejak perang pecah pada 8 Mei, Rusia menyerang Ukraina.", "Conflict"),
    ("id", "Sejak 8 Mei, Rusia menyerang Ukraina.", "Conflict"),
    ("id", "Serangan rudal Iran ke Israel sebelum ini terjadi pada 8 Mei.", "MissileLaunch"),
    (
        "id",
        "Ketegangan naik sejak 8 Mei, ketika Hizbullah menembakkan roket ke Israel.",
        "MissileLaunch",
    ),
    (
        "id",
        "Ketegangan naik sejak Hizbullah menembakkan roket ke Israel pada 8 Mei.",
        "MissileLaunch",
    ),
    ("en", "Tension rose after Hezbollah fired rockets at Israel on May 8.", "MissileLaunch"),
]

SERIES = [
    ("id", "Sejak 9 Maret, Houthi telah menembakkan banyak roket ke Israel."),
    ("id", "Sejak perang pecah pada 7 Oktober, Hizbullah meluncurkan roket ke Israel."),
    ("en", "Since October 8, Hezbollah has fired thousands of rockets at Israel."),
]


@pytest.mark.parametrize(("code", "text", "kind", "bounds"), BESIDE)
def test_the_day_of_something_else_only_bounds_an_event(
    code: str, text: str, kind: str, bounds: tuple[str, str]
) -> None:
    assert _bounds(text, code, kind) == bounds


@pytest.mark.parametrize(("code", "text", "kind"), ITS_OWN)
def test_a_day_behind_since_is_that_of_what_began_or_happened_then(
    code: str, text: str, kind: str
) -> None:
    assert only(told(text, code), kind).date == "2024-05-08"


@pytest.mark.parametrize(("code", "text"), SERIES)
def test_what_was_fired_since_some_day_is_no_single_launch(code: str, text: str) -> None:
    assert all(fact.type != "MissileLaunch" for fact in told(text, code))


def test_one_missile_since_some_day_is_one_launch() -> None:
    text = "Sejak 8 Mei, Hizbullah menembakkan sebuah roket ke Israel."
    assert _bounds(text, "id", "MissileLaunch") == ("2024-05-08", "2024-05-15")


def _bounds(text: str, code: str, kind: str) -> tuple[str, str]:
    (time,) = [event.time for event in read(text, code).events if event.type == kind]
    assert time
    return str(time.earliest), str(time.latest)
