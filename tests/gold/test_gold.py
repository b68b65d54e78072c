"""The gold of the seeds fits the seeds: what it names stands there, and it annotates them all."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from kg.article import read

ROOT = Path(__file__).parents[2]
GOLD = yaml.safe_load((ROOT / "tests/gold/seeds.yaml").read_text(encoding="utf-8"))
SEEDS = {article.id: article for article in read([ROOT / "seeds"])}
ARTICLES = {key: SEEDS[facts["file"]] for key, facts in GOLD["articles"].items()}
LITERAL = {"date", "missileCount", "missileType"}
PEOPLES = {
    "north_korea": "Korean|N. Korea",
    "south_korea": "Korean",
    "japan": "Japanese|Jepang",
    "russia": "Russian",
}
"""How an English text names a state by its people."""


def story(key: str) -> str:
    """An article's text with its furniture blanked out."""
    text = ARTICLES[key].text
    for span in ARTICLES[key].furniture:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def names(text: str, *forms: str) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) for form in forms)


def test_the_seeds_are_enough_and_in_both_languages():
    languages = Counter(article.language for article in SEEDS.values())
    assert languages["id"] >= 7
    assert languages["en"] >= 4
    assert sum(languages.values()) >= 12
    assert any(article.published is None for article in SEEDS.values())


def test_every_seed_is_annotated():
    assert {article.id for article in ARTICLES.values()} == set(SEEDS)


@pytest.mark.parametrize("key", ARTICLES)
def test_metadata_and_text_give_what_the_gold_says_of_an_article(key):
    article, facts = ARTICLES[key], GOLD["articles"][key]
    told = (article.language, article.published, article.publisher)
    assert told == (facts["language"], facts["published"], facts["publisher"])
    assert 100 <= len(article.text.split()) <= 300


@pytest.mark.parametrize("entity", GOLD["entities"])
def test_an_entity_is_named_in_the_story_of_each_of_its_articles(entity):
    facts = GOLD["entities"][entity]
    for key in facts["articles"]:
        # a place of a dateline, in capitals, is optional
        text = ARTICLES[key].text.title() if facts.get("optional") else story(key)
        forms = [n.title() for n in facts["names"]] if facts.get("optional") else facts["names"]
        assert names(text, *forms) or re.search(PEOPLES.get(entity, "(?!)"), text), key


@pytest.mark.parametrize("entity", GOLD["entities"])
def test_an_entity_lists_every_article_that_names_it(entity):
    facts = GOLD["entities"][entity]
    for key in ARTICLES:
        listed = any(
            key in other["articles"] and set(other["names"]) & set(facts["names"])
            for other in GOLD["entities"].values()
        )
        assert listed or not names(story(key), *facts["names"]), key


@pytest.mark.parametrize("event", GOLD["events"], ids=lambda event: event["id"])
def test_the_roles_of_an_event_are_filled_from_the_articles_that_report_it(event):
    assert set(event["articles"]) <= set(ARTICLES)
    for role, fillers in event["roles"].items():
        for filler in () if role in LITERAL else fillers:
            entities = [GOLD["entities"][key] for key in filler.split("|")]
            assert any(set(e["articles"]) & set(event["articles"]) for e in entities), filler


@pytest.mark.parametrize("quote", GOLD["forbidden_quotes"])
def test_a_forbidden_quote_stands_in_furniture_and_nowhere_else(quote):
    assert any(quote in article.text for article in ARTICLES.values())
    assert not any(quote in story(key) for key in ARTICLES)
