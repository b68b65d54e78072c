import pytest

from tests.extract.reading import told

CASES = [
    (
        "id",
        "Sugiono melakukan pertemuan bilateral dengan Menteri Luar Negeri China Wang Yi dan "
        "Menteri Luar Negeri Argentina.",
        ["Meeting participant=argentina,sugiono", "Meeting participant=sugiono,wang-yi"],
    ),
    (
        "id",
        "Antony Blinken bertemu secara terpisah dengan Benjamin Netanyahu dan Mahmoud Abbas.",
        [
            "Meeting participant=antony-blinken,benjamin-netanyahu",
            "Meeting participant=antony-blinken,mahmoud-abbas",
        ],
    ),
    (
        "en",
        "Antony Blinken met separately with Benjamin Netanyahu and Mahmoud Abbas.",
        [
            "Meeting participant=antony-blinken,benjamin-netanyahu",
            "Meeting participant=antony-blinken,mahmoud-abbas",
        ],
    ),
    (
        "en",
        "Antony Blinken met Benjamin Netanyahu and Mahmoud Abbas.",
        ["Meeting participant=antony-blinken,benjamin-netanyahu,mahmoud-abbas"],
    ),
    (
        "id",
        "Xi Jinping mengunjungi Rusia, Serbia dan Hungaria.",
        [
            "Visit destination=hungary visitor=xi-jinping",
            "Visit destination=russia visitor=xi-jinping",
            "Visit destination=serbia visitor=xi-jinping",
        ],
    ),
    (
        "en",
        "Xi Jinping visited Russia and Serbia.",
        [
            "Visit destination=russia visitor=xi-jinping",
            "Visit destination=serbia visitor=xi-jinping",
        ],
    ),
    (
        "en",
        "Kim Jong Un fired rockets at Seoul. Kim Jong Un also fired missiles.",
        [
            "MissileLaunch launchedBy=kim-jong-un",
            "MissileLaunch launchedBy=kim-jong-un missileType=rocket towards=seoul",
        ],
    ),
    (
        "id",
        "Hizbullah menembakkan roket ke Haifa. Hizbullah juga meluncurkan rudal.",
        [
            "MissileLaunch launchedBy=hezbollah",
            "MissileLaunch launchedBy=hezbollah missileType=rocket towards=haifa",
        ],
    ),
]


@pytest.mark.parametrize(("code", "text", "expected"), CASES)
def test_what_happened_to_several_one_by_one_happened_several_times(code, text, expected):
    assert sorted(fact.line for fact in told(text, code)) == expected
