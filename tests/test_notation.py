import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from kg.annotation import Article, Extraction
from kg.notation import digest, from_json, to_json
from tests.making import extractions


@settings(max_examples=100, deadline=None)
@given(extractions)
def test_what_is_written_is_read_back_equal(extraction: Extraction):
    assert from_json(to_json(extraction)) == extraction


def test_what_is_written_goes_by_the_names_of_the_fields():
    article, entities, _ = to_json(Extraction(Article("a", "Kim tiba."), (), ()))
    assert json.loads(article)["text"] == "Kim tiba."
    assert entities == "[]"


@pytest.mark.parametrize("written", ["", "{}", '{"id": 1, "text": "b"}', '{"id": "a"}'])
def test_what_is_no_extraction_is_refused(written: str):
    with pytest.raises(ValueError, match=r"."):
        from_json((written, "[]", "[]"))


@pytest.mark.parametrize("change", [{"id": "b"}, {"text": "Kim pergi."}, {"publisher": "Kabar"}])
def test_any_change_of_an_article_changes_its_digest(change: Any):
    article = Article("a", "Kim tiba.")
    assert digest(replace(article, **change)) != digest(article) == digest(replace(article))
