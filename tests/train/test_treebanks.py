import pytest

from kg.train.formats import TrainingDataError
from kg.train.treebanks import modernized, plain, read_treebanks, to_tree

CLITIC = """\
1 Mereka mereka PRON _ Person=3 2 nsubj _ _
2 membahas bahas VERB _ Voice=Act 0 root _ _
3-4 rencananya _ _ _ _ _ _ _ SpaceAfter=No
3 rencana rencana NOUN _ _ 2 obj _ _
4 nya nya PRON _ _ 3 nmod:poss _ _
5 . . PUNCT _ _ 2 punct _ _"""

PLURAL = """\
1 Semua _ DET _ _ 2 det _ _
2 perahu _ NOUN _ _ 5 nsubj _ _
3 - _ PUNCT _ _ 2 punct _ _
4 perahu _ NOUN _ _ 2 compound:plur _ _
5 pulang _ VERB _ _ 0 root _ _"""


def rows(block):
    return [line.split(" ") for line in block.splitlines()]


def test_a_word_with_a_clitic_is_one_word_and_takes_the_place_of_its_highest_part():
    tree = to_tree(rows(CLITIC))
    assert [word.form for word in tree] == ["Mereka", "membahas", "rencananya", "."]
    assert [word.head for word in tree] == [1, 1, 1, 1]
    assert (tree[2].pos, tree[2].label, tree[2].space) == ("NOUN", "obj", False)


def test_a_reduplication_in_three_parts_is_one_word():
    tree = to_tree(rows(PLURAL))
    assert [word.form for word in tree] == ["Semua", "perahu-perahu", "pulang"]
    assert [word.head for word in tree] == [1, 2, 2]


@pytest.mark.parametrize(
    ("label", "kept"),
    [
        ("obl:agent", "obl:agent"),
        ("nsubj:pass", "nsubj:pass"),
        ("obl:tmod", "obl"),
        ("compound:plur", "nmod"),
        ("compound", "nmod"),
        ("obj", "obj"),
    ],
)
def test_labels_are_those_that_every_treebank_has(label, kept):
    assert plain(label) == kept


def test_older_trees_take_the_sure_tags_of_newer_ones():
    newer = to_tree(rows("1 akan _ AUX _ _ 2 aux _ _\n2 pulang _ VERB _ _ 0 root _ _"))
    older = to_tree(rows("1 akan _ ADV _ _ 2 advmod _ _\n2 tiba _ VERB _ _ 0 root _ _"))
    (tree,) = modernized([older], [newer] * 5)
    assert (tree[0].pos, tree[0].label) == ("AUX", "aux")
    (tree,) = modernized([older], [newer] * 4)
    assert tree == older


def test_older_clauses_with_yang_become_relative_clauses():
    block = (
        "1 perahu _ NOUN _ _ 0 root _ _\n"
        "2 yang _ PRON _ _ 3 nsubj _ _\n"
        "3 pulang _ VERB _ _ 1 acl _ _"
    )
    (tree,) = modernized([to_tree(rows(block))], [])
    assert [word.label for word in tree] == ["root", "nsubj", "acl:relcl"]


def test_a_folder_without_trees_is_refused(tmp_path):
    with pytest.raises(TrainingDataError, match="no trees"):
        read_treebanks(tmp_path)
