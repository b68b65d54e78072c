import pytest

from kg.errors import JudgementError, StoreError
from kg.judgements import FILE, Written, add, check, listed, read, remove, restore
from kg.reason import Judgement


def _said(verdict: str, left: str, right: str) -> Written:
    return Written(verdict, left, right)  # type: ignore[arg-type]


@pytest.fixture
def base(tmp_path):
    """A directory that is marked as a knowledge base."""
    (tmp_path / ".newskg").touch()
    return tmp_path


def test_no_file_is_no_judgement(tmp_path):
    assert read(tmp_path) == []


def test_a_line_is_a_judgement(tmp_path):
    (tmp_path / FILE).write_text('{"verdict":"same","left":"a","right":"b","why":"saya tahu"}\n\n')
    assert read(tmp_path) == [Judgement("same", "a", "b", "saya tahu")]


@pytest.mark.parametrize("line", ["{", "[]", '{"verdict":"maybe","left":"a","right":"b"}'])
def test_a_bad_line_is_told_by_file_and_line(tmp_path, line):
    (tmp_path / FILE).write_text('{"verdict":"same","left":"a","right":"b"}\n' + line)
    with pytest.raises(StoreError, match=r"judgements\.jsonl:2: not a judgement: .*; mend"):
        read(tmp_path)


def test_a_judgement_keeps_the_names_that_it_was_made_on(base):
    add(base, Written("same", "a", "b", "karena", "Ani", "Bu Ani"))
    assert str(listed(base)[0]) == "Ani (a) and Bu Ani (b) are the same: karena"


CONTRADICTIONS = [
    pytest.param([("same", "a", "b")], ("different", "b", "a"), "judgement 1", id="the opposite"),
    pytest.param([("different", "a", "b")], ("same", "a", "b"), "judgement 1", id="the reverse"),
    pytest.param(
        [("same", "a", "b"), ("same", "b", "c")],
        ("different", "a", "c"),
        "judgement 1 .*judgement 2",
        id="A is B, B is C, A is not C",
    ),
    pytest.param(
        [("same", "a", "b"), ("different", "a", "c")],
        ("same", "c", "b"),
        "judgement 1 .*judgement 2",
        id="A is B, A is not C, C is B",
    ),
    pytest.param(
        [("same", "a", "b"), ("same", "c", "d"), ("different", "b", "d")],
        ("same", "a", "c"),
        "judgement 3",
        id="two classes",
    ),
]


@pytest.mark.parametrize(("before", "said", "named"), CONTRADICTIONS)
def test_a_contradiction_is_refused_and_names_what_it_contradicts(base, before, said, named):
    for judgement in before:
        add(base, _said(*judgement))
    content = (base / FILE).read_bytes()
    with pytest.raises(JudgementError, match=f"{named}.*--undo"):
        add(base, _said(*said))
    assert (base / FILE).read_bytes() == content


def test_a_file_that_contradicts_itself_is_refused(tmp_path):
    lines = [
        '{"verdict":"same","left":"a","right":"b"}',
        '{"verdict":"different","left":"b","right":"a"}',
    ]
    (tmp_path / FILE).write_text("\n".join(lines))
    with pytest.raises(JudgementError, match=r"judgement 2.*judgement 1"):
        read(tmp_path)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(("different", "a", "c"), id="of one of two that are the same"),
        pytest.param(("same", "c", "d"), id="of others"),
    ],
)
def test_what_can_be_true_together_stands_together(said):
    check(_said(*said), [_said("same", "a", "b"), _said("different", "d", "e")])


def test_one_name_is_not_two(base):
    with pytest.raises(JudgementError, match="one name"):
        add(base, _said("same", "a", "a"))


def test_what_was_said_already_is_not_said_again(base):
    add(base, _said("same", "a", "b"))
    with pytest.raises(JudgementError, match="judgement 1 says so already"):
        add(base, _said("same", "b", "a"))


def test_taking_back_leaves_the_other_lines_as_they_are(base):
    own = '{"verdict":"same","left":"x","right":"y","by":"me"}\n'
    (base / FILE).write_text(own)
    add(base, _said("different", "a", "b"))
    taken, _ = remove(base, 2)
    assert taken.left == "a"
    assert (base / FILE).read_text() == own


def test_the_last_judgement_takes_its_file_with_it_and_comes_back_by_restore(base):
    assert add(base, _said("same", "a", "b")) == b""
    _, before = remove(base, 1)
    assert not (base / FILE).exists()
    restore(base, before)
    assert len(read(base)) == 1


@pytest.mark.parametrize("number", [0, 2, -1])
def test_a_number_that_no_judgement_has_is_refused(base, number):
    add(base, _said("same", "a", "b"))
    with pytest.raises(JudgementError, match="there are 1"):
        remove(base, number)
