import json
import sys
import threading
from io import StringIO
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store
from pyoxigraph import parse as parse_rdf
from rich.console import Console

from kg.errors import QueryError
from kg.inferred import infer
from kg.query import bind, named_queries, parse, query
from kg.result import Result
from kg.store import in_memory
from tests.sample_graph import SAMPLE, sample_quads, sample_store

STORE = sample_store()
NEEDED = {"timeline": {"actor": "Putin"}, "events-at-place": {"place": "Pyongyang"}}
"""Parameters that have no default."""


def rows(name: str, columns: str, **parameters: str) -> list[tuple[str | None, ...]]:
    """Ask, and return the columns named, things by the last part of their IRI."""
    result = query(STORE, name, parameters)
    places = [result.variables.index(column) for column in columns.split()]
    return [tuple(_plain(row[place]) for place in places) for row in result.rows]


def _plain(term: Any) -> str | None:
    return None if term is None else term.value.rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def table(result: Result) -> str:
    console = Console(width=300, file=StringIO())
    with console.capture() as capture:
        console.print(result.to_table())
    return capture.get()


ANSWERS = [
    (
        "who-met-whom",
        {},
        "one other date places articles event",
        [("kim-jong-un", "vladimir-putin", "2023-09-13", "Kosmodrom Vostochny", "2", "summit")],
    ),
    ("who-met-whom", {"actor": "jepang"}, "one", []),
    (
        "meetings",
        {},
        "date participants places topics status articles",
        [
            (
                *("2023-09-13", "Kim Jong Un, Vladimir Putin", "Kosmodrom Vostochny"),
                *("arms", "Occurred", "2"),
            ),
            (None, "Japan, Kim Jong Un", None, None, "Expected", "1"),
        ],
    ),
    ("meetings", {"from": "2023-10"}, "event", []),
    ("meetings", {"to": "2023", "language": "id"}, "event", [("summit",)]),
    (
        "launches",
        {},
        "date by types missiles towards status sources",
        [
            (
                *("2023-09-13, 2023-09-14", "North Korea", "ballistic missile", "2-3"),
                *("Sea of Japan", "Occurred", "Harian Contoh, The Sample Courier"),
            )
        ],
    ),
    ("launches", {"language": "id"}, "by towards", [("Korea Utara", "Laut Jepang")]),
    ("launches", {"actor": "korea"}, "event", [("launch",)]),
    ("launches", {"actor": "Japan"}, "event", []),
    ("launches-per-month", {}, "month launches missiles", [("2023-09", "1", "2")]),
    ("launches-per-month", {"from": "2023-10"}, "month", []),
    (
        "sanctions-network",
        {},
        "imposedBy imposedOn measures date status",
        [("japan", "north-korea", "embargo senjata", "2023-10-01", "Occurred")],
    ),
    (
        "who-says-so",
        {},
        "said event article sentence",
        [
            ("japan", "launch", "pagi", "Menurut Jepang, Korea Utara menembakkan tiga rudal."),
            ("vladimir-putin", "support", "sore", "Putin backed Pyongyang."),
        ],
    ),
    ("who-says-so", {"actor": "putin"}, "event", [("support",)]),
    (
        "conflicts",
        {},
        "event property value article publisher",
        [
            ("launch", "date", "2023-09-13", "pagi", "harian-contoh"),
            ("launch", "date", "2023-09-14", "sore", "sample-courier"),
            ("launch", "missileCount", "2", "sore", "sample-courier"),
            ("launch", "missileCount", "3", "pagi", "harian-contoh"),
        ],
    ),
    (
        "timeline",
        {"actor": "putin"},
        "date type participants places status",
        [
            (
                *("2023-09-13", "Meeting", "Kim Jong Un, Vladimir Putin"),
                *("Kosmodrom Vostochny", "Occurred"),
            ),
            ("2023-09-13", "Support", "North Korea, Vladimir Putin", None, "Occurred"),
            ("2023-11", "Visit", "Vladimir Putin", "North Korea", "Planned"),
            ("2023-11-20", "Visit", "Vladimir Putin", "Pyongyang", "Occurred"),
        ],
    ),
    (
        "timeline",
        {"actor": "Presiden Putin", "from": "2023-10", "to": "2023-11-10"},
        "event",
        [("visit-planned",)],
    ),
    ("timeline", {"actor": "nobody"}, "event", []),
    (
        "events-at-place",
        {"place": "korea utara"},
        "type places event",
        [
            ("MissileLaunch", "Pyongyang", "launch"),
            ("Visit", "North Korea", "visit-planned"),
            ("Visit", "Pyongyang", "visit"),
        ],
    ),
    (
        "actors",
        {},
        "actor type articles events",
        [
            ("vladimir-putin", "Person", "4", "4"),
            ("north-korea", "State", "3", "3"),
            ("kim-jong-un", "Person", "3", "2"),
            ("japan", "State", "2", "2"),
        ],
    ),
    ("actors", {"limit": "1"}, "actor", [("vladimir-putin",)]),
    (
        "planned",
        {},
        "date type participants status realisedBy realisedOn",
        [
            ("2023-11", "Visit", "Vladimir Putin", "Planned", "visit", "2023-11-20"),
            (None, "Meeting", "Japan, Kim Jong Un", "Expected", None, None),
        ],
    ),
    (
        "merges",
        {},
        "kept why confidence ruleSet",
        [
            ("launch", "same type, launcher and week", "0.9", "1"),
            ("kim-jong-un", "same gazetteer entry", "0.99", "1"),
        ],
    ),
    (
        "articles",
        {},
        "issued publisher language title things events article",
        [
            ("2023-09-14", "harian-contoh", "id", "Kim dan Putin bertemu", "5", "2", "pagi"),
            ("2023-10-02", "harian-contoh", "id", "Jepang jatuhkan sanksi", "4", "3", "sanksi"),
            ("2023-11-21", None, "id", "Putin tiba di Pyongyang", "1", "1", "kunjungan"),
            (None, "sample-courier", "en", "Leaders hold talks", "3", "3", "sore"),
        ],
    ),
    (
        "visits",
        {},
        "date visitors destinations origins status",
        [
            ("2023-11", "Vladimir Putin", "North Korea", None, "Planned"),
            ("2023-11-20", "Vladimir Putin", "Pyongyang", "Russia", "Occurred"),
        ],
    ),
    (
        "statements",
        {},
        "date kind speaker addressee sentence",
        [
            (
                *("2023-09-13", "Support", "vladimir-putin", "north-korea"),
                "Putin backed Pyongyang.",
            )
        ],
    ),
    (
        "evidence",
        {"event": "launches missiles"},
        "event article start end words sentence",
        [
            (
                *("launch", "pagi", "60", "71", "menembakkan"),
                "Menurut Jepang, Korea Utara menembakkan tiga rudal.",
            ),
            ("launch", "sore", "80", "85", "fired", "North Korea fired two missiles."),
        ],
    ),
]


