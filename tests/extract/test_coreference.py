import pytest

from kg.annotation import Extraction
from tests.extract.reading import Fact, facts, names, only, read, surfaces, told

SHORT = [
    (
        "id",
        "Vladimir Putin tiba di Beijing. Putin bertemu Xi Jinping. Xi tersenyum.",
        {"vladimir-putin": 2, "xi-jinping": 2, "beijing": 1},
    ),
    (
        "en",
        "Vladimir Putin arrived in Beijing. Putin met Xi Jinping. Xi smiled.",
        {"vladimir-putin": 2, "xi-jinping": 2, "beijing": 1},
    ),
    ("id", "Korea Utara menutup perbatasan. Korut juga menutup bandara.", {"north-korea": 2}),
    (
        "en",
        "North Korea closed the border. North Korean officials gave no reason.",
        {"north-korea": 2},
    ),
    ("id", "Badan Energi Atom Internasional (IAEA) bersidang. IAEA diam.", {"iaea": 3}),
    (
        "en",
        "The International Atomic Energy Agency (IAEA) convened. The IAEA was silent.",
        {"iaea": 3},
    ),
    (
        "id",
        "Arvo Lindqvist tiba di Lima. Lindqvist lalu pulang.",
        {"~Arvo Lindqvist": 2, "lima": 1},
    ),
    (
        "en",
        "Arvo Lindqvist arrived in Lima. Mr. Lindqvist then left.",
        {"~Arvo Lindqvist": 2, "lima": 1},
    ),
]


def counted(extraction: Extraction) -> dict[str, int]:
    return {name: len(surfaces(extraction, name)) for name in names(extraction)}


@pytest.mark.parametrize(("code", "text", "expected"), SHORT)
def test_a_short_name_joins_its_full_name(code: str, text: str, expected: dict[str, int]) -> None:
    assert counted(read(text, code)) == expected


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("id", "Kim Jong Un tiba di Moskow. Kim Yo Jong ikut. Kim Jong Un bertemu Vladimir Putin."),
        (
            "en",
            "Kim Jong Un arrived in Moscow. Kim Yo Jong came too. Kim Jong Un met Vladimir Putin.",
        ),
    ],
)
def test_siblings_of_one_family_name_stay_apart(code: str, text: str) -> None:
    found = counted(read(text, code))
    assert (found["kim-jong-un"], found["kim-yo-jong"]) == (2, 1)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("id", "Kim Jong Un tiba di Moskow. Kim Yo Jong berpidato. Kim mengecam Jepang."),
        ("en", "Kim Jong Un arrived in Moscow. Kim Yo Jong gave a speech. Kim condemned Japan."),
    ],
)
def test_a_family_name_means_who_was_named_last(code: str, text: str) -> None:
    assert surfaces(read(text, code), "kim-yo-jong") == ["Kim Yo Jong", "Kim"]


PRONOUNS = [
    (
        "id",
        "Narendra Modi tiba di Moskow. Ia kemudian bertemu Vladimir Putin.",
        "Meeting participant=narendra-modi,vladimir-putin",
    ),
    (
        "en",
        "Narendra Modi arrived in Moscow. He then met Vladimir Putin.",
        "Meeting participant=narendra-modi,vladimir-putin",
    ),
    (
        "id",
        "Kim Jong Un bertemu Vladimir Putin. Keduanya menandatangani perjanjian.",
        "Agreement party=kim-jong-un,vladimir-putin",
    ),
    (
        "en",
        "Kim Jong Un met Vladimir Putin. The two leaders signed a treaty.",
        "Agreement party=kim-jong-un,vladimir-putin",
    ),
]


@pytest.mark.parametrize(("code", "text", "expected"), PRONOUNS)
def test_a_pronoun_stands_for_who_was_spoken_of(code: str, text: str, expected: str) -> None:
    assert expected in [fact.line for fact in told(text, code)]


OFFICES = [
    ("id", "Presiden Rusia Vladimir Putin tiba di Beijing. Presiden Rusia bertemu Xi Jinping."),
    (
        "en",
        "Russian President Vladimir Putin left Beijing. The Russian president met Xi Jinping.",
    ),
    ("id", "Presiden Rusia bertemu Xi Jinping. Vladimir Putin lalu pulang."),
    ("en", "The Russian president met Xi Jinping. Vladimir Putin then left."),
]


@pytest.mark.parametrize(("code", "text"), OFFICES)
def test_an_office_without_a_name_is_its_holder_where_the_article_names_him(
    code: str, text: str
) -> None:
    fact = only(told(text, code), "Meeting")
    assert fact.line == "Meeting participant=vladimir-putin,xi-jinping"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("id", "Presiden Rusia bertemu Xi Jinping di Beijing."),
        ("en", "The Russian president met Xi Jinping in Beijing."),
    ],
)
def test_an_office_whose_holder_nobody_names_is_its_state(code: str, text: str) -> None:
    assert only(told(text, code), "Meeting").roles["participant"] == ["russia", "xi-jinping"]


HEADLINES = [
    ("id", "Putin Temui Kim, Bahas Senjata", "Vladimir Putin bertemu Kim Jong Un di Vostochny."),
    ("en", "Putin Meets Kim in Rare Summit", "Vladimir Putin met Kim Jong Un at Vostochny."),
]


