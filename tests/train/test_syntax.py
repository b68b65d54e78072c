from random import Random
from typing import Any

import pytest
import spacy

from kg.train.loop import Schedule
from kg.train.syntax import SyntaxPlan, example, groups, train_syntax
from kg.train.treebanks import to_tree

SHORT = Schedule(steps=6, every=3, words=(60, 100), dropout=0.1)
PLAN = SyntaxPlan(features=SHORT, whole=SHORT)
NAMES = ("Ola", "Kari", "Nils", "Siri", "Lars", "Inga", "Odd", "Unni", "Per", "Liv", "Jon", "Eli")


def tree(name, verb):
    return f"""\
1\t{name}\t_\tPROPN\t_\t_\t2\tnsubj\t_\t_
2\t{verb}\t_\tVERB\t_\tVoice=Act\t0\troot\t_\t_
3\tikan\t_\tNOUN\t_\t_\t2\tobj\t_\tSpaceAfter=No
4\t.\t_\tPUNCT\t_\t_\t2\tpunct\t_\t_
"""


@pytest.fixture(scope="module")
def treebank(tmp_path_factory):
    path = tmp_path_factory.mktemp("ud")
    verbs = {"train": ("menjual", "membeli"), "test": ("memasak",), "old-train": ("memotong",)}
    for part, words in verbs.items():
        trees = [tree(name, verb) for verb in words for name in NAMES]
        (path / f"id_gsd-{part}.conllu").write_text("\n".join(trees) + "\n", encoding="utf-8")
    return path


def test_an_example_joins_trees_and_moves_their_heads():
    one = to_tree([line.split("\t") for line in tree("Ola", "membeli").splitlines()])
    both = example(spacy.blank("id"), [one, one]).reference
    assert both.text.strip() == "Ola membeli ikan.Ola membeli ikan.".replace(".O", ". O")
    assert [token.head.i for token in both] == [1, 1, 1, 1, 5, 5, 5, 5]


def test_groups_go_through_all_trees_before_they_repeat():
    trees = [to_tree([f"1 {name} _ X _ _ 0 root _ _".split(" ")]) for name in NAMES]
    stream = groups(trees, Random(0))
    seen: list[Any] = []
    while len(seen) < len(trees):
        seen += next(stream)
    assert sorted(word.form for (word,) in seen) == sorted(NAMES)


def test_the_folder_loads_and_has_a_licence_of_its_own(treebank, tmp_path):
    figures = train_syntax(treebank, tmp_path, plan=PLAN)
    nlp = spacy.load(tmp_path)
    assert nlp.meta["license"] == "CC-BY-SA-4.0"
    assert {token.pos_ for token in nlp("Ola membeli ikan.")} <= {"PROPN", "VERB", "NOUN", "PUNCT"}
    assert set(figures) == {"GSD"}
    card = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "$" not in card
    assert "Ika Alfina" in card
    assert "Attribution-ShareAlike" in (tmp_path / "LICENSE").read_text(encoding="utf-8")
