"""The roles of events, what is no event, and what holds of every extraction."""

import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotation import Article, Extraction
from kg.article import read as read_articles
from kg.errors import VocabularyError
from kg.extract import extract, extract_one
from kg.extract.frames import range_of
from kg.vocabulary import superclasses
from tests.extract.reading import (
    everywhere,
    facts,
    kinds,
    names,
    only,
    read,
    surfaces,
    told,
)

SEEDS = Path(__file__).parents[2] / "seeds"

ROLES = [
    # Coordination
    ("id", "Xi Jinping mengunjungi Rusia, Serbia dan Hungaria.",
     "Visit destination=hungary,russia,serbia visitor=xi-jinping"),
    ("en", "Xi Jinping visited Russia, Serbia and Hungary.",
     "Visit destination=hungary,russia,serbia visitor=xi-jinping"),
    ("id", "Amerika Serikat, Jepang dan Korea Selatan menggelar pertemuan di Washington.",
     "Meeting participant=japan,south-korea,united-states place=washington"),
    ("en", "The United States, Japan and South Korea held talks in Washington.",
     "Meeting participant=japan,south-korea,united-states place=washington"),
    ("id", "Perdana Menteri India Narendra Modi dan Presiden Rusia Vladimir Putin bertemu di Kazan.",
     "Meeting participant=narendra-modi,vladimir-putin place=kazan"),
    ("en", "Presidents Xi Jinping and Vladimir Putin met in Astana.",
     "Meeting participant=vladimir-putin,xi-jinping place=astana"),
    ("id", "Perang Israel-Hamas memasuki bulan kesembilan.", "Conflict party=hamas,israel"),
    ("en", "The Israel-Hamas war entered its ninth month.", "Conflict party=hamas,israel"),
    # Passive, with an agent and without
    ("id", "Rudal balistik itu diluncurkan oleh Korea Utara ke Laut Jepang.",
     "MissileLaunch launchedBy=north-korea missileType=ballistic-missile towards=east-sea"),
    ("id", "Rudal balistik itu diluncurkan Korea Utara ke Laut Jepang.",
     "MissileLaunch launchedBy=north-korea missileType=ballistic-missile towards=east-sea"),
    ("en", "The ballistic missile was launched by North Korea into the Sea of Japan.",
     "MissileLaunch launchedBy=north-korea missileType=ballistic-missile towards=east-sea"),
    ("id", "Sebuah rudal balistik ditembakkan ke arah Jepang pada Selasa.",
     "MissileLaunch missileType=ballistic-missile towards=japan"),
    ("en", "A ballistic missile was fired toward Japan on Tuesday.",
     "MissileLaunch missileType=ballistic-missile towards=japan"),
    ("id", "Sanksi baru terhadap Korea Utara dijatuhkan oleh Dewan Keamanan PBB.",
     "Sanction imposedBy=un-security-council imposedOn=north-korea"),
    ("en", "New sanctions were imposed on North Korea by the U.N. Security Council.",
     "Sanction imposedBy=un-security-council imposedOn=north-korea"),
    # Relative clauses
    ("id", "Pertemuan yang digelar Vladimir Putin dengan Narendra Modi di Moskow berlangsung dua jam.",
     "Meeting participant=narendra-modi,vladimir-putin place=moscow"),
    ("en", "The meeting that Vladimir Putin held with Narendra Modi in Moscow lasted two hours.",
     "Meeting participant=narendra-modi,vladimir-putin place=moscow"),
    ("id", "Menteri Luar Negeri Jepang Yoko Kamikawa, yang bertemu Antony Blinken di Tokyo, menyatakan puas.",
     "Meeting participant=antony-blinken,yoko-kamikawa place=tokyo"),
    ("en", "Yoko Kamikawa, who met Antony Blinken in Tokyo, said she was satisfied.",
     "Meeting participant=antony-blinken,yoko-kamikawa place=tokyo"),
    # Capitals for their states
    ("id", "Moskow dan Pyongyang menandatangani perjanjian pertahanan.", "Agreement party=north-korea,russia"),
    ("en", "Moscow and Pyongyang signed a defence pact.", "Agreement party=north-korea,russia"),
    ("id", "Beijing dan Washington berunding di Jenewa.", "Meeting participant=china,united-states place=geneva"),
    ("en", "Beijing and Washington held talks in Geneva.", "Meeting participant=china,united-states place=geneva"),
    # The other party, named in front or behind
    ("id", "Dalam pertemuan dengan Li Qiang, Prabowo Subianto menyampaikan undangan.",
     "Meeting participant=li-qiang,prabowo-subianto"),
    ("en", "At a meeting with Li Qiang, Prabowo Subianto extended an invitation.",
     "Meeting participant=li-qiang,prabowo-subianto"),
    # Apposition
    ("id", "Presiden Rusia, Vladimir Putin, bertemu Narendra Modi di Kazan.",
     "Meeting participant=narendra-modi,vladimir-putin place=kazan"),
    ("en", "Vladimir Putin, the Russian president, met Narendra Modi in Kazan.",
     "Meeting participant=narendra-modi,vladimir-putin place=kazan"),
    # Adjectives and peoples for their states
    ("id", "Warga Palestina mengecam Israel.", "Condemnation addressee=israel speaker=palestine"),
    ("en", "Palestinians condemned Israel.", "Condemnation addressee=israel speaker=palestine"),
    ("en", "Russian officials thanked North Korea.", "Thanks addressee=north-korea speaker=russia"),
    # Telephone, summits of bodies, delegations
    ("id", "Anwar Ibrahim berbicara melalui telepon dengan Xi Jinping.",
     "Meeting participant=anwar-ibrahim,xi-jinping"),
    ("en", "Anwar Ibrahim spoke by phone with Xi Jinping.", "Meeting participant=anwar-ibrahim,xi-jinping"),
    ("id", "KTT G7 digelar di Hiroshima pada 8 Mei.", "Meeting participant=g7 place=hiroshima"),
    ("en", "A Japanese delegation arrived in Seoul.", "Visit destination=seoul visitor=japan"),
    # From, to, over
    ("id", "Korea Utara menembakkan rudal balistik dari Pyongyang ke Laut Jepang.",
     "MissileLaunch launchSite=pyongyang launchedBy=north-korea missileType=ballistic-missile towards=east-sea"),
    ("en", "North Korea fired a ballistic missile from Pyongyang into the East Sea.",
     "MissileLaunch launchSite=pyongyang launchedBy=north-korea missileType=ballistic-missile towards=east-sea"),
    ("id", "Rudal balistik Korea Utara melintasi Jepang.",
     "MissileLaunch launchedBy=north-korea missileType=ballistic-missile overflew=japan"),
    ("id", "Tujuh rudal jelajah Iran menghantam Haifa.",
     "MissileLaunch launchedBy=iran missileType=cruise-missile towards=haifa"),
    ("en", "Seven Iranian cruise missiles hit Haifa.",
     "MissileLaunch launchedBy=iran missileType=cruise-missile towards=haifa"),
    ("id", "Rudal balistik Korea Utara jatuh di Laut Jepang.",
     "MissileLaunch launchedBy=north-korea missileType=ballistic-missile towards=east-sea"),
    ("en", "A North Korean ballistic missile landed in the Sea of Japan.",
     "MissileLaunch launchedBy=north-korea missileType=ballistic-missile towards=east-sea"),
    ("id", "Prabowo Subianto bertolak ke Beijing dari Jakarta.",
     "Visit destination=beijing origin=jakarta visitor=prabowo-subianto"),
    ("en", "Prabowo Subianto flew to Beijing from Jakarta.",
     "Visit destination=beijing origin=jakarta visitor=prabowo-subianto"),
    # Courtesy calls are meetings, whatever verb pays them
    ("id", "Retno Marsudi melakukan kunjungan kehormatan kepada Presiden Vladimir Putin di Moskow.",
     "Meeting participant=retno-marsudi,vladimir-putin place=moscow"),
    ("en", "Sergei Lavrov paid a courtesy call on President Prabowo Subianto in Jakarta.",
     "Meeting participant=prabowo-subianto,sergei-lavrov place=jakarta"),
    # Passives of what is said and signed
    ("id", "Israel dikecam Turki.", "Condemnation addressee=israel speaker=turkey"),
    ("en", "Israel was condemned by Turkey.", "Condemnation addressee=israel speaker=turkey"),
    ("id", "Perjanjian itu ditandatangani Rusia dan Korea Utara.", "Agreement party=north-korea,russia"),
    ("en", "The treaty was signed by Russia and North Korea.", "Agreement party=north-korea,russia"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "expected"), ROLES)
