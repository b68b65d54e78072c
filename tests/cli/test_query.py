"""`kg query` as its users meet it: real answers, time limits, formats, explanations, refusals."""

import csv
import io
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat, parse
from typer.testing import CliRunner

from kg.cli import app
from kg.query import named_queries
from tests.conftest import ROOT


def run(*args: str | Path) -> Any:
    return CliRunner().invoke(app, [str(arg) for arg in args])


REAL: list[tuple[str, tuple[str, ...], dict[str, str]]] = [
    ("actors", (), {"actor": "kim-jong-un", "type": "Person"}),
    ("articles", (), {"issued": "2023-08-18", "language": "en", "publisher": "sample-courier"}),
    ("events-at-place", ("--place", "Russia"), {"date": "2023-09-13", "type": "Meeting"}),
    ("evidence", ("--event", "Conflict"), {"article": "example-gazette-eu-sanctions"}),
    ("launches", ("--from", "2023-12-18"), {"date": "2023-12-18", "by": "North Korea"}),
    ("launches-per-month", (), {"month": "2023-08", "launches": "1", "missiles": "2"}),
    (
        "meetings",
        ("--language", "id"),
        {"date": "2023-08-18", "participants": "Fumio Kishida, Joe Biden, Yoon Suk Yeol"},
    ),
    ("merges", (), {"kept": "kim-jong-un"}),
    ("planned", (), {"date": "2023-09", "type": "Meeting", "realisedOn": "2023-09-13"}),
    ("sanctions-network", (), {"imposedBy": "european-union", "imposedOn": "north-korea"}),
    ("statements", (), {"date": "2024-03-26", "kind": "Denial", "speaker": "kim-yo-jong"}),
    ("timeline", ("--actor", "Putin"), {"date": "2019-04", "type": "Meeting"}),
    ("visits", (), {"date": "2023-07", "visitors": "Sergei Shoigu", "destinations": "Pyongyang"}),
    (
        "who-met-whom",
        ("--actor", "Putin", "--from", "2023-09"),
        {"one": "kim-jong-un", "other": "vladimir-putin", "date": "2023-09-13"},
    ),
    (
        "who-says-so",
        ("--actor", "Peskov"),
        {"said": "dmitry-peskov", "article": "sample-courier-vostochny"},
    ),
]
"""Of each named query, a row that it has for seeds/, things by the last part of their IRIs."""


@pytest.mark.parametrize(("name", "args", "row"), REAL, ids=[name for name, *_ in REAL])
def test_a_named_query_answers_what_the_articles_say(seeds_out, name, args, row):
    done = run("query", seeds_out, name, *args, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    plain = [{key: cell.rsplit("/", 1)[-1] for key, cell in found.items()} for found in rows]
    assert any(row.items() <= found.items() for found in plain), done.stdout


def test_every_named_query_is_among_them_but_one_that_the_articles_give_nothing_for():
    assert {n.name for n in named_queries()} - {name for name, *_ in REAL} == {"conflicts"}


ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def test_a_query_that_takes_too_long_is_given_up(seeds_out):
    started = time.monotonic()
    done = subprocess.run(
        (sys.executable, "-m", "kg.cli", "query", seeds_out, ENDLESS, "--timeout", "0.5"),
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("kg: no answer within 0.5 seconds; ask for less")
    assert len(done.stderr.splitlines()) == 1
    assert time.monotonic() - started < 60


def test_a_query_that_is_in_time_is_answered(seeds_out):
    done = run("query", seeds_out, "ASK { ?m a kg:Meeting }", "--timeout", "60")
    assert done.exit_code == 0


def test_a_time_limit_of_nothing_is_refused(seeds_out):
    assert run("query", seeds_out, "actors", "--timeout", "0").exit_code == 2


@pytest.mark.parametrize("asked", ["DESCRIBE base:japan", "CONSTRUCT WHERE { ?x a kg:Meeting }"])
def test_a_graph_comes_as_turtle_unless_another_format_is_asked_for(seeds_out, asked):
    done = run("query", seeds_out, asked)
    assert any(True for _ in parse(done.stdout, RdfFormat.TURTLE))
    assert "subject" in run("query", seeds_out, asked, "--format", "table").stdout


def test_a_graph_without_triples_is_still_turtle(seeds_out):
    done = run("query", seeds_out, "CONSTRUCT WHERE { ?x a kg:Nothing }")
    assert (done.exit_code, list(parse(done.stdout, RdfFormat.TURTLE))) == (0, [])


@pytest.mark.parametrize("args", [("timeline",), ("out", "timeline")])
def test_a_named_query_explains_itself(args):
    shown = run("query", "--list", *args).stdout
    assert shown.startswith("timeline: What an actor took part in, in order of time\n")
    assert "  --actor  name of the actor, or a part of it (must be given)\n" in shown
    assert "  --language  language of the names, where they have one in it (else 'en')" in shown


def test_a_name_that_no_query_has_cannot_be_explained():
    done = run("query", "--list", "timelin")
    assert (done.exit_code, "did you mean timeline" in done.stderr) == (2, True)


def test_standard_output_that_is_full_is_told(seeds_out):
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            (sys.executable, "-m", "kg.cli", "query", seeds_out, "actors", "-f", "csv"),
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert done.returncode == 2
    assert done.stderr.startswith("kg: standard output: cannot be written")
