"""Files that appear when they are whole: what stood there before stays until then."""

import gzip
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import IO, cast

from kg.errors import ExportError

Lender = Callable[[Path], AbstractContextManager[IO[bytes]]]


@contextmanager
def together() -> Iterator[Lender]:
    """Lend files one after the other, gzipped where they end in `.gz`, that appear together.

    Each is written beside its path, and takes its place when all are whole.

    Raises:
        ExportError: One cannot be written.
    """
    parts: dict[Path, Path] = {}

    @contextmanager
    def lend(path: Path) -> Iterator[IO[bytes]]:
        parts[path] = path.with_name(f".{path.name}.{os.getpid()}.part")
        with told(path), ExitStack() as stack:
            file: IO[bytes] = stack.enter_context(parts[path].open("wb"))
            if path.suffix == ".gz":
                # Neither name nor time in it, so that equal graphs make equal bytes.
                zipped = gzip.GzipFile("", "wb", fileobj=file, mtime=0)
                file = cast(IO[bytes], stack.enter_context(zipped))
            yield file

    try:
        yield lend
        for path, part in parts.items():
            with told(path):
                part.replace(path)
    finally:
        for path, part in parts.items():
            with told(path):
                part.unlink(missing_ok=True)


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Lend one file as `together` does.

    Raises:
        ExportError: It cannot be written.
    """
    with together() as lend, lend(path) as file:
        yield file


@contextmanager
def told(path: Path | str) -> Iterator[None]:
    """Turn what the system refuses into an error that says what would do.

    Raises:
        ExportError: Instead of OSError.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(
            f"{path}: cannot be written: {reason}; what was there before is unchanged: "
            "make room or choose another place"
        ) from error
