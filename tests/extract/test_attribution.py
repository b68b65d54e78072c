import pytest

from tests.extract.reading import only, told

CASES = [
    ("id", "Menurut Yonhap, Korea Utara menembakkan dua rudal balistik pada Rabu.", "yonhap"),
    ("en", "North Korea fired two ballistic missiles on Tuesday, according to Yonhap.", "yonhap"),
    ("id", "Jepang menyatakan Korea Utara menembakkan dua rudal balistik.", "japan"),
    ("en", "Japan said North Korea fired two ballistic missiles on Tuesday.", "japan"),
    (
        "id",
        "Korea Utara menembakkan dua rudal balistik, kata militer Korea Selatan.",
        "south-korean-military",
    ),
    (
        "en",
        "North Korea fired two ballistic missiles, South Korea's military said.",
        "south-korean-military",
    ),
    ("id", "Korea Utara menembakkan dua rudal balistik, dilansir AFP.", "afp"),
    ("id", "Mengutip Kyodo, Korea Utara menembakkan dua rudal balistik.", "kyodo"),
    ("id", "Seperti dilaporkan KCNA, Korea Utara menembakkan dua rudal balistik.", "kcna"),
    ("en", "As reported by Kyodo, North Korea fired two ballistic missiles.", "kyodo"),
    ("id", "KCNA, dikutip AFP, melaporkan Korea Utara menembakkan dua rudal balistik.", "kcna"),
    ("id", "Korea Utara menembakkan dua rudal balistik, kata Seoul.", "south-korea"),
    ("en", "North Korea fired two ballistic missiles, Seoul says.", "south-korea"),
    ("id", "Korea Utara menembakkan dua rudal balistik, kata Surabaya.", ""),
    ("id", "Korea Utara menembakkan dua rudal balistik pada Rabu.", ""),
    ("en", "North Korea fired two ballistic missiles on Tuesday.", ""),
]


@pytest.mark.parametrize(("code", "text", "source"), CASES)
def test_an_event_is_the_word_of_the_nearest_speaker(code: str, text: str, source: str) -> None:
    assert only(told(text, code), "MissileLaunch").source == source


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("id", "Menurut Yonhap, Korea Utara menembakkan dua rudal balistik."),
        ("en", "According to Yonhap, North Korea fired two ballistic missiles."),
    ],
)
def test_a_news_agency_takes_no_part_in_what_it_reports(code: str, text: str) -> None:
    assert only(told(text, code), "MissileLaunch").roles["launchedBy"] == ["north-korea"]
