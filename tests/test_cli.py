"""The command as its users meet it: help, refusals, formats, exit status, equal bytes."""

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from typer.testing import CliRunner

from kg.article import read
from kg.cli import app
from kg.export import EXPORTERS
from kg.query import named_queries, query
from kg.store import open_store
from tests.conftest import ROOT, kg

RUN = CliRunner()
COMMANDS = [command.callback.__name__ for command in app.registered_commands if command.callback]
MEETING = "Presiden Indonesia Prabowo Subianto bertemu Anwar Ibrahim di Jakarta, Senin (27/1/2025)."
NEEDED = {"timeline": ("--actor", "Kim Jong Un"), "events-at-place": ("--place", "Russia")}
"""Parameters that have no default."""


def run(*args: str | Path, input: bytes | None = None) -> Any:
    return RUN.invoke(app, [str(arg) for arg in args], input=input)


@pytest.fixture
def copy(seeds_out: Path, tmp_path: Path) -> Path:
    """The knowledge base of seeds/, to be written."""
    return Path(shutil.copytree(seeds_out, tmp_path / "out"))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command):
    done = run(command, "--help")
    assert done.exit_code == 0
    assert f"Example: kg {command} " in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_readme(command):
    assert f"kg {command} " in (ROOT / "README.md").read_text(encoding="utf-8")


def test_without_a_command_the_commands_are_listed():
    shown = run().output
    assert all(re.search(rf"\b{command}\b", shown) for command in COMMANDS)


BAD = [
    ("bytes that are not UTF-8", "a.txt", b"Kim tiba.\n\xff\xfe\n", "a.txt:2: not UTF-8"),
    ("an empty text", "a.txt", b" \n", "a.txt: the text is empty"),
    (
        "broken JSON",
        "a.jsonl",
        b'{"id": "a", "text": "Kim tiba."}\n{"id":\n',
        "a.jsonl:2: not JSON",
    ),
    ("a line that is no object", "a.jsonl", b"[]\n", "a.jsonl:1: a list"),
    ("a line without text", "a.jsonl", b'{"id": "a"}\n', "a.jsonl:1: 'text' is missing"),
    (
        "a date that is none",
        "a.jsonl",
        b'{"id": "a", "text": "b", "published": "?"}',
        "a.jsonl:1: ",
    ),
    ("a cut archive", "a.jsonl.gz", b"\x1f\x8b\x08\x00", "a.jsonl.gz:1: not whole gzip"),
    ("a file of another kind", "a.pdf", b"%PDF", "a.pdf: not a kind of file"),
    ("a missing file", None, b"", "a.txt: no such file"),
    (
        "an id that is taken",
        "a.jsonl",
        b'{"id": "a", "text": "Bonjour"}\n{"id": "a", "text": "Merci"}\n',
        "a.jsonl:2: id 'a' stands in",
    ),
]


@pytest.mark.parametrize(
    ("name", "content", "message"), [row[1:] for row in BAD], ids=[b[0] for b in BAD]
)
def test_bad_input_is_one_line_with_file_and_line_and_nothing_is_lost(copy, name, content, message):
    path = copy.parent / (name or "a.txt")
    if name:
        path.write_bytes(content)
    before = {file: file.read_bytes() for file in copy.glob("graph.*")}
    done = run("build", path, "--out", copy)
    assert done.exit_code == 2
    assert message in done.stderr
    assert done.stderr.startswith(f"kg: {path}")
    assert len(done.stderr.splitlines()) == 1
    assert {file: file.read_bytes() for file in copy.glob("graph.*")} == before


def test_keep_going_skips_bad_input_and_says_so_at_the_end(tmp_path):
    (tmp_path / "good.txt").write_text(MEETING, encoding="utf-8")
    (tmp_path / "broken.jsonl").write_text("{\n", encoding="utf-8")
    french = "Les deux présidents se sont rencontrés mercredi dans la capitale pour parler."
    (tmp_path / "french.txt").write_text(french, encoding="utf-8")
    done = run("build", tmp_path, "--out", tmp_path / "out", "--keep-going")
    assert done.exit_code == 0
    assert re.search(r"skipped .*broken\.jsonl:1: not JSON", done.stderr)
    assert re.search(r"articles\s+1\b", done.stderr)
    assert re.search(r"skipped: bad input\s+1\b", done.stderr)
    assert re.search(r"skipped: other languages\s+1\b", done.stderr)
    assert done.stderr.index("skipped: bad input") > done.stderr.index("articles")