@pytest.mark.parametrize(
    ("name", "parameters", "columns", "expected"),
    ANSWERS,
    ids=[f"{name} {' '.join(parameters.values())}".strip() for name, parameters, *_ in ANSWERS],
)
def test_named_query_answers(name, parameters, columns, expected):
    assert rows(name, columns, **parameters) == expected


def test_every_named_query_has_an_answer_in_these_tests():
    assert {named.name for named in named_queries()} == {name for name, *_ in ANSWERS}


@pytest.mark.parametrize("named", named_queries(), ids=lambda named: named.name)
class TestEveryNamedQuery:
    def test_is_documented(self, named):
        assert named.title
        assert named.description
        assert all(parameter.description for parameter in named.parameters)

    def test_uses_all_its_parameters_and_no_others(self, named):
        filled = bind(named, NEEDED.get(named.name, {}))
        code = [line for line in filled.splitlines() if not line.startswith("#")]
        assert "$" not in "".join(code)
        for parameter in named.parameters:
            assert f"${parameter.name}" in named.text

    def test_says_in_which_order_its_rows_come(self, named):
        assert "ORDER BY" in named.text.rsplit("\n}", 1)[-1]

    def test_answers_the_same_over_an_engines_own_union(self, named):
        plain = Store()
        plain.extend(sample_quads())
        parameters = NEEDED.get(named.name, {})
        assert (
            query(plain, named.name, parameters).rows == query(STORE, named.name, parameters).rows
        )


def values(text: str) -> list[list[str | None]]:
    found: list[Any] = list(query(STORE, text).rows)
    return [[None if term is None else term.value for term in row] for row in found]


def test_event_that_two_articles_tell_is_counted_once():
    assert values("SELECT (COUNT(?e) AS ?n) { ?e a kg:MissileLaunch }") == [["1"]]


def test_graph_of_an_article_says_who_says_so():
    text = "SELECT ?article ?n { GRAPH ?article { ?launch kg:missileCount ?n } }"
    article = "https://w3id.org/newskg/id/article/"
    assert values(text) == [[article + "pagi", "3"], [article + "sore", "2"]]