def test_roles_are_filled_by_those_who_play_them(code: str, text: str, expected: str) -> None:
    assert [fact.line for fact in told(text, code)] == [expected]


KINDS = [
    ("id", "rudal balistik antarbenua", ["intercontinental-ballistic-missile"]),
    ("id", "rudal balistik jarak pendek", ["short-range-ballistic-missile"]),
    ("id", "rudal jelajah", ["cruise-missile"]),
    ("id", "rudal hipersonik", ["hypersonic-missile"]),
    ("id", "rudal Hwasong-17", ["hwasong-17"]),
    ("id", "rudal", []),
    ("en", "an intercontinental ballistic missile", ["intercontinental-ballistic-missile"]),
    ("en", "an ICBM", ["intercontinental-ballistic-missile"]),
    ("en", "short-range ballistic missiles", ["short-range-ballistic-missile"]),
    ("en", "a cruise missile", ["cruise-missile"]),
    ("en", "a Hwasong-18 missile", ["hwasong-18"]),
    ("en", "a projectile", []),
]


@pytest.mark.parametrize(("code", "missile", "expected"), KINDS)
def test_the_kind_of_missile_is_the_most_particular_one(
    code: str, missile: str, expected: list[str]
) -> None:
    text = {"id": "Korea Utara menembakkan {} pada Selasa.", "en": "North Korea fired {} on Tuesday."}
    fact = only(told(text[code].format(missile), code), "MissileLaunch")
    assert fact.roles.get("missileType", []) == expected


