"""The wheel is enough: installed alone, it builds and answers far from any checkout."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

ARTICLE = """Presiden Prabowo Bertemu Perdana Menteri Anwar

KUALA LUMPUR, Kabar Contoh - Presiden Indonesia Prabowo Subianto bertemu Perdana Menteri Malaysia
Anwar Ibrahim di Kuala Lumpur, Senin (27/1/2025).
"""
CARRIED = (
    "kg/py.typed",
    "kg/ontologies/kg.ttl",
    "kg/ontologies/events/meeting.ttl",
    "kg/ontologies/languages/id.ttl",
    "kg/ontologies/gazetteer/states.ttl",
    "kg/ontologies/queries/who-met-whom.rq",
    "kg/ontologies/rules/met.rq",
    "kg/export/html/page.html.j2",
    "kg/export/html/main.js",
    "kg/export/html/kg.css",
    "kg/models/id_news/config.cfg",
    "kg/models/id_news/ner/model",
    "kg/models/id_news/LICENSE",
    "kg/models/id_news/README.md",
)
PROGRAM = """
import kg, kg.vocabulary, pathlib
print(pathlib.Path(kg.__file__).parent)
print(kg.vocabulary.ontologies())
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--no-isolation", "--wheel"]
    subprocess.run([*build, "--outdir", str(folder), str(ROOT)], check=True, capture_output=True)
    return next(folder.glob("newskg-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the commands of an empty environment with the wheel installed in it.

    What newskg depends on is lent by the environment that runs the tests; newskg is not, because
    a path in a `.pth` file is searched after the environment's own packages, and files of the
    kind that make the checkout importable are not read there.
    """
    home = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", home], check=True)
    python = home / "bin" / "python"
    packages = sysconfig.get_path("purelib", vars={"base": str(home)})
    (Path(packages) / "lent.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(python)]
    subprocess.run([*pip, "install", "-q", "--no-deps", "--no-index", str(wheel)], check=True)
    return home / "bin"


def run(*command: str | Path, cwd: Path) -> str:
    bare = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=cwd, env=bare, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_carries_ontologies_models_and_page(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert not set(CARRIED) - set(names)
    assert not [name for name in names if "__pycache__" in name or name.startswith("tests")]


def test_the_wheel_carries_every_file_of_the_package_and_of_the_ontologies(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    listed = run("git", "ls-files", "kg", "ontologies", cwd=ROOT).splitlines()
    assert listed
    for name in listed:
        if (ROOT / name).is_file():
            assert name.replace("ontologies/", "kg/ontologies/", 1) in names or name in names


def test_the_wheel_names_its_licence_and_its_command(wheel):
    archive = zipfile.ZipFile(wheel)
    read = {name.rpartition("/")[2]: name for name in archive.namelist() if "dist-info" in name}
    assert "License-Expression: Apache-2.0" in archive.read(read["METADATA"]).decode()
    assert "kg = kg.cli:app" in archive.read(read["entry_points.txt"]).decode()
    assert "LICENSE" in read


def test_the_command_runs_from_the_wheel_in_an_empty_directory(installed, tmp_path):
    home = run(installed / "python", "-c", PROGRAM, cwd=tmp_path).splitlines()
    assert all(Path(line).is_relative_to(installed.parent) for line in home), home
    (tmp_path / "kabar.txt").write_text(ARTICLE, encoding="utf-8")
    run(installed / "kg", "build", "kabar.txt", "--out", "out", cwd=tmp_path)
    met = run(installed / "kg", "query", "out", "who-met-whom", "-f", "csv", cwd=tmp_path)
    assert "2025-01-27" in met
    page = (tmp_path / "out" / "graph.html").read_text(encoding="utf-8")
    assert "Anwar Ibrahim" in page
    assert 'src="http' not in page
