"""Whose verb it is in Indonesian, where word order alone tells."""

import pytest

from tests.extract.reading import told

SUBJECTS = [
    # The name right before "yang" is the subject of its clause.
    ("Dunia menyoroti Iran yang mengancam akan menyerang Israel.", "Threat", ["iran"]),
    ("Rusia menolak usulan Presiden Prancis Macron, yang dalam kunjungannya pekan ini mendesak"
     " agar Ukraina dibantu.", "Request", ["emmanuel-macron"]),
    ("Hizbullah, kelompok yang mengecam Israel, tidak hadir.", "Condemnation", ["hezbollah"]),
    # A predicate speaks of the subject of its copula.
    ("Prancis menjadi negara pertama yang mendukung pengiriman itu.", "Support", ["france"]),
    ("Presiden Prancis Emmanuel Macron mengatakan bahwa negaranya mendukung Ukraina.", "Support",
     ["emmanuel-macron"]),
    # A relative clause is over where its noun is pointed at, or the next verb begins.
    ("Hizbullah yang didukung Iran itu mengecam serangan tersebut.", "Condemnation", ["hezbollah"]),
    ("Houthi yang mendukung Hamas telah mengecam serangan tersebut.", "Condemnation", ["houthis"]),
    # An apposition does not take the verb from the one whom it describes.
    ("Menteri Luar Negeri Rusia Sergey Lavrov, seorang diplomat senior dari Moskow, mengecam"
     " serangan itu.", "Condemnation", ["sergei-lavrov"]),
    # "Pekan ini" is no thing that is pointed at.
    ("Iran pekan ini mengecam serangan itu.", "Condemnation", ["iran"]),
    ("Negara tertutup itu, Korea Utara, kembali mengecam latihan tersebut.", "Condemnation",
     ["north-korea"]),
]  # fmt: skip

NOBODY = [
    # The noun before "yang" has no name, or is not who acts.
    ("Israel mengabaikan keputusan Mahkamah Internasional yang menuntut penarikan.", "Request"),
    ("Presiden Rusia Vladimir Putin khawatir akan situasi yang mengancam kawasan itu.", "Threat"),
    ("Biden tidak akan mengirim jet yang mengancam wilayah Rusia.", "Threat"),
    # The clause has a subject of its own.
    ("Warga Palestina menolak pergi karena beberapa kampus di Amerika Serikat mengancam akan"
     " menghukum mereka.", "Threat"),
    ("Menlu Inggris David Lammy menjelaskan penangguhan izin ini tidak mengancam pertahanan"
     " negara sahabat.", "Threat"),
    # What is said has a subject of its own.
    ("Raisi menambahkan bahwa serangan itu dilakukan dalam rangka mendukung warga.", "Support"),
    ("Menlu Inggris David Lammy mengatakan, jaksa di sana mengecam putusan itu.", "Condemnation"),
    # A state behind its city says where.
    ("Ratusan orang berkumpul di Lausanne, Swiss, untuk menuntut larangan itu.", "Request"),
    # Whoever it is, nobody named before is meant.
    ("Prancis dan Jerman hadir. Mereka yang menuntut larangan itu tidak hadir.", "Request"),
]  # fmt: skip

NOTHING = [
    ("Israel berkata memiliki hak untuk membela diri.", "Support"),
    ("Pemain asal Spanyol itu kini membela Italia di turnamen tersebut.", "Support"),
    ("Presiden Prancis Emmanuel Macron meminta maaf kepada warga.", "Request"),
    ("Bank Pembangunan Asia menekankan kebutuhan mendesak akan air bersih.", "Request"),
    ("Afrika Selatan menuduh Israel melakukan kejahatan perang terhadap Palestina.", "Conflict"),
    ("Milisi yang didukung Iran mundur dari kota itu.", "Support"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "speakers"), SUBJECTS)
def test_the_subject_by_order(text: str, kind: str, speakers: list[str]) -> None:
    assert [f.roles.get("speaker") for f in told(text, "id") if f.type == kind] == [speakers]


@pytest.mark.parametrize(("text", "kind"), [*NOBODY, *NOTHING])
def test_no_subject_where_another_noun_has_the_verb(text: str, kind: str) -> None:
    assert kind not in [fact.type for fact in told(text, "id")]


def test_who_is_attacked_stands_right_before_the_relative_clause() -> None:
    text = "Amerika Serikat menggeledah gudang milik Houthi yang diserang Israel di Yaman."
    (conflict,) = [fact for fact in told(text, "id") if fact.type == "Conflict"]
    assert conflict.roles["party"] == ["houthis", "israel"]


def test_what_is_asked_begins_behind_all_who_are_asked() -> None:
    text = "Inggris meminta Israel dan Lebanon untuk menahan diri sejak dini."
    (request,) = [fact for fact in told(text, "id") if fact.type == "Request"]
    assert request.roles["addressee"] == ["israel", "lebanon"]
    assert request.roles["about"] == ["menahan diri sejak dini"]


def test_a_state_behind_what_is_put_in_front_acts() -> None:
    (fact,) = told("Di Moskow, Rusia mengecam serangan itu.", "id")
    assert fact.roles["speaker"] == ["russia"]
