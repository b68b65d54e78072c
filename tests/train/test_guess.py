import gzip
import json

import pytest

from kg.train.corpora import read_corpora
from kg.train.formats import Name, TrainingDataError, held_back
from kg.train.guess import agreed, unlabelled

TEXT = (
    "Perahu nelayan kembali ke pelabuhan tadi malam. Ya. "
    "Cuaca buruk menghambat mereka selama dua hari."
)


def write(path, articles):
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(article) + "\n" for article in articles)
    return path


def test_more_than_half_of_the_readings_decide():
    one, two = Name(0, 3, "PER"), Name(0, 6, "PER")
    assert agreed([[one], [one], [two]]) == (one,)
    assert agreed([[one], [two]]) == ()


def test_articles_are_cut_into_sentences_each_text_once(folder, tmp_path):
    path = write(tmp_path / "a.jsonl.gz", [{"id": "p", "text": TEXT}, {"id": "q", "text": TEXT}])
    found = list(unlabelled(path, read_corpora(folder)))
    assert [sentence.id for sentence in found] == ["p:0", "p:2"]
    assert found[0].text == "Perahu nelayan kembali ke pelabuhan tadi malam."


def test_an_article_with_a_sentence_held_back_is_left_out(folder, tmp_path):
    corpora = read_corpora(folder)
    assert any(held_back(f"s:{i}") < 2 for i in range(60))
    path = write(tmp_path / "a.jsonl.gz", [{"id": "s", "text": TEXT}])
    assert list(unlabelled(path, corpora)) == []


def test_what_is_not_json_lines_is_refused(folder, tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("bukan JSON\n", encoding="utf-8")
    with pytest.raises(TrainingDataError, match="expected JSON Lines"):
        list(unlabelled(path, read_corpora(folder)))
