"""The tables of the format csv, read back as a person reads them."""

import csv
import io
from pathlib import Path
from zipfile import ZipFile

import pytest

from kg.errors import ExportError
from kg.export import export, export_tables
from kg.export.tables import TABLES, write_table
from kg.store import open_store
from tests.sample_graph import sample_store

STORE = sample_store()


def rows(name: str) -> list[dict[str, str]]:
    out = io.BytesIO()
    write_table(STORE, name, out)
    return list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))


def row(name: str, **wanted: str) -> dict[str, str]:
    (found,) = [row for row in rows(name) if wanted.items() <= row.items()]
    return found


HELD = [
    (
        "articles",
        {"identifier": "pagi"},
        {
            "article": "article/pagi",
            "title": "Kim dan Putin bertemu",
            "published": "2023-09-14",
            "publisher": "Harian Contoh",
            "url": "https://example.org/pagi",
        },
    ),
    (
        "entities",
        {"entity": "pyongyang"},
        {"class": "City", "latitude": "39.02", "longitude": "125.75", "within": "north-korea"},
    ),
    (
        "entities",
        {"entity": "kim-jong-un"},
        {"label_en": "Kim Jong Un", "other_names": "Kim", "articles": "3", "mentions": "1"},
    ),
    ("entities", {"entity": "ballistic-missile"}, {"class": "MissileType", "articles": "0"}),
    (
        "events",
        {"event": "event/launch"},
        {
            "class": "MissileLaunch",
            "label_en": "North Korea launches missiles",
            "status": "Occurred",
            "date": "2023-09-13; 2023-09-14",
            "earliest": "2023-09-13",
            "latest": "2023-09-14",
            "articles": "2",
        },
    ),
    (
        "roles",
        {"event": "event/launch", "role": "missileCount", "article": "article/sore"},
        {"filler": "", "value": "2"},
    ),
    (
        "roles",
        {"event": "event/launch", "role": "launchedBy", "article": "article/pagi"},
        {"filler": "north-korea", "value": ""},
    ),
    (
        "mentions",
        {"thing": "event/launch", "article": "article/sore"},
        {
            "start": "80",
            "end": "85",
            "words": "fired",
            "sentence": "North Korea fired two missiles.",
            "rule": "launch-verb",
        },
    ),
]


@pytest.mark.parametrize(("table", "wanted", "held"), HELD)
def test_a_table_holds_what_the_graph_says(table, wanted, held):
    assert held.items() <= row(table, **wanted).items()


def test_a_role_stands_once_under_its_most_special_name():
    fillers = [r["role"] for r in rows("roles") if r["filler"] == "north-korea"]
    assert "participant" not in fillers


def test_events_are_no_entities_and_the_other_way_round():
    assert not {r["event"] for r in rows("events")} & {r["entity"] for r in rows("entities")}
    assert len(rows("events")) == 7


def test_every_table_refers_to_what_the_others_list(seeds_out: Path, tmp_path: Path):
    export(open_store(seeds_out), tmp_path / "tables.zip")
    with ZipFile(tmp_path / "tables.zip") as archive:
        tables = {
            name: list(csv.DictReader(io.TextIOWrapper(archive.open(f"{name}.csv"), "utf-8")))
            for name, _, _ in TABLES
        }
        assert archive.testzip() is None
    articles = {row["article"] for row in tables["articles"]}
    things = {r["entity"] for r in tables["entities"]} | {r["event"] for r in tables["events"]}
    assert len(articles) == 14
    assert {row["article"] for row in tables["roles"]} <= articles | {""}
    assert {row["article"] for row in tables["mentions"]} <= articles
    assert {row["thing"] for row in tables["mentions"]} <= things
    assert {row["filler"] for row in tables["roles"] if row["filler"]} <= things


def test_a_folder_holds_the_same_tables_as_the_archive(tmp_path):
    export(STORE, tmp_path / "tables.zip")
    export_tables(STORE, tmp_path / "new" / "tables")
    with ZipFile(tmp_path / "tables.zip") as archive:
        for name, _, _ in TABLES:
            file = tmp_path / "new" / "tables" / f"{name}.csv"
            assert archive.read(file.name) == file.read_bytes()


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(ExportError, match="file: cannot be written"):
        export_tables(STORE, tmp_path / "file")
