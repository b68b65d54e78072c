"""The browser, and pages of several sizes, made once for all tests that look at one."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.export.html.network import GraphNetwork
from tests.export.synthetic import synthetic

Pages = Callable[[int], Path]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    sync_api = pytest.importorskip(
        "playwright.sync_api", reason="the page's behaviour is tested with Python's playwright"
    )
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("no chromium on this machine: the page's behaviour is not tested")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """Pages of seeded graphs, by number of nodes."""
    folder = tmp_path_factory.mktemp("pages")

    def page(count: int) -> Path:
        path = folder / f"{count}.html"
        if not path.is_file():
            html = GraphNetwork(synthetic(count), title="newskg").generate_html()
            path.write_text(html, "utf-8")
        return path

    return page
