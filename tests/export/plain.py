"""Plain pyvis, to measure against: its own template and options, nothing of ours."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from pyvis.network import Network

from kg.export.html.payload import pairs
from tests.export.browser import Opened
from tests.export.synthetic import synthetic

USABLE = "() => document.getElementById('loadingBar').style.opacity === '0'"
"""What pyvis does when its layout is done; before that nothing answers."""

_PATIENCE_MS = 500_000
"""Half a minute on two idle cores; minutes where all of them are taken."""

RUNS = '<img src=x onerror="window.hit=1">'


def plain_page(count: int, path: Path) -> Path:
    """Write the graph as anybody would with pyvis."""
    graph = synthetic(count)
    network = Network(directed=True, cdn_resources="in_line")
    for number, thing in enumerate(graph.things):
        network.add_node(
            number, label=next(iter(thing.names.values()), thing.type), title=thing.iri
        )
    for source, target in pairs(graph).tolist():
        network.edges.append({"from": source, "to": target, "arrows": "to"})
    path.write_text(network.generate_html(), "utf-8")
    return path


def seconds_until_usable(found: Opened) -> float:
    start = time.monotonic()
    found.page.goto(found.path.as_uri(), wait_until="commit")
    found.page.wait_for_function(USABLE, polling=50, timeout=_PATIENCE_MS)
    return time.monotonic() - start


def frames(tab: Any, canvas: str) -> float:
    """Drag the view to and fro; return the 95th percentile of the frames, in milliseconds."""
    box = tab.locator(canvas).bounding_box()
    # A spot without a node under it, so that the view is dragged.
    x, y = box["x"] + 12, box["y"] + box["height"] - 12
    tab.evaluate(
        """() => {
          window.frames_ = [];
          let last = performance.now();
          const tick = (now) => {
            window.frames_.push(now - last);
            last = now;
            requestAnimationFrame(tick);
          };
          requestAnimationFrame(tick);
        }"""
    )
    tab.mouse.move(x, y)
    tab.mouse.down()
    tab.evaluate("window.frames_.length = 0")
    for step in range(40):
        tab.mouse.move(x + 8 * (step % 20), y - 6 * (step % 20))
    found = tab.evaluate("window.frames_")
    tab.mouse.up()
    return float(np.percentile(found, 95)) if found else float("inf")


def _heading(network: Network) -> None:
    network.heading = RUNS


def _background(network: Network) -> None:
    network.bgcolor = f"red}}</style>{RUNS}"


def _group(network: Network) -> None:
    network.set_options(json.dumps({"groups": {f"</script>{RUNS}": {}}}))


def _menu(network: Network) -> None:
    network.select_menu = True
    network.add_node(f'">{RUNS}', label="a")


def _title(network: Network) -> None:
    network.add_node(1, label="a", title=f'<a href="#">a</a>{RUNS}', x=0, y=0, fixed=True, size=200)


def _dot(network: Network) -> None:
    network.use_DOT = True
    network.dot_lang = f"digraph {{ a }} </script>{RUNS}"


INJECTIONS: dict[str, Callable[[Network], None]] = {
    "heading": _heading,
    "background colour": _background,
    "name of a group": _group,
    "identifier of a node in the menu": _menu,
    "title of a node that has a link": _title,
    "text in DOT": _dot,
}


def hit_page(place: str, path: Path) -> Path:
    """Write a page of plain pyvis with a script in one place."""
    network = Network(cdn_resources="in_line", height="400px")
    INJECTIONS[place](network)
    if not network.nodes:
        network.add_node(0, label="a")
    path.write_text(network.generate_html(), "utf-8")
    return path
