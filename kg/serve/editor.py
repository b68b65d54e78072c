"""The query page: YASGUI (Triply, MIT licence) with our named queries beside it.

YASGUI is published on npm, where Python's tools do not reach. The Oxigraph server carries a
copy within its executable, and serves it: so one is started for a moment, over nothing, and
asked for the two files. Nothing comes from the network, and no file of others is in our tree.
"""

import json
import shutil
import socket
import subprocess
import sysconfig
import time
from functools import cache
from pathlib import Path

import requests
from jinja2 import Environment, FileSystemLoader, select_autoescape

from kg.errors import ServeError
from kg.query import named_queries
from kg.vocabulary import PREFIXES

FILES = {"yasgui.min.js": "text/javascript", "yasgui.min.css": "text/css"}
_HERE = Path(__file__).parent


@cache
def assets() -> dict[str, bytes]:
    """Return the files of YASGUI, by name.

    Raises:
        ServeError: The Oxigraph server is not installed, or has them no more.
    """
    command = shutil.which("oxigraph", path=sysconfig.get_path("scripts"))
    command = command or shutil.which("oxigraph")
    if command is None:
        raise ServeError("oxigraph: not installed; the query page needs it: pip install oxigraph")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    process = subprocess.Popen(
        [command, "serve", "--bind", address],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        return {name: _fetched(f"http://{address}/{name}") for name in FILES}
    finally:
        process.terminate()
        process.wait()


def _fetched(url: str) -> bytes:
    deadline = time.monotonic() + 20
    while True:
        try:
            with requests.Session() as session:
                session.trust_env = False  # no proxy stands between us and ourselves
                answer = session.get(url, timeout=20)
        except requests.RequestException as error:
            if time.monotonic() > deadline:
                raise ServeError(f"{url}: YASGUI is not to be had: {error}") from error
            time.sleep(0.05)
            continue
        if not answer.ok:
            raise ServeError(f"{url}: YASGUI is not in this oxigraph; install another version")
        return answer.content


def page() -> str:
    """Return the query page."""
    queries = [
        {
            "name": named.name,
            "title": named.title,
            "description": named.description,
            "text": named.text,
            "parameters": [
                {"name": p.name, "description": p.description, "default": p.default}
                for p in named.parameters
            ],
        }
        for named in named_queries()
    ]
    known = json.dumps({"prefixes": PREFIXES, "queries": queries}, ensure_ascii=False)
    environment = Environment(loader=FileSystemLoader(_HERE), autoescape=select_autoescape(["j2"]))
    template = environment.get_template("editor.html.j2")
    return template.render(known=known.replace("<", "\\u003c"))
