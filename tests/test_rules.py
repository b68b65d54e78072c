"""Rules: each says what it is for and when it runs, and is refused at once where it is none."""

from pathlib import Path

import pytest

from kg.errors import RuleError
from kg.rules import parse, rules
from kg.vocabulary import EXTRA, ontologies

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


def test_a_folder_of_ones_own_adds_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "mine.rq").write_text(GOOD)
    monkeypatch.setenv(EXTRA, str(tmp_path))
    assert "mine" in {rule.name for rule in rules()}
    (tmp_path / "rules" / "mine.rq").write_bytes(b"\xff")
    with pytest.raises(RuleError, match=r"mine\.rq: cannot be read"):
        rules()
