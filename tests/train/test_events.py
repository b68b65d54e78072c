"""Classifiers of events from a handful of sentences of our own."""

import json

import pytest

from kg.train import TrainingDataError, train_events
from kg.train.formats import held_back
from kg.train.labelled import Labelled, filler_of, match, read_events

PAIRS = [
    ("Vladimir Putin", "Xi Jinping"),
    ("Joe Biden", "Fumio Kishida"),
    ("Anwar Ibrahim", "Narendra Modi"),
]


def line(number):
    one, other = PAIRS[number % 3]
    event = {
        "type": "Meeting",
        "trigger": "bertemu",
        "roles": {"participant": [one, other], "date": ["Senin"]},
        "status": "Occurred",
    }
    text = f"[PER {one}] bertemu [PER {other}] pada hari Senin."
    return f"s{number}\t{text}\t{json.dumps([event])}"


@pytest.fixture
def data(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data/a.tsv").write_text("\n".join(map(line, range(60))), encoding="utf-8")
    return tmp_path / "data"


def test_what_is_labelled_is_paired_with_what_the_frames_propose(data):
    example = next(iter(read_events(data)))
    ((proposal, labelled),) = match(example, {"Meeting"})
    assert proposal
    assert labelled == example.events[0]
    assert labelled.roles == {"participant": ("Vladimir Putin", "Xi Jinping")}
    assert [filler_of(proposal, a, labelled) for a in proposal.clause.arguments] == [
        ("participant", labelled.roles["participant"][0]),
        ("participant", labelled.roles["participant"][1]),
    ]


def test_a_label_without_a_proposal_stands_alone(data):
    example = next(iter(read_events(data)))
    visit = Labelled("Visit", "berkunjung", {}, "Occurred")
    lonely = type(example)(example.id, (visit,), example.proposed)
    assert [bool(p) for p, _ in match(lonely, {"Visit"})] == [False]


def test_training_writes_classifiers_card_and_licence_and_gives_equal_bytes(data, tmp_path):
    assert {held_back(f"s{number}") for number in range(60)} >= {0, 1, 2, 5}
    for name in ("a", "b"):
        figures = train_events(data, tmp_path / name)
    assert figures["test"].triggers.f1 == figures["test"].roles.f1 == 1.0
    assert "triggers F1 1.000" in str(figures["dev"])
    for name in ("reports.npz", "roles.npz", "README.md", "LICENSE"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


@pytest.mark.parametrize(
    "bad", ["s1\tno events", "s1\ttext\t{", 's1\ttext\t[{"type": "Visit"}]', "s1\ttext\t3"]
)
def test_a_malformed_line_is_refused_with_its_place(tmp_path, bad):
    (tmp_path / "a.tsv").write_text(f"{line(0)}\n{bad}", encoding="utf-8")
    with pytest.raises(TrainingDataError, match=r"a\.tsv:2: "):
        train_events(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_too_few_sentences_are_refused(tmp_path):
    (tmp_path / "a.tsv").write_text(line(0), encoding="utf-8")
    with pytest.raises(TrainingDataError, match="too few"):
        train_events(tmp_path, tmp_path / "out")
