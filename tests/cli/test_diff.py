"""`kg diff` as its users meet it: words, JSON, exit status, refusals."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse
from typer.testing import CliRunner

from kg.cli import app
from kg.vocabulary import BASE


def run(*args: str | Path) -> Any:
    return CliRunner().invoke(app, [str(arg) for arg in args])


@pytest.fixture
def fewer(seeds_out: Path, tmp_path: Path) -> Path:
    """The graph of seeds/ without what one article says."""
    article = NamedNode(BASE["article/koran-contoh-rudal"])
    path = tmp_path / "fewer.nq"
    quads = parse(path=seeds_out / "graph.nq", format=RdfFormat.N_QUADS)
    path.write_text("".join(f"{q} .\n" for q in quads if q.graph_name != article), "utf-8")
    return path


def test_equal_graphs_are_the_answer_yes(seeds_out, tmp_path):
    copy = Path(shutil.copy(seeds_out / "graph.nq", tmp_path / "copy.nq"))
    done = run("diff", seeds_out, copy)
    assert (done.exit_code, done.stdout) == (0, "The graphs say the same.\n")
    assert json.loads(run("diff", seeds_out, copy, "-f", "json").stdout)["equal"] is True


def test_what_differs_is_told_with_its_articles(seeds_out, fewer):
    done = run("diff", seeds_out, fewer)
    assert done.exit_code == 1
    assert done.stdout.startswith("1 article is gone: koran-contoh-rudal\n")
    assert "\nevent went: Condemnation: United States (koran-contoh-rudal)\n" in done.stdout
    assert "\n    - speaker: United States (koran-contoh-rudal)\n" in done.stdout
    assert (
        "\nevent changed: Missile launch: North Korea, Kim Jong Un (2023-09-13) (koran-"
        in done.stdout
    )
    assert "https://" not in done.stdout
    assert "\nevent appeared: Condemnation" in run("diff", fewer, seeds_out).stdout


def test_of_many_articles_the_first_ten_are_listed(seeds_out, tmp_path):
    one = tmp_path / "one.nq"
    kept = NamedNode(BASE["article/koran-contoh-rudal"])
    quads = parse(path=seeds_out / "graph.nq", format=RdfFormat.N_QUADS)
    one.write_text("".join(f"{q} .\n" for q in quads if q.graph_name == kept), "utf-8")
    first = run("diff", seeds_out, one).stdout.splitlines()[0]
    gone = json.loads(run("diff", seeds_out, one, "-f", "json").stdout)["gone"]
    assert len(gone) > 10
    assert first == (
        f"{len(gone)} articles are gone: {', '.join(gone[:10])} and {len(gone) - 10} more"
    )


def test_programs_get_json(seeds_out, fewer):
    done = run("diff", seeds_out, fewer, "--format", "json")
    answer = json.loads(done.stdout)
    assert (done.exit_code, answer["equal"], answer["gone"]) == (1, False, ["koran-contoh-rudal"])
    (change,) = [c for c in answer["changes"] if c["iri"] == f"{BASE}us-armed-forces"]
    assert (change["kind"], change["event"]) == ("went", False)
    assert change["articles"] == ["koran-contoh-rudal"]


def test_what_is_no_graph_is_refused(seeds_out, tmp_path):
    for other in (tmp_path, tmp_path / "missing", Path(__file__)):
        done = run("diff", seeds_out, other)
        assert done.exit_code == 2
        assert done.stderr.startswith(f"kg: {other}: ")
