"""The rules of inference that stand in `ontologies/rules/*.rq`.

A rule is a SPARQL CONSTRUCT over the union of all graphs. While it runs, the ontology stands in
`GRAPH <https://w3id.org/newskg/ontology>`. Like a named query it is documented by the comments
that it begins with: its title, what it concludes, and when its turn comes:

    # @stratum 2

The rules of a stratum run until none of them finds anything new; only then come those of the next,
so that a rule may ask what is *not* the case, if an earlier stratum concludes it. A rule makes no
blank nodes and no ever new terms.

A rule can say what it goes by, so that after a change it runs around what changed alone:

    # @around ?meeting by rdf:type=kg:Meeting kg:status kg:participant
    # @through kg:officeIn

So what it finds around one meeting depends on those properties of that meeting, on those named by
`@through` of what the meeting has by them, and on the ontology: on nothing else. For properties, a
word of OWL stands for those of which the ontology says it: `owl:TransitiveProperty`,
`owl:inverseOf`, and for classes `rdf:type=rdfs:subClassOf`. Such a rule has a WHERE and one triple
to conclude, and does not ask whether that is known. Where one rule says no such thing, all rules
run over the whole graph after every change.

The folder that `KG_ONTOLOGIES` names may have rules of its own in `rules/*.rq`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, QueryTriples, Store, Triple, Variable

from kg.errors import RuleError
from kg.query import parse as parse_comments
from kg.vocabulary import PREFIXES, folders

_STRATUM = re.compile(r"#\s*@stratum\s+([0-9]+)\s*")
_AROUND = re.compile(r"#\s*@around\s+\?(\w+)\s+by((?:\s+[\w:=-]+)+)\s*")
_THROUGH = re.compile(r"#\s*@through((?:\s+[\w:-]+)+)\s*")
_TERM = r"([^\s{}]+)"
_TEMPLATE = re.compile(rf"CONSTRUCT\s*\{{\s*{_TERM}\s+{_TERM}\s+{_TERM}\s*\.?\s*\}}\s*WHERE\s*\{{")
Bound = dict[Variable, NamedNode | BlankNode | Literal | Triple]


@dataclass(frozen=True, slots=True, order=True)
class Around:
    """What the conclusions of a rule around one node depend on."""

    variable: str
    """The node's, without its question mark."""
    by: tuple[str, ...]
    """Properties of the node, as IRIs, some with the one value that matters behind an equals sign;
    words of OWL and RDFS stand for those of which the ontology says them."""
    through: tuple[str, ...]
    """Properties of what the node has by those."""
    concludes: tuple[str, str, str]
    """The triple of the CONSTRUCT: variables with their question marks, and IRIs."""


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """A rule of inference; rules are ordered as they run."""

    stratum: int
    name: str
    where: str
    """File that it stands in."""
    title: str
    description: str
    text: str
    around: Around | None = None
    """None where it depends on the whole graph."""


def rules() -> tuple[Rule, ...]:
    """Read the rules, ours and those of `KG_ONTOLOGIES`, in the order in which they run.

    Raises:
        RuleError: One is no SPARQL CONSTRUCT, or does not say its stratum.
        VocabularyError: There is no such folder.
    """
    paths = [path for folder in folders() for path in (folder / "rules").glob("*.rq")]
    return tuple(sorted(map(_read, paths)))


def _read(path: Path) -> Rule:
    try:
        return parse(path.stem, path.read_text("utf-8"), where=str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}: cannot be read as a rule: {error}") from error


def parse(name: str, text: str, *, where: str = "") -> Rule:
    """Read a rule and the comments that it begins with.

    Args:
        name: Of the rule, shown to people.
        text: SPARQL; our prefixes are bound.
        where: What an error says that the rule stands in; else its name.

    Raises:
        RuleError: It is no SPARQL CONSTRUCT, or does not say its stratum.
    """
    where = where or name
    marks = [line for line in text.splitlines() if _STRATUM.fullmatch(line)]
    if len(marks) != 1:
        raise RuleError(f"{where}: {len(marks)} strata; a rule has one line such as # @stratum 2")
    (number,) = _STRATUM.findall(marks[0])
    shown = "".join(line for line in text.splitlines(keepends=True) if "# @" not in line)
    told = parse_comments(name, shown)
    around = _around(text, where)
    rule = Rule(int(number), name, where, told.title, told.description, text, around)
    ask(Store(), rule)
    return rule


def _around(text: str, where: str) -> Around | None:
    """Read what a rule says that it goes by."""
    marks = [m for line in text.splitlines() if (m := _AROUND.fullmatch(line))]
    if not marks:
        return None
    template = _TEMPLATE.search(text)
    if template is None or len(marks) > 1:
        raise RuleError(f"{where}: @around is for a CONSTRUCT of one triple with a WHERE, once")
    through = [m for line in text.splitlines() if (m := _THROUGH.fullmatch(line))]
    properties = [_iri(p, where) for m in through for p in m[1].split()]
    by = [_iri(p, where) for p in marks[0][2].split()]
    subject, predicate, value = (_iri(term, where) for term in template.groups())
    return Around(marks[0][1], tuple(by), tuple(properties), (subject, predicate, value))


def _iri(term: str, where: str) -> str:
    """Return a prefixed name as an IRI; variables as they are."""
    if "=" in term:
        return "=".join(_iri(part, where) for part in term.split("="))
    prefix, colon, rest = term.partition(":")
    if term.startswith("?"):
        return term
    if term == "a":
        return f"{PREFIXES['rdf']}type"
    if colon and prefix in PREFIXES:
        return PREFIXES[prefix] + rest
    raise RuleError(f"{where}: {term!r} is no property by a prefix that is known")


def around(store: Store, rule: Rule, nodes: Sequence[NamedNode]) -> QueryTriples:
    """Run a rule that says what it goes by, around some nodes only."""
    assert rule.around is not None
    values = f" VALUES ?{rule.around.variable} {{ {' '.join(map(str, nodes))} }} "
    text = _TEMPLATE.sub(lambda m: m[0] + values, rule.text, count=1)
    return ask(store, replace(rule, text=text))


def concludes(store: Store, rule: Rule, triple: Triple) -> bool:
    """Whether a rule that says what it goes by finds a triple."""
    assert rule.around is not None
    bound: Bound = {}
    for term, value in zip(rule.around.concludes, triple, strict=True):
        if term.startswith("?"):
            if bound.setdefault(Variable(term[1:]), value) != value:
                return False
        elif value != NamedNode(term):
            return False
    return any(t == triple for t in ask(store, rule, bound))


def ask(store: Store, rule: Rule, bound: Bound | None = None) -> QueryTriples:
    """Run a rule once; what it finds may be known already, and may come more than once.

    Args:
        store: Asked.
        rule: Run.
        bound: Terms that stand for some of its variables.

    Raises:
        RuleError: It is no SPARQL CONSTRUCT.
    """
    try:
        answer = store.query(rule.text, prefixes=PREFIXES, substitutions=bound)
    except SyntaxError as error:
        raise RuleError(f"{rule.where}: not SPARQL: {error}") from error
    if not isinstance(answer, QueryTriples):
        raise RuleError(f"{rule.where}: not a CONSTRUCT; a rule says which triples follow")
    return answer
