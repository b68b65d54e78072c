"""The rules of inference that stand in `ontologies/rules/*.rq`.

A rule is a SPARQL CONSTRUCT over the union of all graphs. While it runs, the ontology stands in
`GRAPH <https://w3id.org/newskg/ontology>`. Like a named query it is documented by the comments
that it begins with: its title, what it concludes, and when its turn comes:

    # @stratum 2

The rules of a stratum run until none of them finds anything new; only then come those of the next,
so that a rule may ask what is *not* the case, if an earlier stratum concludes it. A rule makes no
blank nodes and no ever new terms.

The folder that `KG_ONTOLOGIES` names may have rules of its own in `rules/*.rq`.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import QueryTriples, Store

from kg.errors import RuleError
from kg.query import parse as parse_comments
from kg.vocabulary import PREFIXES, folders

_STRATUM = re.compile(r"#\s*@stratum\s+([0-9]+)\s*")


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
    told = parse_comments(name, text.replace(marks[0] + "\n", "", 1))
    rule = Rule(int(number), name, where, told.title, told.description, text)
    ask(Store(), rule)
    return rule


def ask(store: Store, rule: Rule) -> QueryTriples:
    """Run a rule once; what it finds may be known already, and may come more than once.

    Raises:
        RuleError: It is no SPARQL CONSTRUCT.
    """
    try:
        answer = store.query(rule.text, prefixes=PREFIXES)
    except SyntaxError as error:
        raise RuleError(f"{rule.where}: not SPARQL: {error}") from error
    if not isinstance(answer, QueryTriples):
        raise RuleError(f"{rule.where}: not a CONSTRUCT; a rule says which triples follow")
    return answer
