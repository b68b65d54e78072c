"""What takes long to import is imported by the commands that need it, and by no other."""

import json
import pickle
import subprocess
import sys

import pytest

from kg.later import later
from tests.conftest import ROOT

HEAVY = "spacy scipy numpy networkx pyvis pyshacl starlette uvicorn py3langid oxrdflib".split()
LIGHT = [
    ("--help",),
    ("query", "OUT", "who-met-whom"),
    ("query", "--list"),
    ("export", "OUT", "--format", "nquads"),
    ("export", "OUT", "--format", "turtle"),
    ("status", "OUT"),
    ("diff", "OUT", "OUT"),
    ("validate", "OUT"),
    ("conflicts", "OUT"),
    ("explain", "OUT", "Kim Jong Un"),
]
RUN = """
import json, sys
from kg.cli import app
try:
    app(sys.argv[2:])
finally:
    print(json.dumps([m for m in json.loads(sys.argv[1]) if m in sys.modules]), file=sys.stderr)
"""


@pytest.mark.parametrize("words", LIGHT, ids=lambda words: " ".join(words[:1] + words[2:]))
def test_commands_that_read_no_text_import_nothing_heavy(words, seeds_out):
    command = [word.replace("OUT", str(seeds_out)) for word in words]
    whole = [sys.executable, "-c", RUN, json.dumps(HEAVY), *command]
    done = subprocess.run(whole, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stderr.splitlines()[-1]) == []


def test_what_is_imported_later_goes_to_another_process():
    again = pickle.loads(pickle.dumps(later("math:gcd")))
    assert again(6, 4) == 2


def test_what_is_not_there_is_told_when_it_is_called():
    with pytest.raises(AttributeError, match="nothing_such"):
        later("math:nothing_such")()
