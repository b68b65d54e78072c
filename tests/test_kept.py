import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest

from kg import kept as kg_kept
from kg.annotation import Article, Extraction
from kg.errors import StoreError
from kg.kept import FILE, kept_extractions, open_kept


def reading(name: str) -> Extraction:
    return Extraction(Article(name, f"Berita {name}."), (), ())


def fill(directory: Path, *names: str) -> None:
    with open_kept(directory) as kept:
        for name in names:
            kept.keep(reading(name))
        kept.flush()
        with kept.transaction():
            kept.set_members({name: kept.key(reading(name).article) for name in names})


def test_extractions_come_back_by_identifier(tmp_path):
    fill(tmp_path, "b", "a")
    assert kept_extractions(tmp_path) == [reading("a"), reading("b")]


def test_readings_of_what_is_no_member_any_more_are_forgotten(tmp_path):
    fill(tmp_path, "a", "b")
    fill(tmp_path, "b")
    with open_kept(tmp_path) as kept:
        found = [kept.has(kept.key(reading(name).article)) for name in "ab"]
    assert found == [False, True]


def test_what_other_rules_read_is_not_taken_for_read(tmp_path, monkeypatch):
    fill(tmp_path, "a")
    monkeypatch.setattr(kg_kept, "reading_rules", lambda: "other")
    with open_kept(tmp_path) as kept:
        assert not kept.has(kept.key(reading("a").article))


def test_a_batch_that_is_not_full_waits_and_a_full_one_does_not(tmp_path, monkeypatch):
    monkeypatch.setattr(kg_kept, "_BATCH", 2)
    with open_kept(tmp_path) as kept:
        for name in "abc":
            kept.keep(reading(name))
        assert [kept.has(kept.key(reading(name).article)) for name in "abc"] == [True, True, False]


def test_a_transaction_that_fails_changes_nothing(tmp_path):
    fill(tmp_path, "a")
    with open_kept(tmp_path) as kept:
        with suppress(ZeroDivisionError), kept.transaction():
            kept.set_members({})
            1 / 0  # noqa: B018
        assert list(kept.members()) == ["a"]


def test_a_damaged_row_is_told_with_its_article(tmp_path):
    fill(tmp_path, "a")
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("UPDATE reading SET events = '[{'")
    connection.close()
    with pytest.raises(StoreError, match=r"article 'a' is damaged: .*; build again"):
        kept_extractions(tmp_path)


def test_a_file_that_is_no_database_is_an_error_that_says_what_to_do(tmp_path):
    (tmp_path / FILE).write_text("rubbish" * 100)
    with pytest.raises(StoreError, match=r"cannot be read or written: .*; make room, or build"):
        kept_extractions(tmp_path)


def test_a_directory_without_articles_says_how_to_make_one(tmp_path):
    with pytest.raises(StoreError, match="keeps no articles; make it anew"):
        kept_extractions(tmp_path)