COUNTS: list[tuple[str, str, tuple[int, int | None] | None]] = [
    ("id", "Korea Utara menembakkan dua rudal balistik jarak pendek pada Rabu.", (2, 2)),
    ("en", "North Korea fired three short-range ballistic missiles on Tuesday.", (3, 3)),
    ("id", "Rusia menyerang Ukraina dengan sejumlah rudal jelajah.", (2, None)),
    ("en", "Russia attacked Ukraine with dozens of cruise missiles.", (2, None)),
    ("id", "Korea Utara menembakkan sedikitnya 10 rudal pada Rabu.", (10, None)),
    ("en", "North Korea fired at least 10 missiles on Tuesday.", (10, None)),
    ("id", "Korea Utara menembakkan rudal pada Rabu.", None),
    ("en", "North Korea fired missiles on Tuesday.", None),
]


@pytest.mark.parametrize(("code", "text", "expected"), COUNTS)
def test_a_launch_has_as_many_missiles_as_the_article_says(
    code: str, text: str, expected: tuple[int, int | None] | None
) -> None:
    assert only(told(text, code), "MissileLaunch").count == expected


NO_EVENT = [
    ("id", "Apple meluncurkan produk baru di California."),
    ("en", "Samsung launched a new phone in Seoul on Monday."),
    ("id", "Lionel Messi mengeksekusi penalti ke gawang Prancis."),
    ("en", "Lionel Messi fired a penalty past the goalkeeper of France."),
    ("id", "Polisi menjatuhkan sanksi tilang kepada pengemudi di Jakarta."),
    ("en", "Police fined drivers in Jakarta."),
    ("id", "FIFA menjatuhkan sanksi kepada Indonesia."),
    ("en", "FIFA imposed sanctions on Brazil."),
    ("id", "Jepang bertemu Kroasia di babak 16 besar Piala Dunia."),
    ("en", "Japan met Croatia in the last 16 of the World Cup."),
    ("id", "Indonesia memenuhi syarat bertemu Jepang di final."),
    ("en", "Indonesia must meet demand from China."),
    ("en", "Germany met its obligations to Ukraine."),
    ("id", "Israel mencegat rudal balistik Iran."),
    ("en", "Israel intercepted ballistic missiles from Iran."),
    ("id", "Israel menembak jatuh dua rudal Iran."),
    ("en", "Israel shot down two Iranian missiles."),
    ("en", "SpaceX launched a satellite for Indonesia."),
    ("id", "SpaceX meluncurkan satelit milik Indonesia."),
    ("id", "SpaceX meluncurkan roket Falcon 9 dari Florida."),
    ("en", "SpaceX launched a Falcon 9 rocket from Florida."),
    ("id", "Ukraina meluncurkan drone ke Moskow."),
    ("en", "Ukraine sent drones to Moscow."),
    ("id", "Korea Utara sering meluncurkan rudal balistik."),
    ("en", "North Korea often fires ballistic missiles."),
    ("en", "North Korea has nuclear missiles."),
    ("id", "Rapat umum pemegang saham Garuda Indonesia digelar di Jakarta."),
    ("id", "Joko Widodo menggelar jumpa pers di Jakarta."),
    ("en", "Joe Biden received a letter from Vladimir Putin."),
    ("id", "Joko Widodo menerima surat dari Vladimir Putin."),
]


