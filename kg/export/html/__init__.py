"""The graph page: one HTML file that opens from disk and shows who says what."""

from pyoxigraph import Store

from kg.export.html.network import GraphNetwork
from kg.export.html.read import read_graph

__all__ = ["to_html"]


def to_html(store: Store, *, title: str = "newskg") -> str:
    """Write the interactive page of a whole knowledge graph.

    The page makes no request, runs no script but its own, and is the same bytes for the same store.

    Raises:
        ExportError: pyvis lacks the vis-network that the page is drawn with.
    """
    return GraphNetwork(read_graph(store), title=title).generate_html()