def test_rows_without_an_order_are_sorted_with_numbers_by_value():
    text = "SELECT ?n { VALUES ?n { 10 9 'b' 2 'a' UNDEF } }"
    assert values(text) == [[None], ["2"], ["9"], ["10"], ["a"], ["b"]]


def test_rows_without_an_order_are_sorted_by_the_names_that_are_shown():
    text = "SELECT ?x { VALUES ?x { base:sea-of-japan base:pyongyang base:japan 'kim' 'Lee' } }"
    names = [value.rsplit("/", 1)[-1] for (value,) in values(text) if value]
    assert names == ["japan", "kim", "Lee", "pyongyang", "sea-of-japan"]


def test_answer_that_does_not_come_in_time_is_given_up(monkeypatch):
    done = threading.Event()
    monkeypatch.setattr(sys.modules["kg.query"], "_answer", lambda *_: done.wait(60))
    with pytest.raises(QueryError, match=r"no answer within 0.05 seconds; ask for less"):
        query(STORE, "ASK {}", timeout=0.05)
    done.set()


def test_answer_in_time_is_the_same_as_without_a_limit():
    assert query(STORE, "actors", timeout=60) == query(STORE, "actors")
    with pytest.raises(QueryError, match="not SPARQL"):
        query(STORE, "SELECT ?x {", timeout=60)


def test_order_that_the_query_asks_for_is_kept():
    text = "SELECT ?n { VALUES ?n { 2 10 9 } } ORDER BY DESC(?n)"
    assert values(text) == [["10"], ["9"], ["2"]]


def test_query_is_read_from_a_file(tmp_path):
    path = tmp_path / "my query.rq"
    path.write_text("# Mine\n# @param n: a name\nASK { ?x rdfs:label ?l FILTER(STR(?l) = $n) }")
    assert query(STORE, str(path), {"n": "Jepang"}).boolean is True
    assert query(STORE, str(path), {"n": "Atlantis"}).boolean is False


@pytest.mark.parametrize(
    "hostile",
    [
        '") } DELETE { ?s ?p ?o',
        "'''\"\"\"\\",
        "\\",
        "line\nbreak \r\n",
        "$language ?x <http://example.org/> # no comment",
        '" || true) #',
        "\u0000\ud7ff",
    ],
)
def test_value_of_a_parameter_never_becomes_sparql(hostile):
    text = "SELECT ?v { BIND($v AS ?v) }"
    assert query(STORE, text, {"v": hostile}).rows == ((Literal(hostile),),)
    assert query(STORE, "timeline", {"actor": hostile}).rows == ()


def test_strings_comments_and_iris_keep_their_dollar_signs():
    text = 'SELECT ("$v" AS ?a) (<http://example.org/$v> AS ?b) { } # $v\n#'
    named = parse("query", "# @param v: x\n" + text)
    assert bind(named, {"v": "gone"}) == named.text


@pytest.mark.parametrize(
    ("asked", "parameters", "message"),
    [
        ("timelin", {}, "no query is named 'timelin'; did you mean timeline"),
        ("zzzzzz", {}, "no query is named 'zzzzzz'; known: actors, articles"),
        ("missing.rq", {}, "missing.rq: cannot be read as a query"),
        ("timeline", {}, r"timeline: needs the parameter 'actor' \(name of the actor"),
        ("timeline", {"who": "x"}, "timeline: no parameter 'who'; it has: actor, from, language"),
        ("actors", {"limit": "ten"}, "actors: limit is 'ten'; expected a number"),
        ("timeline", {"actor": "\udc80"}, r"actor is .* not Unicode text"),
        ("actors", {"limit": "1 } DROP ALL"}, "expected a number"),
        ("SELECT ?x {}", {"y": "1"}, "no parameter 'y'; it has: none"),
        (
            "SELECT ?x {\n  ?x a foo:Bar }",
            {},
            r"line 2, column \d+: unknown prefix; bound are base",
        ),
        ("SELECT ?x {", {}, r"as many '\{' as '\}' expected\n  SELECT \?x \{\n +\^"),
        ("DROP ALL", {}, r"line 1, column \d+: DROP is SPARQL Update; a query only reads"),
        (
            "PREFIX x: <http://example.org/>\nINSERT DATA { x:a x:b x:c }",
            {},
            r"line 2, column \d+: INSERT is SPARQL Update.*\n  INSERT DATA .*\n *\^",
        ),
        ("DELETE { ?s ?p ?o } WHERE { SELECT ?s { ?s ?p ?o } }", {}, "DELETE is SPARQL Update"),
        ("PLEASE TELL", {}, r"line 1, column \d+: expected SELECT, ASK, CONSTRUCT, DESCRIBE"),
        ("SELECT ?x {\n\t?x a ?y }\t?z", {}, r"\n  \t\?x a \?y \}\t\?z\n  \t {9}\t *\^"),
        ("SELECT ?x { BIND(1/ AS ?x) }", {}, r"line 1, column \d+: cannot be read on from here"),
        ("SELECT ?x ?x { }", {}, "Duplicated variable name in SELECT"),
        ("SELECT ?x { ?x ?p ?o } GROUP BY ?p", {}, "The SELECT contains a variable that is unb"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/x> { ?s ?p ?o } }", {}, "cannot be answered"),
    ],
)
def test_query_that_cannot_be_answered_says_why_and_what_would_do(asked, parameters, message):
    with pytest.raises(QueryError, match=message):
        query(STORE, asked, parameters)


