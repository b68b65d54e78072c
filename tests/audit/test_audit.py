"""Why things are one, what is unsure, and where sources disagree, on seeds/ and a made graph."""

from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.audit import Base, conflicts, explain, find, iri_of, key_of, review
from kg.audit.words import disputed, explained, reviewed
from kg.errors import ThingError
from kg.store import open_store
from tests.sample_graph import sample_store

SUMMIT = "base:event/meeting-koran-contoh-rudal-294-02e71c782c"


@pytest.fixture
def seeds(seeds_out: Path) -> Base:
    return Base(open_store(seeds_out))


def _explained(base: Base, asked: str) -> str:
    return explained(explain(base, find(base, asked)), "out")


@pytest.mark.parametrize(
    "asked",
    [
        "Kim Jong Un",
        "kim jong-un",
        "base:kim-jong-un",
        "https://w3id.org/newskg/id/kim-jong-un",
        "<https://w3id.org/newskg/id/kim-jong-un>",
        "김정은",
    ],
)
def test_a_thing_is_found_by_name_and_by_iri(seeds, asked):
    assert find(seeds, asked).value == "https://w3id.org/newskg/id/kim-jong-un"


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("Korea", "North Korea"),
        ("base:nobody", "nothing here has this IRI"),
        ("http://[", "not an IRI"),
        ("", "nothing"),
    ],
)
def test_what_is_nobodys_or_of_several_is_refused_with_what_there_is(seeds, asked, message):
    with pytest.raises(ThingError, match=message.replace("[", r"\[")):
        find(seeds, asked)


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("base:kim-jong-un", "kim-jong-un"),
        (SUMMIT, "event:Meeting:koran-contoh-rudal:294"),
    ],
)
def test_an_iri_has_the_key_that_it_was_made_from(seeds, asked, key):
    node = find(seeds, asked)
    assert key_of(seeds, node) == key
    assert iri_of(seeds, key) == node


def test_a_mention_has_a_key_of_its_own(seeds):
    person = find(seeds, "Kim Jong Un")
    mention = next(q.mention for q in seeds.quotes(person))
    key = key_of(seeds, NamedNode(mention))
    article, start = key.removeprefix("mention:").rsplit(":", 1)
    assert f"article/{article}/mention/{start}-" in mention
    assert iri_of(seeds, key) == NamedNode(mention)


@pytest.mark.parametrize("asked", ["base:article/koran-contoh-rudal", "base:merges"])
def test_what_is_no_thing_has_no_key(seeds, asked):
    with pytest.raises(ThingError):
        key_of(seeds, find(seeds, asked))


def test_a_thing_is_explained_with_names_sources_and_sentences(seeds):
    told = " ".join(_explained(seeds, "Kim Jong Un").split())
    assert "http://www.wikidata.org/entity/Q56226" in told
    assert "the gazetteer lists" in told
    assert '"Kim" (antecedent): the article names Kim Jong Un elsewhere' in told
    assert "Example Wire, 2023-09-13, example-wire-launch" in told
    assert "kg judge out different" in told


def test_an_event_is_explained_report_by_report_and_a_retired_iri_is_followed(seeds):
    told = _explained(seeds, SUMMIT)
    assert "is retired: it was merged into this." in told
    assert "All say: class Meeting; participant Kim Jong Un" in told
    assert "place Vostochny Cosmodrome" in told
    assert "realises: Meeting" in told
    assert max(map(len, told.splitlines())) < 160


def test_every_piece_of_evidence_of_an_event_has_both_sentences(seeds):
    found = explain(seeds, find(seeds, SUMMIT))
    evidence = [e for m in found.merges for e in m.evidence]
    assert evidence
    assert all(e.left_at and e.left_at.sentence and e.right_at for e in evidence)


def test_a_doubt_has_both_sides_and_the_commands_that_settle_it(seeds):
    doubts = review(seeds)
    assert doubts
    assert [d.usefulness for d in doubts] == sorted((d.usefulness for d in doubts), reverse=True)
    for doubt in doubts:
        assert doubt.left.quote
        assert doubt.right.quote
        same, different = doubt.commands("out")
        assert same == f"kg judge out same {doubt.left.iri} {doubt.right.iri}"
        assert different.startswith("kg judge out different ")
        assert same in reviewed(doubts, "out")
    assert review(seeds, limit=1) == doubts[:1]


def test_what_nearly_was_stands_with_the_event(seeds):
    doubt = review(seeds)[0]
    assert doubt in explain(seeds, find(seeds, doubt.left.iri)).doubts


def test_a_conflict_gives_each_value_with_its_source_and_its_sentence():
    found = list(conflicts(Base(sample_store())))
    assert {c.kind for c in found} >= {"count"}
    count = next(c for c in found if c.kind == "count")
    assert {c.value for c in count.claims} == {"2", "3"}
    assert all(c.article and c.sentence for c in count.claims)
    assert all(claim.sentence in disputed(found) for claim in count.claims)
