"""SPARQL 1.1 Protocol: what is asked, in which format, and what is refused."""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl

from pyoxigraph import RdfFormat, parse, serialize

from kg.serve.ask import Question, Reply, refusal

LONGEST = 1 << 20
"""Bytes of a request."""

RESULTS = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)
RDF = ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json")
_SAME = {
    "application/json": RESULTS[0],
    "application/xml": RESULTS[1],
    "text/xml": RESULTS[1],
    "text/plain": RDF[1],
}
"""What clients ask for who know no better."""

_READ_ONLY = "this endpoint is read-only: it takes no updates; change the graph with kg build"
_SKIPPED = re.compile(
    r"""'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"|'(?:[^'\\\n]|\\.)*'
    |"(?:[^"\\\n]|\\.)*"|<[^<>"{}|^`\\\s]*>|\#[^\n]*""",
    re.VERBOSE | re.DOTALL,
)
_SERVICE = re.compile(r"(?<![\w:?$@-])SERVICE(?![\w:-])", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def question(
    method: str, parameters: Sequence[tuple[str, str]], body: bytes, headers: Mapping[str, str]
) -> Question | Reply | None:
    """Read what is asked; None where nothing is, so that the service is to be described.

    Returns:
        The question, or why it is refused.
    """
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    given = list(parameters)
    try:
        if method == "POST" and kind == "application/x-www-form-urlencoded":
            given += parse_qsl(body.decode(), keep_blank_values=True)
        elif method == "POST" and kind == "application/sparql-query":
            given.append(("query", body.decode()))
    except UnicodeDecodeError as error:
        return refusal(400, f"the request is not UTF-8: {error}")
    if kind == "application/sparql-update" or any(name == "update" for name, _ in given):
        return refusal(403, _READ_ONLY)
    asked = [value for name, value in given if name == "query"]
    if not asked and method == "GET":
        return None
    if len(asked) != 1:
        return refusal(400, "expected one query: ?query=..., a form, or application/sparql-query")
    if calls_others(asked[0]):
        return refusal(403, "SERVICE is not allowed: this endpoint asks no other")
    return _question(asked[0], given, headers.get("accept", "*/*"))


def _question(query: str, given: Sequence[tuple[str, str]], accept: str) -> Question:
    default = tuple(value for name, value in given if name == "default-graph-uri")
    named = tuple(value for name, value in given if name == "named-graph-uri")
    return Question(query, default, named, negotiated(accept, RESULTS), negotiated(accept, RDF))


def calls_others(query: str) -> bool:
    """Tell whether a query would have us ask another endpoint."""
    # SPARQL lets a keyword be written with escapes.
    plain = _ESCAPE.sub(lambda m: chr(min(int(m[1] or m[2], 16), 0x10FFFF)), query)
    return any(_SERVICE.search(_SKIPPED.sub(" ", text)) for text in (query, plain))


def negotiated(accept: str, offered: Sequence[str]) -> str | None:
    """Choose the media type of `offered` that is liked best; of equals, the first offered."""
    liked: dict[str, float] = {}
    for item in accept.split(","):
        name, *settings = (part.strip().lower() for part in item.split(";"))
        weights = [s[2:] for s in settings if re.fullmatch(r"q=[01](\.\d*)?", s)]
        name = _SAME.get(name, name)
        liked[name] = max(liked.get(name, 0.0), float(weights[0]) if weights else 1.0)

    def weight(type_: str) -> float:
        ranges = (type_, f"{type_.partition('/')[0]}/*", "*/*")
        return next((liked[name] for name in ranges if name in liked), 0.0)

    best = max(offered, key=weight)
    return best if weight(best) > 0 else None


def description(url: str, accept: str) -> Reply:
    """Describe the service (SPARQL 1.1 Service Description)."""
    formats = ", ".join(
        f"<http://www.w3.org/ns/formats/{name}>"
        for name in "SPARQL_Results_JSON SPARQL_Results_XML SPARQL_Results_CSV SPARQL_Results_TSV "
        "Turtle N-Triples RDF_XML JSON-LD".split()
    )
    text = f"""@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
<{url}> a sd:Service ; sd:endpoint <{url}> ; sd:supportedLanguage sd:SPARQL11Query ;
    sd:feature sd:UnionDefaultGraph , sd:EmptyGraphs ; sd:resultFormat {formats} ."""
    if (form := negotiated(accept, RDF)) is None:
        return refusal(406, f"the description comes as {', '.join(RDF)}")
    prefixes = {"sd": "http://www.w3.org/ns/sparql-service-description#"}
    triples = (quad.triple for quad in parse(text, RdfFormat.TURTLE))
    body = serialize(triples, format=RdfFormat.from_media_type(form), prefixes=prefixes)
    return Reply(200, form, body or b"")
