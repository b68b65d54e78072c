"""Run the commands of README.md, in order, in a new directory; compare or renew what they print.

`python -m tests.readme README.md` renews. A block fenced as `console` holds commands behind `$ `
(continued behind `> `), each followed by what it prints; a block fenced as `python` is a program,
and a block fenced as `text` behind it what that prints. Blocks fenced as `sh` are not run.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
_BLOCK = re.compile(
    r"^```(console|python\n.*?^```\n+```text)\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
_COPIED = ("Makefile", "seeds")
_HOME = "/home/you/newskg"
_VOLATILE = (
    (re.compile(r"(seconds\s+)[\d.]+"), r"\g<1>0.0"),
    (re.compile(r"[ ]+$", re.MULTILINE), ""),
)


@dataclass(frozen=True, slots=True)
class Step:
    """A command, or a program, and what it prints."""

    command: str
    """As README.md shows it."""
    program: str
    """For a shell; for Python where `python`."""
    printed: str
    python: bool = False


def steps(text: str) -> Iterator[Step]:
    """Yield what README.md tells its reader to run."""
    for match in _BLOCK.finditer(text):
        if match[1] == "console":
            yield from _commands(match[2])
        else:
            program = match[1].removeprefix("python\n").partition("\n```")[0] + "\n"
            yield Step(program, program, match[2], python=True)


def _commands(block: str) -> Iterator[Step]:
    for part in re.split(r"^(?=\$ )", block, flags=re.MULTILINE)[1:]:
        lines = part.splitlines(keepends=True)
        end = next((i for i, line in enumerate(lines) if i and line[:2] != "> "), len(lines))
        program = "".join(line[2:] for line in lines[:end])
        yield Step("".join(lines[:end]), program, "".join(lines[end:]))


def prepare(folder: Path) -> None:
    """Copy what a reader has after `git clone` and the commands need into an empty folder."""
    for name in _COPIED:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)


def run(step: Step, folder: Path) -> str:
    """Run a step, and return all that it prints, with the reader's paths.

    The environment is the one that runs this: `make` is told that it is installed already.
    """
    bin = Path(sys.executable).parent
    program: list[str] = ["sh", "-c", step.program]
    if step.python:
        program = [sys.executable, "-c", step.program]
    elif step.program.startswith("make "):
        made = f"make -o {sys.prefix}/.installed -s VENV={sys.prefix} "
        program = ["sh", "-c", made + step.program.removeprefix("make ")]
    bare = {k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "MFLAGS"))}
    bare |= {"PATH": f"{bin}{os.pathsep}{bare['PATH']}", "BROWSER": "true", "COLUMNS": "160"}
    bare |= {"PYTHONPATH": str(ROOT), "TERM": "dumb"}
    done = subprocess.run(
        program, cwd=folder, env=bare, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    printed = done.stdout.replace(f"{sys.prefix}/", ".venv/").replace(str(folder), _HOME)
    return re.sub(r"[ ]+$", "", printed, flags=re.MULTILINE)


def stable(printed: str) -> str:
    """Return what is the same in every run."""
    for pattern, replacement in _VOLATILE:
        printed = pattern.sub(replacement, printed)
    return printed.strip()


def renew(text: str) -> str:
    """Return README.md with what its commands print now."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        prepare(folder)

        def renewed(match: re.Match[str]) -> str:
            start = match.string[match.start() : match.start(2)]
            body = "".join(
                ("" if step.python else step.command) + run(step, folder)
                for step in steps(match[0])
            )
            return f"{start}{body.rstrip()}\n```"

        return _BLOCK.sub(renewed, text)


if __name__ == "__main__":
    readme = Path(sys.argv[1])
    readme.write_text(renew(readme.read_text(encoding="utf-8")), encoding="utf-8")