def test_json_csv_and_tsv_follow_the_w3c():
    result = query(STORE, "SELECT ?l ?n ?x { base:japan rdfs:label ?l BIND(1 AS ?n) }")
    bindings = json.loads(result.to_json())["results"]["bindings"]
    assert bindings[0] == {
        "l": {"type": "literal", "value": "Japan", "xml:lang": "en"},
        "n": {
            "type": "literal",
            "value": "1",
            "datatype": "http://www.w3.org/2001/XMLSchema#integer",
        },
    }
    assert result.to_csv() == "l,n,x\r\nJapan,1,\r\nJepang,1,\r\n"
    assert result.to_tsv() == '?l\t?n\t?x\n"Japan"@en\t1\t\n"Jepang"@id\t1\t\n'


def test_ask_answers_in_every_format():
    result = query(STORE, "ASK { ?x a kg:Meeting }")
    assert json.loads(result.to_json()) == {"head": {}, "boolean": True}
    assert "true" in result.to_csv()
    assert "true" in table(result)


def test_construct_answers_in_turtle_and_in_a_table():
    result = query(STORE, "CONSTRUCT { ?a kg:met ?b } { ?e a kg:Meeting; kg:participant ?a, ?b }")
    assert "\nbase:japan\n    kg:met base:japan ;\n    kg:met base:kim-jong-un ;\n.\n" in (
        result.to_turtle()
    )
    assert "kg:met" in table(result)
    with pytest.raises(QueryError, match="ask for Turtle"):
        result.to_csv()


def test_rows_have_no_turtle():
    with pytest.raises(QueryError, match="Turtle is for CONSTRUCT"):
        query(STORE, "SELECT * { ?s a kg:Meeting }").to_turtle()


def test_table_shows_names_and_prefixes():
    shown = table(query(STORE, "SELECT ?s ?t { ?s a ?t FILTER(?t = kg:Sea || ?t = kg:Article) }"))
    assert "Sea of Japan" in shown
    assert "kg:Sea" in shown
    assert "base:article/pagi" in shown


def test_names_are_looked_up_only_where_they_are_shown():
    looked_up: list[str] = []

    def named() -> dict[str, str]:
        looked_up.append("now")
        return {"urn:a": "Melati"}

    result = Result(("a",), ((NamedNode("urn:a"),),), named=named)
    assert "urn:a" in result.to_json() + result.to_csv() + result.to_tsv()
    assert not looked_up
    assert "Melati" in table(result)
    assert looked_up == ["now"]


def test_table_shows_markup_as_it_stands():
    assert "[red]x[/red]" in table(query(STORE, "SELECT ('[red]x[/red]' AS ?m) { }"))


@pytest.mark.parametrize("named", named_queries(), ids=lambda named: named.name)
def test_a_named_query_answers_alike_whatever_the_base(named):
    ours, other = "https://w3id.org/newskg/id/", "https://example.org/kg/"
    moved = in_memory(parse_rdf(SAMPLE.replace(ours, other), RdfFormat.TRIG))
    infer(moved, other)
    asked = NEEDED.get(named.name, {})
    there = [
        [str(term).replace(other, ours) for term in row]
        for row in query(moved, named.name, asked).rows
    ]
    here = in_memory(sample_quads())
    infer(here)
    assert there == [[str(term) for term in row] for row in query(here, named.name, asked).rows]


@pytest.mark.parametrize("named", named_queries(), ids=lambda named: named.name)
def test_a_named_query_answers_without_what_was_inferred(named):
    said = in_memory(q for q in sample_quads() if not str(q.graph_name).endswith("inferred>"))
    asked = NEEDED.get(named.name, {})
    found, full = (query(store, named.name, asked).rows for store in (said, STORE))
    assert len(found) <= len(full)
    assert bool(found) == bool(full)
