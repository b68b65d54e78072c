"""Wars of one article: by their sides, by where they are fought, by their time."""

from datetime import date

import pytest

from tests.extract.reading import Fact, read, told

APART = [
    (
        "Perang Israel di Jalur Gaza berlanjut. Konflik antara Israel dan Hizbullah meningkat.",
        "Conflict party=hezbollah,israel",
    ),
    (
        "Sejak pecahnya perang di Gaza, permintaan naik. Ukraina dibantu dalam perang melawan"
        " Rusia. Konflik antara Rusia dan Ukraina berlanjut.",
        "Conflict party=russia,ukraine",
    ),
]

TOGETHER = [
    (
        "Perang Israel di Jalur Gaza berlanjut. Konflik antara Israel dan Hamas meningkat.",
        "Conflict party=hamas,israel place=gaza-strip",
    ),
    (
        "Houthi menyerang sebuah kapal tanker di Laut Merah. Houthi menyerang Yunani.",
        "Conflict party=greece,houthis place=red-sea",
    ),
]


def conflicts(text: str) -> list[Fact]:
    return [fact for fact in told(text, "id") if fact.type == "Conflict"]


@pytest.mark.parametrize(("text", "line"), [*APART, *TOGETHER])
def test_where_it_is_fought_tells_of_which_war_one_side_is_named(text: str, line: str) -> None:
    assert line in [fact.line for fact in conflicts(text)]
    assert len(conflicts(text)) == 1


HISTORY = [
    (
        "Perang antara Israel dan Hizbullah berlanjut. Para pengamat cemas. Resolusi itu"
        " mengakhiri perang antara Israel dan Hizbullah pada tahun 2006.",
        ["", "2006"],
    ),
    (
        "Israel dan Mesir menandatangani perjanjian damai pada tahun 1979. Para pengamat cemas."
        " Pasar tutup. Israel dan Mesir menandatangani kesepakatan tentang perbatasan.",
        ["", "1979"],
    ),
    (
        "Perang antara Israel dan Hizbullah pada tahun 2006 berakhir. Perang antara Israel dan"
        " Hizbullah menewaskan 1.000 orang.",
        ["2006"],
    ),
    (
        "Perang antara Rusia dan Ukraina berlanjut. Para pengamat cemas. Pasar tutup."
        " Rusia menyerang Ukraina sejak tahun 2014.",
        ["2014"],
    ),
    ("Hal itu berlangsung sejak Perang Israel-Mesir 1967.", ["1967"]),
]


@pytest.mark.parametrize(("text", "dates"), HISTORY)
def test_what_is_told_as_history_is_not_what_the_article_is_about(
    text: str, dates: list[str]
) -> None:
    events = read(text, "id", date(2024, 5, 15)).events
    found = [
        e.time.literal if e.time else "" for e in events if e.type in ("Conflict", "Agreement")
    ]
    assert sorted(found) == dates
