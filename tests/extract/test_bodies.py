import pytest

from tests.extract.reading import names, read, surfaces


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Presiden AS Joe Biden diam. DPR menolak anggaran itu.", "us-house"),
        ("Ketua DPR Mike Johnson menolak anggaran itu.", "us-house"),
        ("Presiden Indonesia Prabowo Subianto diam. DPR menolak anggaran itu.", "dpr-ri"),
        ("Joe Biden, Donald Trump dan Prabowo Subianto bertemu. DPR menolaknya.", "us-house"),
        ("Presiden AS Joe Biden diam. Kongres menolak anggaran itu.", "us-congress"),
        (
            "Republik Rakyat Donetsk (DPR) diserang. Rusia menguasai DPR.",
            "donetsk-peoples-republic",
        ),
        ("Presiden Filipina diam. Ketua DPR Arvo Melati menolak anggaran itu.", "~DPR"),
        ("Mahkamah Agung Indonesia bersidang. Mahkamah Agung menolak.", "supreme-court-ri"),
        ("AS diam. Ketua DPR Filipina marah. DPR menolak anggaran itu.", "~DPR Filipina"),
        ("Presiden Peru diam. Kongres menolak anggaran itu.", "~Kongres"),
        ("Ketua Mahkamah Agung mengecam Presiden Iran.", "~Mahkamah Agung"),
        ("Mahkamah Konstitusi memecat Perdana Menteri Thailand.", "~Mahkamah Konstitusi"),
    ],
)
def test_a_body_that_many_states_have_is_that_of_a_state_which_the_article_names(
    text: str, meant: str
) -> None:
    bodies = {"dpr-ri", "us-house", "us-congress", "supreme-court-ri", "constitutional-court-ri"}
    found = set(names(read(text, "id")))
    assert found & (bodies | {meant}) == {meant}


@pytest.mark.parametrize(
    ("text", "slug", "description"),
    [
        ("Menurut kantor berita Iran Tasnim, ia pulang.", "tasnim", "kantor berita Iran"),
        ("Kantor berita Rusia, TASS, melaporkan itu.", "tass", "Kantor berita Rusia"),
        ("Kantor berita CNN melaporkan itu.", "cnn", "Kantor berita"),
        ("Ia dituduh badan mata-mata Israel Mossad.", "mossad", "badan mata-mata Israel"),
        ("Ia dituduh badan intelijen Israel, Mossad.", "mossad", "badan intelijen Israel"),
    ],
)
def test_what_describes_the_body_behind_it_is_no_other_body(
    text: str, slug: str, description: str
) -> None:
    extraction = read(text, "id")
    assert description in surfaces(extraction, slug)
    (entity,) = [e for e in extraction.entities if e.known == slug]
    assert description not in entity.names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ia dicari badan intelijen Israel, Hamas, dan Hizbullah.",
            {"~badan intelijen Israel", "hamas"},
        ),
        ("Kementerian Pertahanan Iran, IRGC, dan polisi hadir.", {"~Kementerian Pertahanan Iran"}),
        ("Badan intelijen Israel, Reuters melaporkan, diam.", {"~Badan intelijen Israel"}),
    ],
)
def test_a_list_is_no_description(text: str, expected: set[str]) -> None:
    assert expected <= set(names(read(text, "id")))


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Kementerian Luar Negeri (Kemlu) Iran diam.", "Kementerian Luar Negeri (Kemlu) Iran"),
        ("Kementerian Kesehatan (Kemenkes) RI diam.", "Kementerian Kesehatan (Kemenkes) RI"),
        ("Badan intelijen domestik Norwegia diam.", "Badan intelijen domestik Norwegia"),
        ("Dewan Keamanan Iran bersidang.", "Dewan Keamanan Iran"),
    ],
)
def test_a_body_reaches_to_its_state(text: str, body: str) -> None:
    assert f"~{body}" in names(read(text, "id"))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Ia berpidato di Platform Antar-Parlemen Yerusalem di Istanbul.", "Parlemen"),
        ("Undang-undang darurat militer di Ukraina berlaku.", "militer"),
        ("Aturan wajib militer Ukraina berubah.", "militer"),
        ("Pasukan As-Sa'iqa bergerak.", "Pasukan As"),
        ("Bom MK-84 meledak di Indonesia.", "MK"),
    ],
)
def test_a_part_of_another_word_is_no_body(text: str, part: str) -> None:
    spans = {m.surface for e in read(text, "id").entities for m in e.mentions}
    assert not {s for s in spans if s.startswith(part) and not s.startswith("Pasukan As-")}


@pytest.mark.parametrize(
    ("text", "short", "whose"),
    [
        ("Markas pasukan sementara PBB (UNFIL) diserang. UNFIL diam.", "UNFIL", set()),
        ("Ia hadir di Konvensi Nasional Partai Republik (RNC). RNC usai.", "RNC", set()),
        ("Petugas perekrutan militer Ukraina (TCC) datang. TCC diam.", "TCC", set()),
        ("Korps Garda Revolusi Iran (IRCHG) mundur. IRCHG diam.", "IRCHG", {"irgc"}),
        ("Dinas keamanan Otoritas Palestina (PA) diam. PA menolak.", "PA", {"palestine"}),
    ],
)
def test_an_abbreviation_is_not_of_the_end_of_a_longer_name(
    text: str, short: str, whose: set[str]
) -> None:
    entities = read(text, "id").entities
    named = {e.known for e in entities if short in [m.surface for m in e.mentions]}
    assert named - {None} == whose


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Gaza dipimpin pemerintahan non-Hamas.", "hamas"),
        ("Ia bersikap anti-Israel.", "israel"),
        ("Mereka menerima perang Hamas-Israel.", "hamas"),
    ],
)
def test_a_name_with_a_prefix_is_still_named(text: str, slug: str) -> None:
    assert slug in names(read(text, "id"))


def test_a_station_is_not_the_army_that_it_is_called_after() -> None:
    text = "Radio Angkatan Darat Israel melaporkan itu. Angkatan Darat Israel diam."
    for entity in read(text, "id").entities:
        assert not {"Radio Angkatan Darat Israel", "Angkatan Darat Israel"} <= set(entity.names)


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Al-Houthi menegaskan itu di Yaman.", "houthis"),
        ("Turki meminta aliansi Negara Islam melawan Israel.", "isis"),
        ("Ia bersaksi di Pengadilan Internasional.", "icj"),
        ("Markas MSNBC dan Sky News Arabia diserang.", "nbc"),
        ("Pemimpin CDU dan pemimpin CSU bertemu.", "cdu-csu"),
    ],
)
def test_a_name_that_others_bear_is_not_believed(text: str, absent: str) -> None:
    assert absent not in names(read(text, "id"))


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Abdul-Malik al-Houthi berpidato di Yaman. Al-Houthi menegaskan itu.", 2),
        ("Abdul-Malik al-Houthi berpidato di Yaman. Kelompok Al-Houthi diam.", 1),
    ],
)
def test_a_movement_is_not_the_family_that_it_is_called_after(text: str, mentions: int) -> None:
    assert len(surfaces(read(text, "id"), "abdul-malik-al-houthi")) == mentions
