from datetime import date

import pytest

from kg.annotation import Article
from kg.extract import extract_one
from kg.extract.language import language
from kg.extract.status import Scope, status_of
from tests.extract.reading import only, read, sentence, told

CASES = [
    ("id", "Xi Jinping bertemu Vladimir Putin di Moskow.", "Meeting", "Occurred"),
    ("en", "Xi Jinping met Vladimir Putin in Moscow.", "Meeting", "Occurred"),
    ("id", "Xi Jinping akan bertemu Vladimir Putin di Moskow pekan depan.", "Meeting", "Planned"),
    ("en", "Xi Jinping will meet Vladimir Putin in Moscow next week.", "Meeting", "Planned"),
    (
        "id",
        "Korea Utara berencana meluncurkan rudal balistik ke arah Jepang.",
        "MissileLaunch",
        "Planned",
    ),
    (
        "en",
        "North Korea plans to launch a ballistic missile toward Japan.",
        "MissileLaunch",
        "Planned",
    ),
    (
        "id",
        "Pertemuan Xi Jinping dan Vladimir Putin dijadwalkan berlangsung di Beijing.",
        "Meeting",
        "Planned",
    ),
    (
        "en",
        "A meeting between Xi Jinping and Vladimir Putin is scheduled in Beijing.",
        "Meeting",
        "Planned",
    ),
    ("id", "Xi Jinping diperkirakan akan bertemu Vladimir Putin di Moskow.", "Meeting", "Expected"),
    ("en", "Xi Jinping is expected to meet Vladimir Putin in Moscow.", "Meeting", "Expected"),
    (
        "id",
        "Iran dan sebuah pesawat tak berawak meluncurkan dua rudal balistik ke Israel.",
        "MissileLaunch",
        "Occurred",
    ),
    (
        "id",
        "Iran tidak hanya menembakkan rudal balistik ke Israel, tetapi juga drone.",
        "MissileLaunch",
        "Occurred",
    ),
    ("id", "Iran tidak menembakkan rudal balistik ke Israel.", "MissileLaunch", "Denied"),
    (
        "en",
        "Iran not only fired ballistic missiles at Israel, it sent drones too.",
        "MissileLaunch",
        "Occurred",
    ),
    ("en", "Iran did not fire ballistic missiles at Israel.", "MissileLaunch", "Denied"),
    ("id", "Xi Jinping mungkin bertemu Vladimir Putin di Moskow.", "Meeting", "Hypothetical"),
    ("en", "Xi Jinping could meet Vladimir Putin in Moscow.", "Meeting", "Hypothetical"),
    (
        "id",
        "Jika Xi Jinping bertemu Vladimir Putin, pasar akan menguat.",
        "Meeting",
        "Hypothetical",
    ),
    ("en", "If Xi Jinping meets Vladimir Putin, markets will rise.", "Meeting", "Hypothetical"),
    (
        "id",
        "Korea Utara dapat meluncurkan rudal balistik ke arah Jepang.",
        "MissileLaunch",
        "Hypothetical",
    ),
    (
        "en",
        "North Korea could launch a ballistic missile toward Japan.",
        "MissileLaunch",
        "Hypothetical",
    ),
    ("id", "Amerika Serikat mempertimbangkan sanksi terhadap Rusia.", "Sanction", "Hypothetical"),
    ("en", "The United States is considering sanctions on Russia.", "Sanction", "Hypothetical"),
    (
        "id",
        "Amerika Serikat mengancam akan menjatuhkan sanksi terhadap Rusia.",
        "Sanction",
        "Hypothetical",
    ),
    (
        "en",
        "The United States threatened to impose sanctions on Russia.",
        "Sanction",
        "Hypothetical",
    ),
    ("id", "Donald Trump mengusulkan pertemuan dengan Kim Jong Un.", "Meeting", "Hypothetical"),
    ("id", "Xi Jinping tidak bertemu Vladimir Putin di Moskow.", "Meeting", "Denied"),
    ("en", "Xi Jinping did not meet Vladimir Putin in Moscow.", "Meeting", "Denied"),
    (
        "id",
        "Kremlin membantah bahwa Xi Jinping bertemu Vladimir Putin di Moskow.",
        "Meeting",
        "Denied",
    ),
    ("en", "The Kremlin denied that Xi Jinping met Vladimir Putin in Moscow.", "Meeting", "Denied"),
    ("id", "Iran membantah meluncurkan rudal balistik ke Israel.", "MissileLaunch", "Denied"),
    ("en", "Iran denied launching ballistic missiles at Israel.", "MissileLaunch", "Denied"),
    ("en", "Iran denied that it fired missiles at Israel.", "MissileLaunch", "Denied"),
    ("id", "Donald Trump membatalkan pertemuan dengan Kim Jong Un.", "Meeting", "Denied"),
    ("en", "Donald Trump called off a meeting with Kim Jong Un.", "Meeting", "Denied"),
    ("en", "Vladimir Putin said he would meet Xi Jinping in Beijing.", "Meeting", "Planned"),
    ("id", "Vladimir Putin mengatakan akan bertemu Xi Jinping di Beijing.", "Meeting", "Planned"),
    ("id", "Kim Jong Un gagal bertemu Donald Trump di Hanoi.", "Meeting", "Denied"),
    ("en", "Kim Jong Un failed to meet Donald Trump in Hanoi.", "Meeting", "Denied"),
    ("id", "Pertemuan Xi Jinping dan Vladimir Putin dibatalkan.", "Meeting", "Denied"),
    # What comes of a meeting says nothing of whether it was held.
    ("id", "Pertemuan Xi Jinping dan Vladimir Putin tidak berbuah apa pun.", "Meeting", "Occurred"),
    ("en", "Talks between Iran and Oman did not produce a deal.", "Meeting", "Occurred"),
    # A relative clause tells when it is to be.
    ("id", "Xi Jinping diundang ke KTT G7 yang akan digelar di Kananaskis.", "Meeting", "Planned"),
    # What lies ahead has not happened.
    ("id", "Perundingan Iran dan Oman kembali digelar pekan depan.", "Meeting", "Planned"),
    ("en", "Iran and Oman hold talks next week.", "Meeting", "Planned"),
    # What one was glad to be able to do was done.
    ("id", "Xi Jinping mengaku gembira dapat bertemu Vladimir Putin.", "Meeting", "Occurred"),
    ("id", "Uni Eropa sepakat untuk memperketat sanksi terhadap Rusia.", "Sanction", "Planned"),
    ("en", "Ali Khamenei has ruled out talks with the United States.", "Meeting", "Denied"),
    ("en", "The meeting between Xi Jinping and Vladimir Putin was cancelled.", "Meeting", "Denied"),
]


