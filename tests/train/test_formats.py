import pytest

from kg.train.formats import (
    Name,
    TrainingDataError,
    brackets,
    detokenize,
    held_back,
    read_brackets,
    read_conllu,
    read_iob,
)

BRACKETS = [
    ("Tidak ada nama di sini.", "Tidak ada nama di sini.", []),
    (
        "[STATE Jepang] memanggil duta besar [STATE Norwegia].",
        "Jepang memanggil duta besar Norwegia.",
        [("Jepang", "STATE"), ("Norwegia", "STATE")],
    ),
    (
        "[ORG NATO] ([MEDIA Warta Kita])",
        "NATO (Warta Kita)",
        [("NATO", "ORG"), ("Warta Kita", "MEDIA")],
    ),
    ("angka 60 [persen] saja", "angka 60 [persen] saja", []),
    ('kata \\"[PER Ola Berg]\\"', 'kata "Ola Berg"', [("Ola Berg", "PER")]),
    ("Ola\u00e2\u0080\u0099s rumah", "Ola\u2019s rumah", []),
]


@pytest.mark.parametrize(("marked", "text", "names"), BRACKETS)
def test_brackets_give_plain_text_and_the_names_in_it(marked, text, names):
    sentence = brackets("x", marked)
    assert sentence.text == text
    assert list(sentence.surfaces()) == names


def test_a_line_without_a_sentence_is_refused_with_its_number(tmp_path):
    path = tmp_path / "a.tsv"
    path.write_text("1\tBaik.\nrusak\n", encoding="utf-8")
    with pytest.raises(TrainingDataError, match=r"a\.tsv:2"):
        list(read_brackets(path))


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(TrainingDataError, match="expected a UTF-8 text file"):
        list(read_brackets(tmp_path / "none.tsv"))


def test_iob_columns_give_running_text(tmp_path):
    path = tmp_path / "b.txt"
    path.write_text(
        "Ola PROPN B-PER\nBerg PROPN I-PER\n, PUNCT O\nwarga NOUN O\nOslo PROPN B-LOC\n\nYa\tO\n",
        encoding="utf-8",
    )
    first, second = read_iob(path)
    assert first.text == "Ola Berg, warga Oslo"
    assert list(first.surfaces()) == [("Ola Berg", "PER"), ("Oslo", "LOC")]
    assert second.text == "Ya"


def test_an_unknown_iob_label_is_refused(tmp_path):
    path = tmp_path / "b.txt"
    path.write_text("Ola B-DEWA\n", encoding="utf-8")
    with pytest.raises(TrainingDataError, match="B-DEWA"):
        list(read_iob(path))


def test_tokens_join_as_print_does():
    words = ["Ia", "(", "Ola", ")", "bilang", ",", '"', "Ya", '"', "."]
    labels = ["O", "O", "B-PER", *["O"] * 7]
    sentence = detokenize("x", words, labels)
    assert sentence.text == 'Ia (Ola) bilang, "Ya".'
    assert sentence.names == (Name(4, 7, "PER"),)


@pytest.mark.parametrize(("identifier", "tenth"), [("a", 3), ("b", 7), ("x:1", 6)])
def test_the_split_is_a_digest_of_the_identifier(identifier, tenth):
    assert held_back(identifier) in range(10)
    assert held_back(identifier) == held_back(identifier)


def test_conllu_gives_ten_columns_and_refuses_less(tmp_path):
    path = tmp_path / "c.conllu"
    row = "\t".join(["1", "Ya", "ya", "INTJ", "_", "_", "0", "root", "_", "_"])
    path.write_text(f"# text = Ya\n{row}\n\n", encoding="utf-8")
    assert [[columns[1] for columns in sentence] for sentence in read_conllu(path)] == [["Ya"]]
    path.write_text("1\tYa\n", encoding="utf-8")
    with pytest.raises(TrainingDataError):
        list(read_conllu(path))
