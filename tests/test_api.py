"""The public names: few, sorted, documented, and enough for the whole way."""

import inspect
from pathlib import Path

import kg

MEETING = "Presiden Indonesia Prabowo Subianto bertemu Anwar Ibrahim di Jakarta, Senin (27/1/2025)."


def test_the_public_names_are_sorted_and_there():
    assert kg.__all__ == sorted(kg.__all__)
    assert all(hasattr(kg, name) for name in kg.__all__)


def test_every_public_name_is_documented():
    for name in kg.__all__:
        assert inspect.getdoc(getattr(kg, name)), name


def test_every_error_is_one_that_a_caller_can_catch_by_its_base():
    errors = [
        value for name in kg.__all__ if name.endswith("Error") and (value := getattr(kg, name))
    ]
    assert all(issubclass(error, kg.KgError) for error in errors)


def test_the_public_names_lead_from_article_to_answer(tmp_path: Path):
    file = tmp_path / "kabar.txt"
    file.write_text(MEETING, encoding="utf-8")
    articles = list(kg.read([file]))
    extraction = next(iter(kg.extract(articles)))
    assert {entity.names[0] for entity in extraction.entities} >= {"Prabowo Subianto"}
    summary = kg.build(articles, tmp_path / "out")
    assert (summary.articles, summary.events) == (1, {"Meeting": 1})
    store = kg.open_store(tmp_path / "out")
    assert len(kg.query(store, "who-met-whom").rows) == 1
    assert kg.query(store, "ASK { ?m a kg:Meeting }").boolean
    assert kg.validate(kg.as_graph(store)) == ()
    kg.export(store, tmp_path / "graph.jsonld")
    assert "Anwar Ibrahim" in (tmp_path / "graph.jsonld").read_text(encoding="utf-8")
