"""What holds of every extraction, and what an article says as a whole."""

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
    mention_lists,
    names,
    only,
    read,
    surfaces,
    told,
)

SEEDS = Path(__file__).parents[2] / "seeds"

FURNITURE = [
    (
        "id",
        "Xi Jinping tiba di Moskow.\nBaca juga: Kim Jong Un Bertemu Vladimir Putin\nIa lalu makan.",
    ),
    (
        "en",
        "Xi Jinping arrived in Moscow.\nRead also: Kim Jong Un Met Vladimir Putin\nHe then ate.",
    ),
]


@pytest.mark.parametrize(("code", "text"), FURNITURE)
def test_furniture_yields_nothing(code: str, text: str) -> None:
    found = read(text, code)
    assert names(found) == ["xi-jinping", "moscow"]
    assert kinds(facts(found)) == ["Visit"]


@pytest.mark.parametrize(
    ("code", "title", "body"),
    [
        (
            "id",
            "Kim Jong Un Tembakkan Rudal, Jepang Marah",
            "Kim Jong Un menembakkan rudal balistik. Jepang mengecam.",
        ),
        (
            "en",
            "NORTH KOREA FIRES BALLISTIC MISSILE",
            "North Korea fired a ballistic missile on Tuesday.",
        ),
        (
            "id",
            "KOREA UTARA TEMBAKKAN RUDAL BALISTIK",
            "Korea Utara menembakkan rudal balistik pada Selasa.",
        ),
    ],
)
def test_a_headline_in_capitals_tells_what_its_story_tells(
    code: str, title: str, body: str
) -> None:
    found = read(body, code, title=title)
    assert len(only(facts(found), "MissileLaunch").rules) == 2
    assert not [name for name in names(found) if name.startswith("~")]


def test_a_state_is_named_by_its_adjective_too() -> None:
    found = read("Russian forces left. Russia denied it.", "en")
    assert names(found) == ["russian-armed-forces", "russia"]
    assert surfaces(found, "russia")[-1] == "Russia"


def test_a_story_that_happens_on_its_day_has_the_day_of_publication() -> None:
    assert (
        only(told("Xi Jinping bertemu Vladimir Putin di Moskow.", "id"), "Meeting").date
        == "2024-05-15"
    )
    assert only(told("Xi Jinping met Vladimir Putin in Moscow.", "en", None), "Meeting").date == ""


def test_a_language_that_is_not_declared_is_refused() -> None:
    with pytest.raises(VocabularyError, match=r"no language 'tlh'.*add tlh\.ttl"):
        extract_one(Article("a", "nuqneH", language="tlh"))


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", ".", "…", "123", "“”", "Kim", "\u200b", "😀 Putin 😀"]
)
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
    for mentions in mention_lists(extraction):
        starts = [(m.start, m.end) for m in mentions]
        assert starts == sorted(set(starts)) != []
    size = len(extraction.entities)
    for entity in extraction.entities:
        assert entity.names
        assert all(m.metonym_of is None or 0 <= m.metonym_of < size for m in entity.mentions)
        assert all(o.of is None or 0 <= o.of < size for o in entity.offices)
    for event in extraction.events:
        assert event.status in ("Occurred", "Planned", "Expected", "Hypothetical", "Denied")
        assert event.attributed_to is None or 0 <= event.attributed_to < size
        assert len({(r.property, r.entity, r.concept, r.value) for r in event.roles}) == len(
            event.roles
        )
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
            opens = (
                not before
                or before[-1] in '\n.!?…"”’)'
                or any(
                    not article.text[edge : span.start].strip()
                    for edge in edges
                    if edge <= span.start
                )
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
