"""A graph to be looked at, whatever it is kept in: a knowledge base, or a file of RDF."""

import gzip
from pathlib import Path
from typing import IO, cast

from pyoxigraph import RdfFormat, Store, parse

from kg.errors import StoreError
from kg.store import in_memory, open_store

_FORMATS = {
    ".jsonld": RdfFormat.JSON_LD,
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
    ".rdf": RdfFormat.RDF_XML,
    ".trig": RdfFormat.TRIG,
    ".ttl": RdfFormat.TURTLE,
}


def open_graph(path: Path) -> Store:
    """Open a knowledge base, or read a file of RDF, known by its suffix, into memory.

    Files may be gzipped (`.gz`). What a format without named graphs holds is the union alone.

    Raises:
        StoreError: There is no such thing, or it is not what its suffix says, with the line.
    """
    if not path.is_file():
        return open_store(path)
    suffix = Path(path.stem).suffix if path.suffix == ".gz" else path.suffix
    if suffix.lower() not in _FORMATS:
        known = ", ".join(_FORMATS)
        raise StoreError(f"{path}: neither a knowledge base nor a file of RDF ({known})")
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            return in_memory(parse(cast(IO[bytes], file), _FORMATS[suffix.lower()]))
    except SyntaxError as error:
        raise StoreError(f"{path}: {error.msg}; expected RDF as {suffix} files hold it") from error
    except (OSError, EOFError) as error:
        raise StoreError(f"{path}: cannot be read: {error}") from error
