"""The union of all graphs as RDF/XML, for tools that read nothing newer.

Written here, because Oxigraph's serialiser orders namespaces differently in each run and lets
characters through that XML does not allow.
"""

import json
import re
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import Store

from kg.errors import ExportError
from kg.export.rdf import subjects, union
from kg.vocabulary import PREFIXES

_LITERAL = re.compile(r'("(?:[^"\\]|\\.)*")(?:@(\S+)|\^\^<(.*)>)?', re.DOTALL)
_LOCAL_NAME = re.compile(r"[^\W\d][\w.-]*$")
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold, written plainly or as a reference (section 2.2)."""


def to_rdfxml(store: Store, out: IO[bytes]) -> None:
    """Write the union, an element for each subject, in the order of `to_turtle`.

    Raises:
        ExportError: XML cannot hold a character of the graph, or the name of a property.
    """
    spaces = "".join(f"\n    xmlns:{p}={quoteattr(iri)}" for p, iri in sorted(PREFIXES.items()))
    out.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{spaces}>\n'.encode())
    for subject, statements in subjects(union(store)):
        out.write(f"  <rdf:Description rdf:about={quoteattr(subject[1:-1])}>\n".encode())
        for predicate, value in statements:
            out.write(f"    {_element(predicate[1:-1], value)}\n".encode())
        out.write(b"  </rdf:Description>\n")
    out.write(b"</rdf:RDF>\n")


def _element(predicate: str, value: str) -> str:
    name, space = _name(predicate)
    if value.startswith("<"):
        return f"<{name}{space} rdf:resource={quoteattr(value[1:-1])}/>"
    match = _LITERAL.fullmatch(value)
    assert match, value
    text: str = json.loads(match[1], strict=False)  # canonical N-Triples escapes are JSON's
    if bad := _REFUSED.search(text):
        raise ExportError(
            f"{predicate}: {text[:60]!r} holds U+{ord(bad[0]):04X}, which XML cannot write; "
            "use another format, such as turtle"
        )
    kind = f' xml:lang="{match[2]}"' if match[2] else ""
    kind = f" rdf:datatype={quoteattr(match[3])}" if match[3] else kind
    # A reader would turn a carriage return that is written plainly into a line feed.
    return f"<{name}{space}{kind}>{escape(text, {chr(13): '&#13;'})}</{name}>"


def _name(predicate: str) -> tuple[str, str]:
    """Return the name of an element, and the declaration of its prefix where it needs one."""
    found = _LOCAL_NAME.search(predicate)
    if found is None:
        raise ExportError(f"{predicate}: no name of an XML element; use another format")
    namespace = predicate[: found.start()]
    for prefix, iri in PREFIXES.items():
        if iri == namespace:
            return f"{prefix}:{found[0]}", ""
    return f"own:{found[0]}", f" xmlns:own={quoteattr(namespace)}"
