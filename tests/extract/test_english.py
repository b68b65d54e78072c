"""How English says who did what to whom, where neither a name nor a preposition says it plainly."""

from datetime import date

import pytest

from tests.extract.reading import told

PUBLISHED = date(2024, 5, 14)

SAID: list[tuple[str, list[str]]] = [
    # Relative clauses and participles are about what they follow
    (
        "Hu Jintao met with Shinzo Abe, who had arrived in Beijing on Sunday.",
        [
            "Meeting participant=hu-jintao,shinzo-abe",
            "Visit destination=beijing visitor=shinzo-abe",
        ],
    ),
    (
        "The journey recalled that of Kim Jong Un's father, Kim Jong Il, who met Vladimir Putin.",
        ["Meeting participant=kim-jong-il,vladimir-putin"],
    ),
    (
        "Emmanuel Macron is the first French leader to visit Jakarta.",
        ["Visit destination=jakarta visitor=emmanuel-macron"],
    ),
    (
        "Christopher Hill left Beijing for Tokyo, a week after visiting Seoul.",
        [
            "Visit destination=seoul visitor=christopher-hill",
            "Visit destination=tokyo origin=beijing visitor=christopher-hill",
        ],
    ),
    # Who travels: people and delegations, with what carries them, and nothing else
    ("A French military plane landed at Cairo airport.", []),
    ("Two Turkish navy ships arrived in Karachi with tents.", []),
    (
        "Kim Jong Un's armoured train arrived in Vladivostok on Wednesday.",
        ["Visit destination=vladivostok visitor=kim-jong-un"],
    ),
    ("The governor of Texas, Greg Abbott, arrived late.", []),
    (
        "Xi Jinping met visiting Prime Minister Anwar Ibrahim.",
        ["Meeting participant=anwar-ibrahim,xi-jinping"],
    ),
    (
        "Emmanuel Macron gave a speech during a visit to Warsaw.",
        ["Visit destination=warsaw visitor=emmanuel-macron"],
    ),
    ("Xi Jinping gave a speech after a trip to Beijing.", []),
    # Calls are meetings, requests and names that one calls somebody are not
    (
        "Joe Biden and Xi Jinping spoke by phone for two hours.",
        ["Meeting participant=joe-biden,xi-jinping"],
    ),
    (
        "Olaf Scholz hosted Emmanuel Macron in Berlin for talks on Ukraine.",
        ["Meeting participant=emmanuel-macron,olaf-scholz place=berlin"],
    ),
    ("Donald Trump called Vladimir Putin a friend.", []),
    (
        "Donald Trump called on Vladimir Putin to stop the war.",
        ["Request about=stop the war addressee=vladimir-putin speaker=donald-trump"],
    ),
    # Whom a noun announces
    (
        "Retno Marsudi will meet leaders of the region, including Anwar Ibrahim.",
        ["Meeting participant=anwar-ibrahim,retno-marsudi"],
    ),
    # Whom sanctions are on
    (
        "The United States imposed sanctions on companies linked to Iran's missile programme.",
        ["Sanction imposedBy=united-states imposedOn=iran"],
    ),
    (
        "The Treasury Department sanctioned four executives of Gazprom.",
        ["Sanction imposedBy=us-treasury imposedOn=gazprom"],
    ),
    (
        "The European Union agreed to extend Russia sanctions.",
        ["Sanction imposedBy=european-union imposedOn=russia"],
    ),
    (
        "EU sanctions that target Belarus were prolonged.",
        ["Sanction imposedBy=european-union imposedOn=belarus"],
    ),
    (
        "The European Union agreed to sanction Belarus.",
        ["Sanction imposedBy=european-union imposedOn=belarus"],
    ),
    (
        "Iran is evading sanctions imposed by the United States.",
        ["Sanction imposedBy=united-states imposedOn=iran"],
    ),
    (
        "The Treasury Department blacklisted the Norinco arms company.",
        ["Sanction imposedBy=us-treasury imposedOn=~Norinco"],
    ),
    ("The Council announced new sanctions.", []),
    # Where missiles come down, and whose they are
    (
        "Houthi rebels fired a missile at Ben Gurion Airport near Tel Aviv.",
        ["MissileLaunch launchedBy=houthis towards=ben-gurion-airport"],
    ),
    (
        "North Korea made no comment on its submarine-launched ballistic missile test on Sunday.",
        [
            "MissileLaunch launchedBy=north-korea missileType=submarine-launched-ballistic-missile",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_english_says_who_did_what(text: str, expected: list[str]) -> None:
    assert sorted(fact.line for fact in told(text, "en", PUBLISHED)) == expected


STATES = [
    ("Barack Obama is to meet Yang Jiechi at the White House.", "Planned"),
    ("Yang Jiechi will see James Jones before meeting Barack Obama.", "Planned"),
    (
        "Tang Jiaxuan is expected to meet Narendra Modi and also call on President Kovind.",
        "Expected",
    ),
    ("The European Union has not lifted its arms embargo on Myanmar.", "Occurred"),
    ("Vladimir Putin, who is wanted by a court in The Hague, flew to Mongolia.", "Occurred"),
    ("Donald Trump cancelled his visit to Denmark.", "Denied"),
]


@pytest.mark.parametrize(("text", "expected"), STATES)
def test_what_lies_ahead_and_what_stays_in_force_is_told(text: str, expected: str) -> None:
    assert {fact.status for fact in told(text, "en", PUBLISHED)} == {expected}


def test_he_is_whom_the_sentence_is_about_rather_than_whom_the_last_one_named() -> None:
    text = (
        "Mike Pompeo will meet King Salman. "
        "Mike Pompeo will then fly to Israel, where he will hold talks with Benjamin Netanyahu."
    )
    lines = [fact.line for fact in told(text, "en", PUBLISHED)]
    assert "Meeting participant=benjamin-netanyahu,mike-pompeo" in lines


def test_here_is_where_the_article_was_written() -> None:
    text = "JAKARTA (Example) - Wang Yi arrived here on Monday. Jakarta was calm."
    lines = [fact.line for fact in told(text, "en", PUBLISHED)]
    assert lines == ["Visit destination=jakarta visitor=wang-yi"]


def test_the_day_of_a_reaction_is_not_that_of_what_it_is_about() -> None:
    text = "Japan on Sunday condemned North Korea for firing a ballistic missile."
    (launch,) = [f for f in told(text, "en", PUBLISHED) if f.type == "MissileLaunch"]
    assert launch.date == ""
