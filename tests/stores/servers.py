"""Real triple stores, started on 127.0.0.1 and ended by the tests: see `.ci/stores`.

Each comes up empty, or with a file of N-Quads that its own bulk loader has read.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from kg.push import Credentials
from tests.conftest import ROOT

FUSEKI_JAR = "KG_FUSEKI_JAR"
"""Environment variable with the path of the jar, if not in `.stores/`."""


NOBODY = Credentials()


@dataclass(frozen=True)
class Server:
    """A triple store that runs."""

    url: str
    """What `kg push` is given."""
    query: str
    credentials: Credentials = NOBODY


Starter = Callable[[Path, Path | None], AbstractContextManager[Server]]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def oxigraph_command() -> str:
    beside = Path(sys.executable).with_name("oxigraph")
    found = shutil.which("oxigraph", path=f"{beside.parent}{os.pathsep}{os.environ['PATH']}")
    if not found:
        pytest.skip("oxigraph is not installed: make test installs it")
    return found


def fuseki_jar() -> Path:
    jars = sorted((ROOT / ".stores").glob("jena-fuseki-server-*.jar"))
    path = Path(os.environ.get(FUSEKI_JAR) or (jars[-1] if jars else "absent"))
    if not path.is_file():
        pytest.skip(f"Fuseki is not here: make stores, or set {FUSEKI_JAR} to its jar")
    if not shutil.which("java"):
        pytest.skip("Fuseki needs java")
    return path


def java(*args: str | Path) -> list[str]:
    """Return a command of Jena: one processor, for a start in half the time."""
    quick = ("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")
    return ["java", *quick, "-cp", str(fuseki_jar()), *map(str, args)]


@contextmanager
def oxigraph(folder: Path, load: Path | None = None) -> Iterator[Server]:
    command, port = oxigraph_command(), free_port()
    if load:
        run([command, "load", "--location", "db", "--file", str(load)], folder)
    serve = [command, "serve", "--location", "db", "--bind", f"127.0.0.1:{port}"]
    url = f"http://127.0.0.1:{port}"
    with running([*serve, "--union-default-graph"], folder, f"{url}/query?query=ASK%7B%7D"):
        yield Server(url, f"{url}/query")


@contextmanager
def fuseki(
    folder: Path, load: Path | None = None, *, me: Credentials = NOBODY, how: str = "basic"
) -> Iterator[Server]:
    """Start Fuseki; the union of the graphs is its default graph only where it is told so.

    It lets in `me` alone, by `basic` or `digest` authentication, or anybody.
    """
    port = free_port()
    (folder / "db").mkdir()
    if load:
        run(java("tdb2.tdbloader", "--loc=db", load), folder)
    main = "org.apache.jena.fuseki.main.cmds.FusekiServerCmd"
    options = (f"--port={port}", "--localhost", "--update", "--tdb2", "--loc=db")
    (folder / "users").write_text(f"{me.user}: {me.password}\n", encoding="utf-8")
    guard = ("--passwd=users", f"--auth={how}") if me != NOBODY else ()
    serve = java(main, *options, *guard, "--set", "tdb2:unionDefaultGraph=true", "/kg")
    url = f"http://127.0.0.1:{port}/kg"
    with running(serve, folder, f"{url}/query?query=ASK%7B%7D"):
        yield Server(url, f"{url}/query", me)


VIRTUOSO_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
TempStorage = TempDatabase
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
DirsAllowed = {loads}
NumberOfBuffers = 10000
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
[SPARQL]
ResultSetMaxRows = 1000000
"""


@contextmanager
def virtuoso(folder: Path, load: Path | None = None) -> Iterator[Server]:
    if not shutil.which("virtuoso-t"):
        pytest.skip("Virtuoso is not installed: make stores, as root")
    http, sql = free_port(), free_port()
    loads = load.parent if load else folder
    ini = VIRTUOSO_INI.format(http=http, sql=sql, loads=loads)
    (folder / "virtuoso.ini").write_text(ini, encoding="utf-8")
    url = f"http://127.0.0.1:{http}"
    serve = ["virtuoso-t", "-f", "-c", "virtuoso.ini"]
    with running(serve, folder, f"{url}/sparql?query=ASK%7B%7D"):
        if load:
            steps = f"ld_dir('{load.parent}', '{load.name}', ''); rdf_loader_run(); checkpoint;"
            run(["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"exec={steps}"], folder)
        yield Server(url, f"{url}/sparql", Credentials("dba", "dba"))


STORES: dict[str, Starter] = {"oxigraph": oxigraph, "fuseki": fuseki, "virtuoso": virtuoso}


def run(command: Sequence[str], folder: Path) -> str:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@contextmanager
def running(command: Sequence[str], folder: Path, ready: str) -> Iterator[None]:
    """Run a server until the block ends; it has answered at `ready` before the block begins."""
    log = folder / "server.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=folder, stdout=out, stderr=out, stdin=subprocess.DEVNULL
        )
    try:
        _wait(process, ready, log)
        yield
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen[bytes], ready: str, log: Path) -> None:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        assert process.poll() is None, log.read_text(errors="replace")
        try:
            if requests.get(ready, timeout=5).status_code in (200, 401):
                return  # it answers, if only to ask who we are
        except requests.RequestException:
            pass
        time.sleep(0.1)
    raise AssertionError(f"{process.args!r} does not answer: {log.read_text(errors='replace')}")
