"""`kg explain`, `kg judge`, `kg review`, `kg conflicts` as their users meet them."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from kg.article import read
from kg.build import build
from kg.cli import app
from kg.cli import judge as commands
from kg.errors import KgError
from kg.judgements import FILE

RUN = CliRunner()
SUMMIT = "base:event/meeting-example-wire-launch-51-4197068baa"
REPORT = "base:event/meeting-koran-contoh-rudal-294-02e71c782c"
NAME = "base:person/kim-jong-un-55bf0ddbf8"


def run(*args: str | Path) -> Any:
    return RUN.invoke(app, [str(arg) for arg in args])


@pytest.fixture
def copy(seeds_out: Path, tmp_path: Path) -> Path:
    """The knowledge base of seeds/, to be written."""
    return Path(shutil.copytree(seeds_out, tmp_path / "out"))


def _bytes(directory: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(directory.glob("graph.*"))}


@pytest.mark.parametrize(("left", "right"), [(REPORT, SUMMIT), (NAME, "base:kim-jong-un")])
def test_a_judgement_parts_at_once_and_taking_it_back_restores_the_bytes(copy, left, right):
    before = _bytes(copy)
    done = run("judge", copy, "different", left, right, "--why", "lain")
    assert done.exit_code == 0, done.output
    assert "are different: lain" in done.stdout
    assert _bytes(copy) != before
    assert run("validate", copy).exit_code == 0
    assert run("judge", copy, "--list").stdout.startswith("1. ")
    undone = run("judge", copy, "--undo", "1")
    assert "They are one: " in undone.stdout
    assert _bytes(copy) == before
    assert not (copy / FILE).exists()


def test_a_judgement_joins_what_was_left_for_review_and_it_is_listed_no_more(copy):
    first = json.loads(run("review", copy, "--format", "json").stdout)[0]
    pair = first["left"]["iri"], first["right"]["iri"]
    assert run("judge", copy, "same", *pair).exit_code == 0
    left = json.loads(run("review", copy, "--format", "json").stdout)
    assert pair not in [(d["left"]["iri"], d["right"]["iri"]) for d in left]
    told = run("explain", copy, pair[1])
    assert "a person said" in told.stdout


def test_a_judgement_holds_when_the_base_is_built_again_with_other_articles(copy, tmp_path):
    assert run("judge", copy, "different", REPORT, SUMMIT).exit_code == 0
    more = tmp_path / "lain.txt"
    more.write_text(
        "Presiden Prabowo Subianto bertemu Anwar Ibrahim di Jakarta, Senin (27/1/2025)."
    )
    seeds = Path(__file__).parents[2] / "seeds"
    build(read([str(seeds), str(more)]), copy)
    told = json.loads(run("explain", copy, REPORT, "--format", "json").stdout)
    assert told["iri"] == REPORT


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("same", "Kim Jong Un", "Pyongyang"), "of two classes"),
        (("same", "Kim Jong Un", SUMMIT), "of two classes"),
        (("different", "Kim Jong Un", "Kim Jong-un"), "both name base:kim-jong-un; give two of"),
        (("same", "Korea", "Kim Jong Un"), "names that hold it"),
        (("same", "Kim Jong Un"), "give a verdict and two things"),
        (("--undo", "1"), "there are none"),
    ],
)
def test_what_cannot_be_judged_is_refused_and_changes_nothing(copy, args, message):
    before = _bytes(copy)
    done = run("judge", copy, *args)
    assert done.exit_code == 2
    assert message in done.stderr
    assert _bytes(copy) == before
    assert not (copy / FILE).exists()


def test_a_judgement_that_cannot_be_merged_is_not_kept(copy, monkeypatch):
    def broken(_: Path) -> None:
        raise KgError("no room")

    monkeypatch.setattr("kg.judge.refresh", broken)
    assert run("judge", copy, "different", REPORT, SUMMIT).exit_code == 2
    assert not (copy / FILE).exists()


def test_contradicting_judgements_are_refused(copy):
    assert run("judge", copy, "different", REPORT, SUMMIT).exit_code == 0
    done = run("judge", copy, "same", SUMMIT, REPORT)
    assert done.exit_code == 2
    assert "judgement 1" in done.stderr
    assert "--undo 1" in done.stderr


@pytest.mark.parametrize("command", ["review", "conflicts"])
def test_lists_come_as_text_json_and_a_table(seeds_out, command):
    assert run(command, seeds_out).exit_code == 0
    rows = json.loads(run(command, seeds_out, "--format", "json").stdout)
    header, *lines = run(command, seeds_out, "--format", "tsv").stdout.splitlines()
    assert len(lines) >= len(rows)
    assert all(line.count("\t") == header.count("\t") for line in lines)


@pytest.mark.parametrize("kind", [d.value for d in commands.Dispute])
def test_conflicts_can_be_of_one_kind_alone(seeds_out, kind):
    found = json.loads(run("conflicts", seeds_out, "--type", kind, "--format", "json").stdout)
    assert {c["kind"] for c in found} <= {kind}


@pytest.mark.parametrize("command", ["explain", "judge", "review", "conflicts"])
def test_a_directory_that_is_no_base_is_refused(tmp_path, command):
    args = {"explain": ["Kim"], "judge": ["--list"]}.get(command, [])
    done = run(command, tmp_path, *args)
    assert done.exit_code == 2
    assert "no knowledge base" in done.stderr