@pytest.mark.parametrize(("code", "text", "kind", "status"), CASES)
def test_a_cue_whose_scope_the_trigger_is_in_sets_the_status(
    code: str, text: str, kind: str, status: str
) -> None:
    assert only(told(text, code), kind).status == status


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("id", "Korea Utara gagal meluncurkan rudal balistik ke Laut Kuning."),
        ("en", "North Korea failed to launch a ballistic missile into the Yellow Sea."),
    ],
)
def test_a_launch_that_failed_is_a_launch(code: str, text: str) -> None:
    assert only(told(text, code), "MissileLaunch").status == "Occurred"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("id", "Korea Utara mungkin menghindari sanksi Amerika Serikat."),
        ("id", "Kapal itu akan melanggar sanksi PBB terhadap Korea Utara."),
        ("id", "Korea Utara tidak dapat lolos dari sanksi PBB."),
        ("en", "North Korea could evade U.N. sanctions."),
        ("en", "Arms sales would violate U.N. sanctions on North Korea."),
        ("en", "North Korea denied that it evaded U.N. sanctions."),
    ],
)
def test_sanctions_that_are_evaded_are_in_force(code: str, text: str) -> None:
    assert only(told(text, code), "Sanction").status == "Occurred"


@pytest.mark.parametrize(
    ("code", "text", "first", "second"),
    [
        (
            "id",
            "Xi Jinping bertemu Vladimir Putin di Moskow, dan akan mengunjungi Hanoi.",
            "Occurred",
            "Planned",
        ),
        (
            "id",
            "Xi Jinping bertemu Vladimir Putin setelah Narendra Modi tidak mengunjungi Moskow.",
            "Occurred",
            "Denied",
        ),
        ("en", "Xi Jinping met Vladimir Putin and will visit Hanoi.", "Occurred", "Planned"),
        (
            "en",
            "Xi Jinping met Vladimir Putin although Narendra Modi did not visit Moscow.",
            "Occurred",
            "Denied",
        ),
    ],
)
def test_a_cue_reaches_no_further_than_its_clause(
    code: str, text: str, first: str, second: str
) -> None:
    found = told(text, code)
    assert only(found, "Meeting").status == first
    assert only(found, "Visit").status == second


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Joko Widodo dijadwalkan tiba di Paris, lalu bertemu Emmanuel Macron.", "Planned"),
        ("Joe Biden akan mengunjungi Hanoi, serta melakukan pertemuan dengan To Lam.", "Planned"),
        ("Joko Widodo tidak tiba di Paris, lalu bertemu Emmanuel Macron di Jakarta.", "Occurred"),
    ],
)
def test_what_is_foreseen_of_the_first_verb_is_foreseen_of_the_next(text, status):
    article = Article("a", text, language="id", published=date(2024, 6, 1))
    (meeting,) = [event for event in extract_one(article).events if event.type == "Meeting"]
    assert meeting.status == status


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("North Korea to fire ballistic missile", "Planned"),
        ("North Korea appears to fire ballistic missile", "Occurred"),
        ("North Korea seen to fire ballistic missile", "Occurred"),
    ],
)
def test_what_seems_so_in_a_headline_is_no_plan(title: str, status: str):
    found = read("South Korea said so.", "en", title=title).events
    assert {event.status for event in found if event.type == "MissileLaunch"} == {status}


