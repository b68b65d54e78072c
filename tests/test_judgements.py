import pytest

from kg.errors import StoreError
from kg.judgements import FILE, read
from kg.reason import Judgement


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