@pytest.mark.parametrize(("code", "text"), NO_EVENT)
def test_what_only_sounds_like_an_event_is_none(code: str, text: str) -> None:
    assert kinds(told(text, code)) == []


FURNITURE = [
    ("id", "Xi Jinping tiba di Moskow.\nBaca juga: Kim Jong Un Bertemu Vladimir Putin di Vostochny\nIa lalu makan."),
    ("en", "Xi Jinping arrived in Moscow.\nRead also: Kim Jong Un Met Vladimir Putin at Vostochny\nHe then ate."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), FURNITURE)
def test_furniture_yields_nothing(code: str, text: str) -> None:
    found = read(text, code)
    assert names(found) == ["xi-jinping", "moscow"]
    assert kinds(facts(found)) == ["Visit"]


@pytest.mark.parametrize(
    ("code", "title", "body"),
    [
        ("id", "Kim Jong Un Tembakkan Rudal, Jepang Marah", "Kim Jong Un menembakkan rudal balistik. Jepang mengecam."),
        ("en", "NORTH KOREA FIRES BALLISTIC MISSILE", "North Korea fired a ballistic missile on Tuesday."),
        ("id", "KOREA UTARA TEMBAKKAN RUDAL BALISTIK", "Korea Utara menembakkan rudal balistik pada Selasa."),
    ],
)  # fmt: skip
def test_a_headline_in_capitals_tells_what_its_story_tells(code: str, title: str, body: str) -> None:
    found = read(body, code, title=title)
    assert len(only(facts(found), "MissileLaunch").rules) == 2
    assert not [name for name in names(found) if name.startswith("~")]


def test_a_state_is_named_by_its_adjective_too() -> None:
    found = read("Russian forces left. Russia denied it.", "en")
    assert names(found) == ["russian-armed-forces", "russia"]
    assert surfaces(found, "russia")[-1] == "Russia"


def test_a_story_that_happens_on_its_day_has_the_day_of_publication() -> None:
    assert only(told("Xi Jinping bertemu Vladimir Putin di Moskow.", "id"), "Meeting").date == "2024-05-15"
    assert only(told("Xi Jinping met Vladimir Putin in Moscow.", "en", None), "Meeting").date == ""


