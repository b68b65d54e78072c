"""The graph page: one HTML file that opens from disk and shows who says what."""

from pyoxigraph import Store

from kg.export.html.network import GraphNetwork
from kg.export.html.read import read_graph

__all__ = ["to_html"]


def to_html(store: Store, *, title: str = "", articles: int = 0) -> str:
    """Write the interactive page of a whole knowledge graph.

    The page makes no request, runs no script but its own, and is the same bytes for the same store.

    Args:
        store: All that the page shows.
        title: Empty for one in the reader's language.
        articles: How many the graph has that `store` was chosen from, for the page to say so.

    Raises:
        ExportError: pyvis lacks the vis-network that the page is drawn with.
    """
    return GraphNetwork(read_graph(store), title=title, articles=articles).generate_html()
