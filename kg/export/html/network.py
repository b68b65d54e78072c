"""pyvis' network as the model, and a page of our own.

pyvis' template is never rendered: it runs script from article text in six ways and always asks the
network. What pyvis brings is kept: nodes, edges, options, and the vis-network that it bundles.
"""

import base64
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyvis
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from pyvis.edge import Edge
from pyvis.network import Network

from kg.errors import ExportError
from kg.export.html.layout import Pairs, Points, arrange
from kg.export.html.model import PageGraph
from kg.export.html.payload import as_json, columns, pairs
from kg.export.html.weight import labelled, opening, radii, rooms

_HERE = Path(__file__).parent
_VIS = "lib/vis-9.1.2/vis-network.min.js"
_SCRIPTS = (
    "dom",
    "words",
    "graph",
    "state",
    "place",
    "shapes",
    "labels",
    "lines",
    "network",
    "camera",
    "search",
    "filters",
    "time",
    "statement",
    "thing",
    "panel",
    "timeline",
    "map",
    "export",
    "main",
)
"""In the order in which they run: each adds to the one global `KG` and uses those before it."""
_OPTIONS = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "nodes": {"shape": "custom", "chosen": False},
    "interaction": {"hover": False, "tooltipDelay": 100000, "keyboard": {"enabled": False}},
}
_LIMIT = 1000
"""Nodes beyond which a page opens with a part: all at once are quick to draw, and tell nothing."""
_TOP = 400
_STAGE = np.array([740.0, 660.0])
"""Room for nodes on a laptop's screen, in pixels."""


class GraphNetwork(Network):  # type: ignore[misc]  # pyvis has no types
    """A pyvis network of the page's graph; nodes go by their index."""

    def __init__(self, graph: PageGraph, *, title: str, articles: int = 0) -> None:
        """Lay the graph out and fill nodes, edges and options."""
        super().__init__(directed=True, heading=title, cdn_resources="in_line")
        self.page_graph = graph
        self.page_articles = max(articles, len(graph.reports))
        self.set_options(json.dumps(_OPTIONS))
        sizes = radii(graph)
        links = pairs(graph)
        self.page_opening = _opening(graph, sizes, links)
        points = _points(graph, sizes, range(len(sizes)), links)
        for number, (thing, size) in enumerate(zip(graph.things, sizes, strict=True)):
            x, y = points[number].tolist()
            self.add_node(number, label=thing.iri, shape="custom", x=x, y=y, size=size)
        for source, target in links.tolist():
            # add_edge looks through every node for each edge.
            self.edges.append(Edge(source, target, self.directed).options)

    def generate_html(self, name: str = "", local: bool = True, notebook: bool = False) -> str:
        """Return the page; the arguments are pyvis' own and mean nothing here."""
        scripts = [_vis(), *((_HERE / f"{script}.js").read_text("utf-8") for script in _SCRIPTS)]
        style = (_HERE / "kg.css").read_text("utf-8")
        template = Environment(autoescape=True, undefined=StrictUndefined).from_string(
            (_HERE / "page.html.j2").read_text("utf-8")
        )
        self.html = template.render(
            title=self.heading,
            policy=_policy(scripts),
            style=Markup(style),
            scripts=[Markup(script) for script in scripts],
            payload=Markup(as_json(self._payload())),
        )
        return str(self.html)

    def _payload(self) -> dict[str, Any]:
        found = columns(self.page_graph)
        for column in ("x", "y", "size"):
            found["nodes"][column] = [node[column] for node in self.nodes]
        found["links"] = [end for edge in self.edges for end in (edge["from"], edge["to"])]
        found["options"] = self.options
        if any(thing.point for thing in self.page_graph.things):
            found["coast"] = json.loads((_HERE / "coast.json").read_text("utf-8"))
        found["opening"] = self.page_opening
        found["articles"] = self.page_articles
        return found


def _opening(graph: PageGraph, sizes: list[float], links: Pairs) -> dict[str, list[Any]] | None:
    """Choose the part that a large page opens with, and lay it out by itself."""
    if len(graph.things) <= _LIMIT:
        return None
    chosen = opening(graph, links, _TOP)
    place = {number: row for row, number in enumerate(chosen)}
    inner = [(place[a], place[b]) for a, b in links.tolist() if a in place and b in place]
    found = _points(graph, sizes, chosen, np.array(inner, dtype=np.int64).reshape(-1, 2))
    points = found.tolist()
    return {"node": chosen, "x": [x for x, _ in points], "y": [y for _, y in points]}


def _points(graph: PageGraph, sizes: list[float], chosen: Sequence[int], links: Pairs) -> Points:
    """Arrange some nodes, with room for labels at the scale at which a screen shows them all."""
    scale = 0.8
    for _ in range(2):
        boxes, lifts = rooms(graph, sizes, chosen, scale=scale)
        points = arrange(boxes, links)
        points[:, 1] -= lifts
        if not labelled(graph, chosen):
            break
        # The room itself makes all larger: a little less than what the first arrangement gives.
        scale = 0.8 * float(min(1.0, (_STAGE / (np.ptp(points, axis=0) + 1)).min()))
    return np.asarray(np.round(points, 1))


def _vis() -> str:
    root = Path(pyvis.__file__).parent
    for path in (root / _VIS, root / "templates" / _VIS):
        if path.is_file():
            return path.read_text("utf-8").replace("</script", "<\\/script")
    raise ExportError(f"{root}: no {_VIS}; reinstall pyvis 0.3.2, which bundles vis-network 9.1.2")


def _policy(scripts: list[str]) -> str:
    """Write the Content-Security-Policy: these very scripts, no network, nothing else.

    vis-network sets styles on its elements, so a hash of the style sheet alone would not do.
    """
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'"
        for s in scripts
    )
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
