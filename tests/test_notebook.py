"""The notebooks run from top to bottom, and what they keep is small and of no machine."""

import nbformat
import pytest

from tests.conftest import ROOT
from tests.notebooks import execute

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def texts(notebook: nbformat.NotebookNode) -> list[str]:
    """What each code cell prints or shows as text."""
    found = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            found.append(output.get("text") or output.get("data", {}).get("text/plain", ""))
    return found


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_runs_and_shows_what_it_keeps(path):
    kept = nbformat.read(path, as_version=4)
    assert texts(execute(path)) == texts(kept), "renew with: make notebook"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_keeps_its_outputs_small_and_free_of_this_machine(path):
    text = path.read_text(encoding="utf-8")
    assert len(text) < 400_000
    assert not [place for place in ("/root/", "/home/", "/tmp/", "/work/") if place in text]
    code = [cell for cell in nbformat.reads(text, as_version=4).cells if cell.cell_type == "code"]
    assert any("image/png" in output.get("data", {}) for c in code for output in c.outputs)
    assert all(output.output_type != "error" for c in code for output in c.outputs)