def test_standard_input_is_json_lines(tmp_path):
    line = json.dumps({"id": "a", "text": MEETING}).encode()
    assert run("build", "-", "--out", tmp_path / "out", input=line).exit_code == 0
    assert run("query", tmp_path / "out", 'ASK { ?a dcterms:identifier "a" }').exit_code == 0


def test_a_directory_of_somebody_else_is_not_written(tmp_path):
    (tmp_path / "thesis.txt").write_text(MEETING, encoding="utf-8")
    done = run("build", tmp_path / "thesis.txt", "--out", tmp_path)
    assert done.exit_code == 2
    assert "not a knowledge base" in done.stderr
    assert [path.name for path in tmp_path.iterdir() if path.name[0] != "."] == ["thesis.txt"]


def test_the_order_of_articles_and_the_hash_seed_change_no_byte(seeds_out, tmp_path):
    files = sorted((ROOT / "seeds").glob("*.[tj]*"), reverse=True)
    kg("build", *files, "--out", tmp_path / "out", seed="12345")
    for name in ("graph.nq", "graph.ttl", "graph.html"):
        assert (tmp_path / "out" / name).read_bytes() == (seeds_out / name).read_bytes(), name


def test_every_offset_slices_to_its_surface_and_every_quote_is_word_for_word(seeds_out):
    texts = {article.id: article.text for article in read([ROOT / "seeds"])}
    asked = """SELECT ?id ?start ?end ?surface ?quote { GRAPH ?g { ?m kg:inArticle ?a ;
        kg:start ?start ; kg:end ?end ; kg:surface ?surface ; kg:quote ?quote }
        ?a dcterms:identifier ?id }"""
    rows = query(open_store(seeds_out), asked).rows
    assert len(rows) > 300
    for row in rows:
        article, start, end, surface, quote = (term.value for term in row if term)  # type: ignore[union-attr]
        assert texts[article][int(start) : int(end)] == surface
        assert quote in texts[article]
        assert surface in quote


def test_the_graph_of_the_seeds_conforms(seeds_out):
    done = run("validate", seeds_out)
    assert (done.exit_code, done.stdout) == (0, f"{seeds_out}: conforms\n")


def test_a_graph_that_does_not_conform_is_the_answer_no(tmp_path):
    store = pyoxigraph.Store(str(tmp_path / "store"))
    store.load(
        b"<https://w3id.org/newskg/id/x> a <https://w3id.org/newskg/ontology#Meeting> .",
        format=pyoxigraph.RdfFormat.TURTLE,
    )
    store.flush()
    del store
    done = run("validate", tmp_path)
    assert done.exit_code == 1
    assert "MeetingShape" in done.stdout
    assert "violations" in done.stderr


@pytest.mark.parametrize("name", [named.name for named in named_queries()])
def test_every_named_query_answers_from_the_seeds(seeds_out, name):
    done = run("query", seeds_out, name, *NEEDED.get(name, ()), "--format", "csv")
    assert done.exit_code == 0, done.stderr
    assert len(done.stdout.splitlines()) > 1 or name in ("conflicts", "planned")


def test_the_named_queries_are_listed_with_their_parameters():
    shown = run("query", "--list").stdout
    assert all(re.search(rf"^\s*{named.name}\s", shown, re.MULTILINE) for named in named_queries())
    assert "--actor" in shown


@pytest.mark.parametrize("shape", ["table", "csv", "tsv", "json"])
def test_rows_come_in_every_format(seeds_out, shape):
    done = run("query", seeds_out, "who-met-whom", "--actor", "Putin", "--format", shape)
    assert done.exit_code == 0
    assert "2023-09-13" in done.stdout
    if shape == "json":
        assert json.loads(done.stdout)["head"]["vars"][:2] == ["one", "other"]
    if shape in ("csv", "tsv"):
        separator = "," if shape == "csv" else "\t"
        assert done.stdout.splitlines()[0].replace("?", "").split(separator)[:2] == ["one", "other"]


def test_a_construct_comes_as_turtle(seeds_out):
    asked = "CONSTRUCT WHERE { ?m a kg:Meeting ; kg:participant ?who }"
    done = run("query", seeds_out, asked, "-f", "turtle")
    assert done.exit_code == 0
    assert any(True for _ in pyoxigraph.parse(done.stdout, format=pyoxigraph.RdfFormat.TURTLE))


def test_asking_for_what_is_not_there_is_the_answer_no(seeds_out):
    assert run("query", seeds_out, "ASK { ?m a kg:Meeting }").exit_code == 0
    assert run("query", seeds_out, "ASK { ?m a kg:Nothing }").exit_code == 1