def test_a_language_that_is_not_declared_is_refused() -> None:
    with pytest.raises(VocabularyError, match="no language 'tlh'.*add tlh.ttl"):
        extract_one(Article("a", "nuqneH", language="tlh"))


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "…", "123", "“”", "Kim", "\u200b", "😀 Putin 😀"])
@pytest.mark.parametrize("code", ["id", "en"])
def test_hardly_any_text_is_read_without_harm(text: str, code: str) -> None:
    sound(extract_one(Article("a", text, language=code)))


def test_extraction_is_lazy_and_in_order() -> None:
    articles = (Article(f"a{n}", "Kim Jong Un tiba.") for n in range(3))
    found = extract(articles)
    assert next(found).article.id == "a0"
    assert next(articles).id == "a1"


def sound(extraction: Extraction) -> None:
    """Assert what holds of every extraction."""
    text = extraction.article.text
    for mention in everywhere(extraction):
        assert text[mention.start : mention.end] == mention.surface != ""
        assert mention.sentence.start <= mention.start < mention.end <= mention.sentence.end
        assert mention.rule
    for thing in (*extraction.entities, *extraction.events):
        starts = [(m.start, m.end) for m in thing.mentions]
        assert starts == sorted(set(starts)) != []
    size = len(extraction.entities)
    for entity in extraction.entities:
        assert entity.names
        assert all(m.metonym_of is None or 0 <= m.metonym_of < size for m in entity.mentions)
        assert all(o.of is None or 0 <= o.of < size for o in entity.offices)
    for event in extraction.events:
        assert event.status in ("Occurred", "Planned", "Expected", "Hypothetical", "Denied")
        assert event.attributed_to is None or 0 <= event.attributed_to < size
        assert len({(r.property, r.entity, r.concept, r.value) for r in event.roles}) == len(event.roles)
        for role in event.roles:
            assert [role.entity, role.concept, role.value].count(None) == 2
            if role.entity is not None:
                fits = range_of(role.property)
                assert fits is None or fits in superclasses(extraction.entities[role.entity].type)


@cache
def seeds() -> Sequence[Extraction]:
    return tuple(extract(read_articles([SEEDS])))


def test_the_seed_articles_are_read_soundly() -> None:
    for extraction in seeds():
        sound(extraction)
        assert extraction.entities, extraction.article.id


def test_every_quote_is_a_whole_sentence() -> None:
    for extraction in seeds():
        article = extraction.article
        for span in {m.sentence for m in everywhere(extraction)}:
            quote = article.text[span.start : span.end]
            assert quote == quote.strip()
            before = article.text[: span.start].rstrip(" ")
            edges = {f.end for f in article.furniture}
            opens = not before or before[-1] in "\n.!?…\"”’)" or any(
                not article.text[edge : span.start].strip() for edge in edges if edge <= span.start
            )
            assert opens, (article.id, before[-30:], quote[:40])


def test_no_mention_lies_in_furniture() -> None:
    for extraction in seeds():
        for mention in everywhere(extraction):
            for span in extraction.article.furniture:
                assert mention.end <= span.start or span.end <= mention.start


def test_extraction_is_deterministic() -> None:
    articles = [extraction.article for extraction in seeds()]
    random.Random(7).shuffle(articles)
    again = {e.article.id: e for e in extract(articles)}
    assert [again[e.article.id] for e in seeds()] == list(seeds())


WORDS = st.sampled_from(
    "Kim Jong Un Putin Vladimir Pyongyang Rusia menembakkan dua rudal balistik ke Laut Jepang "
    "bertemu dengan Presiden pada Selasa (15/5) , . \" \n “ ” yang oleh sanksi terhadap PBB 's met "
    "North Korea fired the missiles at and in Moscow if not Israel-Hamas akan tidak itu".split(" ")
)


@given(st.lists(WORDS, max_size=30), st.sampled_from(["id", "en"]))
@settings(max_examples=60, deadline=None)
def test_any_jumble_of_words_is_read_soundly(words: list[str], code: str) -> None:
    article = Article("a", " ".join(words), language=code)
    sound(extract_one(article))
    assert extract_one(article) == extract_one(article)
