"""Run the notebooks: `python -m tests.notebooks notebooks` keeps what they show."""

import json
import os
import re
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
_TIMEOUT = 600


def execute(path: Path) -> nbformat.NotebookNode:
    """Run a notebook in an empty folder, where `seeds` and the pictures' folder are at hand."""
    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "seeds").symlink_to(ROOT / "seeds")
        old = os.environ.get("PYTHONPATH")
        os.environ["PYTHONPATH"] = str(ROOT)
        try:
            NotebookClient(
                notebook,
                timeout=_TIMEOUT,
                kernel_name="python3",
                resources={"metadata": {"path": name}},
            ).execute()
        finally:
            os.environ.pop("PYTHONPATH") if old is None else os.environ.update(PYTHONPATH=old)
    return _tidy(notebook)


def _tidy(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Take away what differs from run to run and from machine to machine."""
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number:02}"
        cell.metadata = {}
        for output in cell.get("outputs", []):
            if "data" in output and "text/plain" in output.data:
                output.data["text/plain"] = re.sub(r" at 0x\w+", "", output.data["text/plain"])
            if "data" in output and "text/html" in output.data:
                output.data["text/html"] = _small(output.data["text/html"])
    return notebook


def _small(html: str) -> str:
    """Leave out styles, and a page in a frame: it is larger than all else, and runs where it is."""
    html = re.sub(r"<style scoped>.*?</style>\n?", "", html, flags=re.DOTALL)
    words = "<p>The page shows here when the cell is run.</p>"
    return re.sub(r'<iframe [^>]*srcdoc=".*?</iframe>', words, html, flags=re.DOTALL)


def main() -> None:
    """Run every notebook of a folder and write it back."""
    for path in sorted(Path(sys.argv[1]).glob("*.ipynb")):
        text = json.dumps(execute(path), indent=1, ensure_ascii=False, sort_keys=True)
        path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