REFUSED = [
    ("a query that does not exist", ("who-met-who",), "did you mean"),
    ("a query that is not SPARQL", ("SELECT ?x {",), "not SPARQL: line 1"),
    ("a parameter that is missing", ("timeline",), "needs the parameter 'actor'"),
    ("a parameter that is unknown", ("actors", "--colour", "red"), "no parameter 'colour'"),
    ("a word too many", ("actors", "red"), "not understood"),
    ("a number that is none", ("actors", "--limit", "many"), "expected a number"),
    ("rows as Turtle", ("actors", "--format", "turtle"), "Turtle is for CONSTRUCT"),
]


@pytest.mark.parametrize(
    ("args", "message"), [row[1:] for row in REFUSED], ids=[r[0] for r in REFUSED]
)
def test_a_question_that_cannot_be_asked_is_refused(seeds_out, args, message):
    done = run("query", seeds_out, *args)
    assert done.exit_code == 2
    assert done.stderr.startswith("kg: ")
    assert message in done.stderr


@pytest.mark.parametrize("command", ["validate", "view", "query", "export"])
def test_a_directory_without_a_knowledge_base_is_refused(tmp_path, command):
    rest = {"query": ["actors"], "export": ["a.ttl"]}.get(command, [])
    done = run(command, tmp_path, *rest)
    assert done.exit_code == 2
    assert "kg build" in done.stderr


@pytest.mark.parametrize("row", EXPORTERS, ids=lambda row: row.format)
def test_the_graph_is_exported_by_suffix_and_by_format(seeds_out, tmp_path, row):
    assert run("export", seeds_out, tmp_path / f"a{row.suffix}").exit_code == 0
    assert run("export", seeds_out, tmp_path / "b", "--format", row.format).exit_code == 0
    assert (tmp_path / f"a{row.suffix}").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_format_that_does_not_exist_is_refused_before_anything_is_written(seeds_out, tmp_path):
    done = run("export", seeds_out, tmp_path / "graph.docx")
    assert done.exit_code == 2
    assert "known: csv" in done.stderr
    assert not os.listdir(tmp_path)


def test_view_opens_the_page_and_says_where_it_is(seeds_out, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr("kg.cli.export.webbrowser.open", opened.append)
    done = run("view", seeds_out)
    assert opened == [(seeds_out / "graph.html").resolve().as_uri()]
    assert done.stdout.strip() == opened[0]


def test_view_of_a_part_makes_a_page_beside_the_page_of_the_whole(seeds_out, tmp_path, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr("kg.cli.export.webbrowser.open", opened.append)
    out = tmp_path / "out"
    shutil.copytree(seeds_out, out)
    whole = (out / "graph.html").read_bytes()
    done = run("view", out, "--actor", "Kim Jong Un", "--type", "Meeting", "--from", "2023-09")
    assert done.exit_code == 0, done.stderr
    page = out / "graph.kim-jong-un-2023-09-meeting.html"
    assert opened == [page.resolve().as_uri()]
    assert (out / "graph.html").read_bytes() == whole
    assert page.stat().st_size < len(whole)
    assert "<h1>Kim Jong Un · 2023-09 · Meeting</h1>" in page.read_text("utf-8")
    exported = tmp_path / "part.html"
    part = ("--actor", "Kim Jong Un", "--type", "Meeting", "--from", "2023-09")
    assert run("export", out, exported, *part).exit_code == 0
    data = [re.findall(r'"iri":\[.*?\]', p.read_text("utf-8")) for p in (page, exported)]
    assert data[0] == data[1]


@pytest.mark.parametrize(
    ("args", "message"),
    [(["--from", "1901", "--to", "1902"], "no event"), (["--actor", "Nobody At All"], "Nobody")],
)
def test_view_of_a_part_that_is_empty_is_refused_and_leaves_nothing(
    seeds_out, args, message, monkeypatch
):
    monkeypatch.setattr("kg.cli.export.webbrowser.open", lambda _: None)
    before = sorted(seeds_out.iterdir())
    done = run("view", seeds_out, *args)
    assert done.exit_code == 2
    assert message in done.stderr
    assert sorted(seeds_out.iterdir()) == before


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [("Kim Jong-un", "Kim Jong Un", 0), ("Kim Jong Un", "Kim Jong Il", 1)],
)
def test_same_tells_whether_two_names_are_one_and_why(first, second, status):
    done = run("same", first, second)
    assert done.exit_code == status
    assert ": " in done.stdout
