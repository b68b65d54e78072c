"""What cannot be written: a clear error, and what was there before stays."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import ExportError
from kg.export import export, export_parts
from kg.export.files import replacing, together
from tests.conftest import ROOT
from tests.sample_graph import sample_store


def kg_limited(
    *args: str | Path, size: int, out: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command where no file may grow beyond `size` bytes."""
    with open(out or os.devnull, "wb") as stdout:
        return subprocess.run(
            (sys.executable, "-m", "kg.cli", *map(str, args)),
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
            stdout=stdout,
            stderr=subprocess.PIPE,
            text=True,
        )


@pytest.mark.parametrize("args", [("graph.nq",), ("graph.nq.gz", "--parts", "3"), ("tables.zip",)])
def test_a_disk_that_is_full_leaves_nothing_half_written(seeds_out, tmp_path, args):
    (tmp_path / "graph.nq").write_text("earlier")
    name, *options = args
    done = kg_limited("export", seeds_out, tmp_path / name, *options, size=4096)
    assert done.returncode == 2
    assert done.stderr.startswith(f"kg: {tmp_path}/")
    assert "cannot be written: File too large; what was there before is unchanged" in done.stderr
    assert [p.read_text() for p in tmp_path.iterdir()] == ["earlier"]


def test_a_part_for_which_there_is_no_room_says_where_room_is_missing(seeds_out, tmp_path):
    args = ("export", seeds_out, tmp_path / "a.nq", "--actor", "Kim Jong Un")
    done = kg_limited(*args, size=4096)
    assert done.returncode == 2
    assert "kg: no room for the part in " in done.stderr
    assert "TMPDIR" in done.stderr
    assert not list(tmp_path.iterdir())


def test_standard_output_that_is_full_is_told(seeds_out):
    args = ("export", seeds_out, "--format", "nquads")
    done = kg_limited(*args, size=1 << 30, out="/dev/full")
    assert done.returncode == 2
    assert done.stderr.startswith("kg: standard output: cannot be written: No space left")
    assert len(done.stderr.splitlines()) == 1


def test_a_reader_that_has_seen_enough_is_no_error(seeds_out):
    command = f"{sys.executable} -m kg.cli export {seeds_out} -f nquads | head -n 1"
    done = subprocess.run(
        ("bash", "-o", "pipefail", "-c", command),
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize("name", ["missing/graph.nq", "file/graph.nq"])
def test_a_place_that_cannot_be_written_is_told(tmp_path, name):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(ExportError, match=r"cannot be written: .* choose another place"):
        export(sample_store(), tmp_path / name)
    with pytest.raises(ExportError, match="cannot be written"):
        export_parts(sample_store(), tmp_path / name, parts=2)
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_a_folder_is_not_replaced_by_a_file(tmp_path):
    (tmp_path / "graph.nq").mkdir()
    with pytest.raises(ExportError, match=r"graph.nq: cannot be written: Is a directory"):
        export(sample_store(), tmp_path / "graph.nq")
    assert [p.name for p in tmp_path.iterdir()] == ["graph.nq"]


def test_files_that_belong_together_appear_together(tmp_path):
    with together() as lend:
        for name in "ab":
            with lend(tmp_path / name) as out:
                out.write(b"new")
        assert all(p.name.startswith(".") for p in tmp_path.iterdir())
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "b"]


def test_work_that_fails_leaves_no_file(tmp_path):
    with pytest.raises(ZeroDivisionError), replacing(tmp_path / "a.gz") as out:
        out.write(b"%d" % (1 // 0))
    assert not list(tmp_path.iterdir())
