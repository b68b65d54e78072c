"""README.md tells the truth: each of its commands runs, and prints what stands there."""

import re

from tests.conftest import ROOT
from tests.readme import prepare, run, stable, steps

TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
STEPS = list(steps(TEXT))


def test_every_command_prints_what_the_readme_shows(tmp_path):
    prepare(tmp_path)
    wrong = {
        step.command: printed
        for step in STEPS
        if stable(printed := run(step, tmp_path.resolve())) != stable(step.printed)
    }
    assert not wrong, "renew with: make readme"


def test_enough_is_shown():
    commands = " ".join(step.command for step in STEPS)
    assert sum("SELECT" in step.command for step in STEPS) >= 3
    assert sum(step.python for step in STEPS) >= 1
    assert "$ make graph" in commands


def test_every_file_that_the_readme_points_to_is_there():
    targets = re.findall(r"\]\(([^)#]+)\)|src=\"([^\"]+)\"", TEXT)
    local = [a or b for a, b in targets if "://" not in (a or b)]
    assert local
    assert not [target for target in local if not (ROOT / target).exists()]


def test_the_second_command_is_known_to_the_makefile():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`make (\w+)`|^make (\w+)", TEXT, re.MULTILINE):
        assert re.search(rf"^{''.join(target)}:", makefile, re.MULTILINE), target
