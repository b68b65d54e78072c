"""Pages of several sizes, made once for all tests that look at one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.export.html.network import GraphNetwork
from tests.export.synthetic import synthetic

Pages = Callable[[int], Path]


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
