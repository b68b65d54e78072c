"""Rules: each says what it is for and when it runs, and is refused at once where it is none."""

from pathlib import Path

import pytest
from rdflib import RDF

from kg.errors import RuleError
from kg.rules import parse, rules
from kg.vocabulary import EXTRA, KG, ontologies

GOOD = "# Title\n# What it concludes.\n# @stratum 7\nCONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }\n"


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_every_rule_says_what_it_is_for_and_is_indented_alike(rule):
    assert rule.title
    assert rule.description.endswith((".", ")"))
    assert rule.stratum > 0
    assert all(len(line) <= 100 and line == line.rstrip() for line in rule.text.splitlines())


def test_rules_come_in_the_order_in_which_they_run():
    found = rules()
    assert len(found) == len(list((ontologies() / "rules").glob("*.rq"))) > 10
    assert [rule.stratum for rule in found] == sorted(rule.stratum for rule in found)


def test_comments_are_the_documentation():
    rule = parse("x", GOOD)
    assert (rule.stratum, rule.title, rule.description) == (7, "Title", "What it concludes.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# T\nCONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "f.rq: 0 strata"),
        (GOOD + "# @stratum 8\n", "f.rq: 2 strata"),
        ("# T\n# @stratum 1\nSELECT * { ?s ?p ?o }", "f.rq: not a CONSTRUCT"),
        ("# T\n# @stratum 1\nDELETE WHERE { ?s ?p ?o }", "f.rq: not SPARQL"),
        ("# T\n# @stratum 1\nCONSTRUCT { ?s nope:x ?o } WHERE { ?s ?p ?o }", "f.rq: not SPARQL"),
    ],
)
def test_what_is_no_rule_is_refused(text, told):
    with pytest.raises(RuleError, match=told):
        parse("f", text, where="f.rq")


AROUND = "# T\n# @stratum 1\n# @around ?s by kg:role\n# @through kg:of kg:within\n"


def test_a_rule_says_what_it_goes_by():
    rule = parse("x", AROUND + "CONSTRUCT { ?s a ?o } WHERE { ?s kg:role/kg:of ?o }")
    assert rule.around is not None
    assert (rule.around.variable, rule.around.by) == ("s", (str(KG.role),))
    assert rule.around.through == (str(KG.of), str(KG.within))
    assert rule.around.concludes == ("?s", str(RDF.type), "?o")
    assert rule.title == "T"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (AROUND + "CONSTRUCT { ?s a ?o . ?o a ?s } WHERE { ?s kg:role ?o }", "of one triple"),
        (AROUND + "CONSTRUCT { ?s a ?o } { ?s kg:role ?o }", "with a WHERE"),
        (AROUND.replace("kg:of", "nope:of") + "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }", "nope:of"),
    ],
)
def test_what_a_rule_goes_by_is_refused_where_it_cannot_be(text, told):
    with pytest.raises(RuleError, match=told):
        parse("f", text)


def test_a_folder_of_ones_own_adds_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "mine.rq").write_text(GOOD)
    monkeypatch.setenv(EXTRA, str(tmp_path))
    assert "mine" in {rule.name for rule in rules()}
    (tmp_path / "rules" / "mine.rq").write_bytes(b"\xff")
    with pytest.raises(RuleError, match=r"mine\.rq: cannot be read"):
        rules()
