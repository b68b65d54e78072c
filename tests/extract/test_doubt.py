"""What the word beside a verb takes from it: stopping, almost, without, in order to."""

import pytest

from tests.extract.reading import only, told

STATUSES = [
    (
        "id",
        "Houthi berjanji akan berhenti menyerang Israel bila blokade Gaza dicabut.",
        "Conflict",
        "Occurred",
    ),
    (
        "en",
        "The Houthis promised to stop attacking Israel once the blockade is lifted.",
        "Conflict",
        "Occurred",
    ),
    ("id", "Perang antara Rusia dan Ukraina akan berakhir, kata Trump.", "Conflict", "Occurred"),
    (
        "id",
        "Israel dan Hamas akan berunding untuk akhirnya mencapai gencatan senjata.",
        "Agreement",
        "Hypothetical",
    ),
    ("en", "Russia and Ukraine met to reach a deal.", "Agreement", "Hypothetical"),
    (
        "id",
        "Israel dan Hamas berunding tanpa menyetujui gencatan senjata.",
        "Agreement",
        "Denied",
    ),
    (
        "id",
        "Uni Eropa memberi Iran sanksi usai serangan yang belum pernah terjadi sebelumnya.",
        "Sanction",
        "Occurred",
    ),
    (
        "id",
        "Rusia dan Ukraina hampir menandatangani perjanjian.",
        "Agreement",
        "Hypothetical",
    ),
    (
        "id",
        "Kekhawatiran akan perang antara Israel dan Iran meningkat.",
        "Conflict",
        "Hypothetical",
    ),
    (
        "id",
        "Kekhawatiran akan meluasnya perang antara Israel dan Hamas meningkat.",
        "Conflict",
        "Occurred",
    ),
    ("id", "Apakah Iran menyerang Israel?", "Conflict", "Hypothetical"),
    (
        "id",
        "Utusan Qatar akan tiba di Kairo untuk mengakhiri perang Israel dan Hamas.",
        "Conflict",
        "Occurred",
    ),
    ("id", "Dunia cemas akan prospek perang antara Israel dan Iran.", "Conflict", "Hypothetical"),
    ("en", "They spoke of the risk of war between Israel and Iran.", "Conflict", "Hypothetical"),
    (
        "id",
        "Xi Jinping dijadwalkan tiba di Kairo, Mesir, pada Senin, untuk bertemu Vladimir Putin.",
        "Meeting",
        "Planned",
    ),
    (
        "id",
        "Xi Jinping tiba di Kairo, Mesir, pada Senin, untuk bertemu Vladimir Putin.",
        "Meeting",
        "Occurred",
    ),
    (
        "id",
        "Hizbullah mengatakan dalam pernyataan pada Senin kalau Israel menyerang Lebanon.",
        "Conflict",
        "Occurred",
    ),
    (
        "id",
        "Hizbullah mengatakan akan membalas kalau Israel menyerang Lebanon.",
        "Conflict",
        "Hypothetical",
    ),
]

NONE = [
    ("id", "Kelompok Hizbullah yang didukung Iran bertahan di Lebanon.", "Support"),
    ("en", "Hezbollah, a group backed by Iran, remained in Lebanon.", "Support"),
    ("id", "Korea Utara berjanji akan berhenti meluncurkan rudal balistik.", "MissileLaunch"),
    ("id", "Panglima Perang Israel menanggapi serangan Hizbullah.", "Conflict"),
    ("id", "Dewan Perang Israel membahas Hamas.", "Conflict"),
]


@pytest.mark.parametrize(("code", "text", "kind", "status"), STATUSES)
def test_the_word_beside_a_verb_sets_its_status(
    code: str, text: str, kind: str, status: str
) -> None:
    assert only(told(text, code), kind).status == status


@pytest.mark.parametrize(("code", "text", "kind"), NONE)
def test_a_habit_that_ends_and_an_epithet_are_no_event(code: str, text: str, kind: str) -> None:
    assert all(fact.type != kind for fact in told(text, code))
