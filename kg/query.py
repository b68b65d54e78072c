"""SPARQL over the knowledge base, and the named queries of `ontologies/queries/*.rq`.

A query sees the union of all graphs, and each article's own graph by
`GRAPH ?article { ... }`. Our prefixes are bound already.

A named query is documented by the comments that it begins with: its title, what it
tells, and its parameters, one a line:

    # @param actor: name of the actor, or a part of it
    # @param limit = 20: how many rows at most

A parameter stands in the query as `$actor`, and `$` is for nothing else there. One
without a default must be given; one whose default is a whole number takes whole numbers.
"""

import difflib
import re
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from kg.errors import QueryError
from kg.labels import labels
from kg.result import Result, Term
from kg.store import has_union
from kg.vocabulary import PREFIXES, ontologies

_PARAM = re.compile(r"#\s*@param\s+(\w+)\s*(?:=\s*(.*?)\s*)?:\s*(.*)")
_TOKEN = re.compile(
    r"""(?P<skip>'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"|'(?:[^'\\\n]|\\.)*'
    |"(?:[^"\\\n]|\\.)*"|<[^<>"{}|^`\\\s]*>|\#[^\n]*)|\$(?P<name>\w+)""",
    re.VERBOSE | re.DOTALL,
)
"""What of SPARQL matters for finding variables: strings, IRIs and comments hold none."""
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = ("ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A blank of a named query."""

    name: str
    description: str
    default: str | None = None
    """None where the parameter must be given."""


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of `ontologies/queries/`."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str


def query(
    store: Store,
    asked: str,
    parameters: Mapping[str, str] | None = None,
    *,
    timeout: float | None = None,
) -> Result:
    """Answer what is `asked`: SPARQL, or the path of a file of it, or the name of a named query.

    Rows come in the order that the query asks for; else sorted column by column, things by the
    names that people are shown, numbers by value, nothing before something.

    Args:
        store: As `kg.store` opens it.
        asked: SPARQL 1.1 text, a path that ends in `.rq` or `.sparql`, or a name.
        parameters: Values for the query's `$name`s; they are text, and stay text.
        timeout: Seconds to wait for the answer. Oxigraph cannot be interrupted: a query that is
            given up goes on in its thread, until it is done or the process ends.

    Raises:
        QueryError: There is no such query, it is not SPARQL, a parameter is missing or unknown,
            or the time is over.
    """
    text = bind(_find(asked), parameters or {})
    if timeout is None:
        return _answer(store, text)
    outcome: list[Result | BaseException] = []

    def work() -> None:
        try:
            outcome.append(_answer(store, text))
        except BaseException as error:  # raised again below, in the thread that asked
            outcome.append(error)

    # Oxigraph gives the interpreter free while it works, so that the wait ends in time.
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(min(timeout, threading.TIMEOUT_MAX))
    if not outcome:
        raise QueryError(
            f"no answer within {timeout:g} seconds; ask for less, with more conditions or a LIMIT "
            "inside, or allow more with --timeout"
        )
    if isinstance(outcome[0], BaseException):
        raise outcome[0]
    return outcome[0]


def _answer(store: Store, text: str) -> Result:
    try:
        answer = store.query(
            text, prefixes=PREFIXES, use_default_graph_as_union=not has_union(store)
        )
        if isinstance(answer, QueryBoolean):
            return Result(boolean=bool(answer))
        if isinstance(answer, QueryTriples):
            return _graph(store, answer)
        return _rows(store, answer, ordered=_ordered(text))
    except SyntaxError as error:
        raise QueryError(_explained(text, str(error))) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query cannot be answered: {error}") from error


def _graph(store: Store, answer: QueryTriples) -> Result:
    triples = tuple(sorted(set(answer), key=str))
    return Result(triples=triples, named=_names(store, triples))


def _rows(store: Store, answer: QuerySolutions, *, ordered: bool) -> Result:
    variables = tuple(variable.value for variable in answer.variables)
    rows = [tuple(solution) for solution in answer]
    named = _names(store, rows)
    if not ordered:
        names = named()
        rows.sort(key=lambda row: [_order(term, names) for term in row])
    return Result(variables, tuple(rows), named=named)


def _names(store: Store, rows: Iterable[Iterable[Term | None]]) -> Callable[[], Mapping[str, str]]:
    """Return what looks up the names of all that an answer has, once and only when asked."""
    return cache(lambda: labels(store, (term for row in rows for term in row)))


def _ordered(text: str) -> bool:
    return bool(re.search(r"\bORDER\s+BY\b", _TOKEN.sub(" ", text), re.IGNORECASE))


@cache
def named_queries() -> tuple[NamedQuery, ...]:
    """Return the named queries, sorted by name."""
    paths = sorted((ontologies() / "queries").glob("*.rq"))
    return tuple(parse(path.stem, path.read_text("utf-8")) for path in paths)


def find(name: str) -> NamedQuery:
    """Return the named query of that name.

    Raises:
        QueryError: There is none.
    """
    names = {named.name: named for named in named_queries()}
    if name not in names:
        close = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
        hint = f"did you mean {' or '.join(close)}?" if close else f"known: {', '.join(names)}"
        raise QueryError(f"no query is named {name!r}; {hint}")
    return names[name]


def parse(name: str, text: str) -> NamedQuery:
    """Read a query and the comments that it begins with."""
    comments: list[str] = []
    parameters: list[Parameter] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        if match := _PARAM.fullmatch(line.rstrip()):
            default = None if match[2] is None else match[2].strip('"')
            parameters.append(Parameter(match[1], match[3], default))
        else:
            comments.append(line.lstrip("#").strip())
    title, *description = comments or [name]
    return NamedQuery(name, title, " ".join(description).strip(), tuple(parameters), text)


def bind(named: NamedQuery, values: Mapping[str, str]) -> str:
    """Return the text of a query with its parameters filled in, ready for any SPARQL endpoint.

    A value goes in as one literal, escaped as N-Triples escapes it, and only where a
    variable stands: it cannot end the string that it is in, and so cannot become SPARQL.

    Raises:
        QueryError: A parameter is missing, unknown, or not a whole number where it must be.
    """
    known = {p.name: p for p in named.parameters}
    if not known:
        # A query of the user's own: its variables are its parameters.
        used = {m["name"] for m in _TOKEN.finditer(named.text) if m["name"]}
        known = {name: Parameter(name, "") for name in used & set(values)}
    if unknown := sorted(set(values) - set(known)):
        names = ", ".join(sorted(known)) or "none"
        raise QueryError(f"{named.name}: no parameter {unknown[0]!r}; it has: {names}")
    terms = {name: _literal(named, p, values.get(name)) for name, p in known.items()}

    def fill(match: re.Match[str]) -> str:
        return terms.get(match["name"], match[0])

    return _TOKEN.sub(fill, named.text)


def _literal(named: NamedQuery, parameter: Parameter, value: str | None) -> str:
    value = parameter.default if value is None else value
    if value is None:
        raise QueryError(
            f"{named.name}: needs the parameter {parameter.name!r} ({parameter.description})"
        )
    if parameter.default is not None and parameter.default.isdecimal():
        if not (value.isascii() and value.isdecimal()):
            raise QueryError(f"{named.name}: {parameter.name} is {value!r}; expected a number")
        return value
    try:
        return str(Literal(value))
    except ValueError as error:
        raise QueryError(
            f"{named.name}: {parameter.name} is {value!r}: not Unicode text"
        ) from error


def _find(asked: str) -> NamedQuery:
    asked = asked.strip()
    if asked.endswith((".rq", ".sparql")):
        try:
            return parse(asked, Path(asked).read_text("utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"{asked}: cannot be read as a query: {error}") from error
    if re.search(r"[\s{]", asked):
        return parse("query", asked)
    return find(asked)


def _explained(text: str, message: str) -> str:
    """Say where a syntax error is, what is wrong, and show the line."""
    match = _POSITION.fullmatch(message)
    if not match:
        return f"not SPARQL: {message}"
    number, column = int(match[1]), int(match[2])
    line = (text + "\n").split("\n")[number - 1]
    where = f"line {number}, column {column}"
    before = re.sub(r"[^\t]", " ", line[: column - 1])  # a tab is as wide above as below
    return f"not SPARQL: {where}: {_remedy(text, match[3])}\n  {line}\n  {before}^"


def _remedy(text: str, expected: str) -> str:
    """Say what is wrong in words that are the same each time.

    Of what the parser expected it names a keyword at random, so only its sentences are kept.
    """
    code = _TOKEN.sub(lambda match: match["name"] or " ", text)
    words = re.findall(r"(?<![?:\w])[A-Za-z]+\b(?!\s*:)", code)
    # Names of prefixes apart, a request begins with what it does.
    does = next((w.upper() for w in words if w.upper() not in ("BASE", "PREFIX")), "")
    if does in _UPDATES:
        return (
            f"{does} is SPARQL Update; a query only reads ({', '.join(_FORMS)}): what is in the "
            "knowledge base changes with its articles, by kg build"
        )
    sentences = re.findall(r"(?:^|of |, |expected )([A-Z][\w*]+(?: [\w*]+)+)(?=,|$)", expected)
    if "Prefix not found" in sentences:
        return f"unknown prefix; bound are {', '.join(PREFIXES)}; add others with PREFIX"
    if sentences:
        return str(sentences[0])
    if not any(word.upper() in _FORMS for word in words):
        return f"expected {', '.join(_FORMS)}"
    for opening, closing in ("{}", "()"):
        if code.count(opening) != code.count(closing):
            return f"as many {opening!r} as {closing!r} expected"
    return "cannot be read on from here; look at what stands here and just before"


def _order(term: Term | None, names: Mapping[str, str]) -> tuple[int, float, str, str]:
    """Sort as a person would: nothing first, numbers by value, all else by what is shown."""
    if term is None:
        return (0, 0.0, "", "")
    if isinstance(term, Literal) and _NUMBER.fullmatch(term.value):
        return (1, float(term.value), term.value, str(term))
    shown = term.value if isinstance(term, Literal) else str(term)
    if isinstance(term, NamedNode):
        shown = names.get(term.value, term.value)
    return (2, 0.0, shown.casefold(), str(term))
