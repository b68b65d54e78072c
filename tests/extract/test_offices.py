import pytest

from kg.quarantine import faults, graph_alone
from tests.extract.reading import looked_at, name, read

CASES: list[tuple[str, str, str, str | None, str | None]] = [
    ("id", "Presiden Rusia Vladimir Putin tiba.", "Presiden", "Rusia", "Vladimir Putin"),
    ("id", "Vladimir Putin, Presiden Rusia, tiba.", "Presiden", "Rusia", "Vladimir Putin"),
    (
        "id",
        "Menteri Luar Negeri Jepang Yoko Kamikawa tiba.",
        "Menteri Luar Negeri",
        "Jepang",
        "Yoko Kamikawa",
    ),
    ("id", "Menlu RI Retno Marsudi tiba.", "Menlu", None, "Retno Marsudi"),
    (
        "id",
        "Presiden Amerika Serikat (AS) Donald Trump tiba.",
        "Presiden",
        "Amerika Serikat",
        "Donald Trump",
    ),
    ("id", "Presiden Rusia tiba.", "Presiden", "Rusia", None),
    ("id", "Presiden tiba.", "Presiden", None, None),
    ("en", "Russian President Vladimir Putin arrived.", "President", "Russian", "Vladimir Putin"),
    (
        "en",
        "Vladimir Putin, the Russian president, arrived.",
        "president",
        "Russian",
        "Vladimir Putin",
    ),
    (
        "en",
        "Vladimir Putin, president of Russia, arrived.",
        "president",
        "Russia",
        "Vladimir Putin",
    ),
    (
        "en",
        "Japan's foreign minister, Yoko Kamikawa, arrived.",
        "foreign minister",
        "Japan",
        "Yoko Kamikawa",
    ),
    ("en", "President Vladimir Putin of Russia arrived.", "President", "Russia", "Vladimir Putin"),
    ("en", "The president of Russia arrived.", "president", "Russia", None),
]


@pytest.mark.parametrize(("code", "text", "office", "of", "holder"), CASES)
def test_an_office_has_its_state_and_its_holder(
    code: str, text: str, office: str, of: str | None, holder: str | None
) -> None:
    reading = looked_at(text, code)
    words = reading.sentence.words
    (found,) = reading.offices
    assert " ".join(words[found.start : found.end]) == office
    assert (found.of and " ".join(words[found.of.start : found.of.end])) == of
    assert (found.person and " ".join(words[found.person.start : found.person.end])) == holder


@pytest.mark.parametrize(
    ("code", "text", "person", "office", "of"),
    [
        ("id", "Presiden Rusia Vladimir Putin tiba.", "vladimir-putin", "Presiden", "russia"),
        (
            "en",
            "Russian President Vladimir Putin arrived.",
            "vladimir-putin",
            "President",
            "russia",
        ),
        (
            "id",
            "Menteri Pertahanan Peru Arvo Lindqvist tiba di Lima.",
            "~Arvo Lindqvist",
            "Menteri Pertahanan",
            "peru",
        ),
        (
            "en",
            "Peru's defense minister, Arvo Lindqvist, arrived in Lima.",
            "~Arvo Lindqvist",
            "defense minister",
            "peru",
        ),
    ],
)
def test_a_person_keeps_his_office(code: str, text: str, person: str, office: str, of: str) -> None:
    found = read(text, code)
    (holder,) = [e for i, e in enumerate(found.entities) if name(found, i) == person]
    (held,) = holder.offices
    assert held.label == office
    assert held.of is not None
    assert name(found, held.of) == of


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("id", "Para menteri luar negeri Jepang dan Peru tiba."),
        ("en", "The foreign ministers of Japan and Peru arrived."),
    ],
)
def test_ministers_of_several_states_are_nobody_in_particular(code: str, text: str) -> None:
    assert all(office.plural and not office.person for office in looked_at(text, code).offices)


@pytest.mark.parametrize(
    ("code", "text", "office"),
    [
        ("id", "Gubernur Jawa Barat Arvo Lindqvist tiba di Peru.", "Gubernur Jawa Barat"),
        (
            "en",
            "Arvo Lindqvist, governor of New Mexico, arrived in Peru.",
            "governor of New Mexico",
        ),
    ],
)
def test_an_office_of_a_region_is_told_by_its_label(code: str, text: str, office: str) -> None:
    found = read(text, code)
    assert [(o.label, o.of) for e in found.entities for o in e.offices] == [(office, None)]
    assert faults(graph_alone(found)) == ()
