"""The commands that change a knowledge base, as their users meet them."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from kg.annotation import Extraction
from kg.cli import app

RUN = CliRunner()


def run(*args: str | Path) -> Any:
    return RUN.invoke(app, [str(arg) for arg in args])


@pytest.fixture(autouse=True)
def _nothing_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["kg.build"], "extract_one", lambda a: Extraction(a, (), ()))


def articles(path: Path, **texts: str) -> Path:
    path.write_text("".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in texts.items()))
    return path


@pytest.fixture
def base(tmp_path: Path) -> Path:
    file = articles(tmp_path / "a.jsonl", kabar="Kim tiba di sana.", warta="Kim pergi ke sana.")
    assert run("build", file, "--out", tmp_path / "kb").exit_code == 0
    return tmp_path / "kb"


def test_adding_says_what_is_new_what_is_replaced_and_what_was_there(base, tmp_path):
    file = articles(
        tmp_path / "b.jsonl",
        kabar="Kim tiba di sana.",
        warta="Kim pergi lagi ke sana.",
        baru="Kim tidur di sana.",
    )
    done = run("add", base, file)
    assert done.exit_code == 0, done.stderr
    for line in ("replaced warta", "added: new", "added: replaced", "added: the same already"):
        assert line in done.stderr
    assert b"article/baru" in (base / "graph.nq").read_bytes()


def test_an_article_is_retracted_by_its_id_or_its_iri(base):
    assert run("retract", base, "kabar").exit_code == 0
    assert b"article/kabar" not in (base / "graph.nq").read_bytes()
    assert run("retract", base, "https://w3id.org/newskg/id/article/warta").exit_code == 0
    assert (base / "graph.nq").read_bytes() == b""


@pytest.mark.parametrize(
    ("asked", "message"),
    [(("kabr",), "no article 'kabr'; nearest: 'kabar'"), (("warta", "999"), "articles lists them")],
)
def test_an_unknown_article_is_refused_with_those_near_and_nothing_goes(base, asked, message):
    before = (base / "graph.nq").read_bytes()
    done = run("retract", base, *asked)
    assert done.exit_code == 2
    assert message in done.stderr
    assert (base / "graph.nq").read_bytes() == before


def test_status_is_on_standard_output_and_its_exit_status_says_whether_all_is_whole(base):
    done = run("status", base)
    assert done.exit_code == 0
    assert "whole" in done.stdout
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sys.modules["kg.status"], "merging_rules", lambda: "other")
        assert run("status", base).exit_code == 1


def test_files_are_left_out_when_asked_and_made_again(base):
    done = run("refresh", base, "--no-files")
    assert "left out" in done.stderr
    assert not list(base.glob("graph.*"))
    assert run("refresh", base, "--files").exit_code == 0
    assert len(list(base.glob("graph.*"))) == 3


@pytest.mark.parametrize("command", ["add", "retract", "refresh", "status"])
def test_a_directory_without_a_knowledge_base_is_refused(tmp_path, command):
    rest: dict[str, list[str | Path]] = {
        "add": [articles(tmp_path / "a.jsonl", a="Kim.")],
        "retract": ["a"],
    }
    done = run(command, tmp_path / "x", *rest.get(command, []))
    assert done.exit_code == 2
    assert "kg build" in done.stderr
    assert not (tmp_path / "x").exists()


def test_bad_input_to_add_is_told_by_line_and_changes_nothing(base, tmp_path):
    before = (base / "graph.nq").read_bytes()
    (tmp_path / "bad.jsonl").write_text('{"id": "z", "text": "Kim."}\n{"id":\n')
    done = run("add", base, tmp_path / "bad.jsonl")
    assert done.exit_code == 2
    assert "bad.jsonl:2: not JSON" in done.stderr
    assert (base / "graph.nq").read_bytes() == before