def test_a_verb_that_nothing_joins_to_the_one_before_starts_at_itself():
    # The cue stands just at the edge of the reach: "akan", then ten words to the trigger.
    text = "Hal itu akan menjadi satu dari sekian banyak topik yang dibahas bertemu Vladimir Putin."
    article = sentence(text, "id")
    start = article.lowers.index("bertemu")
    assert status_of(article, Scope(start, start + 1), language("id")) == "Occurred"
    assert status_of(article, Scope(start, start + 1, reach=start), language("id")) == "Occurred"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("id", "Houthi tidak akan tinggal diam jika Israel menginvasi Lebanon."),
        ("en", "The Houthis will not stay idle if Israel invades Lebanon."),
    ],
)
def test_what_is_denied_before_a_condition_denies_nothing_in_it(code: str, text: str) -> None:
    assert only(told(text, code), "Conflict").status == "Hypothetical"


def test_kalau_behind_a_verb_of_saying_opens_what_is_said() -> None:
    text = "Saluran 13 melaporkan kalau Hamas meluncurkan delapan roket ke Israel."
    assert only(told(text, "id"), "MissileLaunch").status == "Occurred"


def test_a_plan_reaches_the_second_verb_over_a_long_first_part() -> None:
    text = (
        "Joe Biden dijadwalkan mengadakan pertemuan-pertemuan terpisah pada Rabu malam dengan"
        " Yoon Suk Yeol dan Menteri Luar Negeri Park Jin di Seoul, dan melakukan audiensi dengan"
        " Raja Charles III."
    )
    assert {f.status for f in told(text, "id") if f.type == "Meeting"} == {"Planned"}
