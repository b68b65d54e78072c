"""What several files of tests share: the knowledge base of seeds/, built once for all of them."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def kg(*args: str | Path, cwd: Path = ROOT, seed: str = "0") -> None:
    """Run the command in a process of its own, with that `PYTHONHASHSEED`."""
    command: Sequence[str | Path] = (sys.executable, "-m", "kg.cli", *args)
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def seeds_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The knowledge base of seeds/; to be read only. The workers of xdist share it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    out = shared / "seeds-out"
    with (shared / "seeds-out.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (out / "graph.html").is_file():
            kg("build", ROOT / "seeds", "--out", out)
    return out