@pytest.mark.parametrize(("code", "title", "body"), HEADLINES)
def test_a_headline_names_only_what_its_story_names(code: str, title: str, body: str) -> None:
    found = read(body, code, title=title)
    assert surfaces(found, "vladimir-putin") == ["Putin", "Vladimir Putin"]
    assert surfaces(found, "kim-jong-un") == ["Kim", "Kim Jong Un"]
    assert not [name for name in names(found) if name.startswith("~")]


@pytest.mark.parametrize(("code", "title", "body"), HEADLINES)
def test_a_headline_and_its_story_tell_of_one_event(code: str, title: str, body: str) -> None:
    found: list[Fact] = facts(read(body, code, title=title))
    assert len(only(found, "Meeting").rules) == 2
    assert len(found) == 1


@pytest.mark.parametrize(
    ("code", "text", "surface", "state"),
    [
        ("id", "Pyongyang menembakkan rudal jelajah ke Laut Kuning.", "Pyongyang", "north-korea"),
        ("en", "Pyongyang fired a cruise missile into the Yellow Sea.", "Pyongyang", "north-korea"),
        ("id", "Beijing mengecam Washington.", "Beijing", "china"),
        ("en", "Beijing condemned Washington.", "Beijing", "china"),
    ],
)
def test_a_capital_that_acts_is_a_metonym_and_stays_a_city(
    code: str, text: str, surface: str, state: str
) -> None:
    found = read(text, code)
    cities = [e for e in found.entities if e.type == "City" and e.names[0] == surface]
    (mention,) = cities[0].mentions
    assert mention.metonym_of == names(found).index(state)
    assert found.entities[mention.metonym_of].type == "State"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("id", "Xi Jinping mengunjungi Pyongyang."),
        ("en", "Xi Jinping visited Pyongyang."),
        ("id", "Rudal balistik Korea Utara ditembakkan dari Pyongyang ke Laut Jepang."),
    ],
)
def test_a_capital_that_is_a_place_stands_for_itself(code: str, text: str) -> None:
    found = read(text, code)
    (city,) = [e for e in found.entities if e.known == "pyongyang"]
    assert [m.metonym_of for m in city.mentions] == [None]


def test_an_abbreviation_belongs_to_the_whole_name_before_it():
    text = "Institut Teknologi India (IIT) dan Kepolisian Australia (AFP) tiba di India."
    found = read(text, "id")
    assert surfaces(found, "india") == ["India", "India"]
    assert surfaces(found, "afp") == ["AFP"]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("id", "Pemerintah Amerika Serikat (AS) diam.", ["~Pemerintah Amerika Serikat"]),
        ("en", "The International Olive Council (IOC) was silent.", []),
        ("id", 'AS menolak "Otoritas Selat Melati" (OSM). OSM diam.', ["~Otoritas Selat Melati"]),
        ("id", "Angkatan Keamanan Irak (ISF) diam.", ["~Angkatan Keamanan Irak"]),
    ],
)
def test_an_abbreviation_in_brackets_is_of_the_whole_name(
    code: str, text: str, expected: list[str]
) -> None:
    found = names(read(text, code))
    assert set(expected) <= set(found)
    assert not {"ioc", "isf", "~OSM"} & set(found)


def test_what_ends_in_a_state_abbreviates_no_state() -> None:
    extraction = read("Committee Against Melting in Israel (CAMI) diam. CAMI tertutup.", "id")
    states = [set(e.names) for e in extraction.entities if e.known == "israel"]
    assert states == [{"Israel"}]


@pytest.mark.parametrize(
    "text", ["Otoritas Selat Melati menolak.", "Kapal itu milik Melati Strait Authority."]
)
def test_the_first_or_the_last_word_tells_a_body_from_its_strait(text: str) -> None:
    assert {e.type for e in read(text, "id").entities} == {"Organization"}


def test_a_port_is_not_the_port_city():
    found = read("Kapal tiba di kota pelabuhan Haifa. Pelabuhan Haifa ditutup.", "id")
    assert surfaces(found, "haifa") == ["kota pelabuhan Haifa"]


def test_an_abbreviation_behind_a_body_is_the_body_and_no_state_of_that_abbreviation():
    found = read("Komite Olimpiade Rusia (ROC) ditangguhkan. ROC mengecam keputusan itu.", "id")
    assert surfaces(found, "~Komite Olimpiade Rusia") == ["Komite Olimpiade Rusia", "ROC", "ROC"]
    assert "taiwan" not in names(found)


def test_a_state_in_brackets_behind_its_body_is_the_state():
    found = read("Senat (AS) bersidang. Parlemen Eropa (USA) tidak ada. AS diam.", "id")
    assert len(surfaces(found, "united-states")) == 3


@pytest.mark.parametrize(
    ("text", "slug", "count"),
    [
        ("Pembangunan Ibu Kota Negara (IKN) berlanjut. IKN belum ramai.", "nusantara", 1),
        ("Hujan turun di kota Teluk Intan. Teluk Intan banjir.", "~kota Teluk Intan", 2),
    ],
)
def test_a_short_name_of_a_place_stays_with_it(text: str, slug: str, count: int):
    assert len(surfaces(read(text, "id"), slug)) == count
