import subprocess
import sys

import pytest

from kg import versions
from kg.versions import merging_rules, reading_rules
from kg.vocabulary import EXTRA
from tests.conftest import ROOT

LOADED = "import sys, {0}; print(*(m for m in sys.modules if m.partition('.')[0] == 'kg'))"


@pytest.mark.parametrize(("package", "names"), [("extract", "_READING"), ("reason", "_MERGING")])
def test_every_module_behind_a_result_is_in_its_digest(package: str, names: str):
    # In a process of its own, and past `kg/__init__.py`, which imports everything.
    code = f"import sys, types; k = types.ModuleType('kg'); k.__path__ = [{str(ROOT / 'kg')!r}]; "
    code += "sys.modules['kg'] = k; " + LOADED.format(f"kg.{package}")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    parts = {module.split(".")[1] for module in done.stdout.split() if "." in module}
    assert parts <= {name.removesuffix(".py") for name in getattr(versions, names)}


def test_more_ontologies_are_other_rules(tmp_path, monkeypatch):
    reading_rules.cache_clear()
    before = reading_rules()
    (tmp_path / "more.ttl").write_text("")
    monkeypatch.setenv(EXTRA, str(tmp_path))
    reading_rules.cache_clear()
    try:
        assert reading_rules() != before
    finally:
        monkeypatch.undo()
        reading_rules.cache_clear()


def test_reading_and_merging_go_by_different_rules():
    assert reading_rules() != merging_rules()
