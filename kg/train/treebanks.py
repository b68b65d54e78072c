"""Read Universal Dependencies as the tokenizer of the pipeline sees it, in one set of labels.

Multiword tokens (`pertemuannya`) are one word again: the tokenizer does not cut them, and
the word takes the place of its highest part. Subtypes that not all treebanks have are left
off, and the Indonesian GSD of 2017 is brought nearer to the treebanks of today.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.train.formats import TrainingDataError, held_back, read_conllu

KEPT_SUBTYPES = frozenset({"acl:relcl", "nsubj:pass", "obl:agent"})
_CLOSED = frozenset({"ADP", "ADV", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"})
_SURE = 0.9
"""Share of a word's uses from which on its tag or label is taken for a fact about the word."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a tree."""

    form: str
    space: bool
    """Whether a space follows."""
    pos: str
    morph: str
    head: int
    """Index of the head in the tree; its own for the root."""
    label: str


Tree = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Treebanks:
    """The trees, split; `older` have no features of their own."""

    train: tuple[Tree, ...]
    older: tuple[Tree, ...]
    dev: tuple[Tree, ...]
    tests: dict[str, tuple[Tree, ...]]
    """Name of the treebank -> its test trees."""


def read_treebanks(data: Path) -> Treebanks:
    """Read every `*.conllu` below a folder.

    `*-test` is for tests, `*old*` the older ones; PUD, which is one file, is split by
    the digest of the sentence's text as `held_back` does, and so is dev from train.

    Raises:
        TrainingDataError: There is no file, or one is malformed.
    """
    train, older, dev = list[Tree](), list[Tree](), list[Tree]()
    tests: dict[str, list[Tree]] = defaultdict(list)
    for path in sorted(data.rglob("*.conllu")):
        name = path.stem.split("-")[0].removeprefix("id_").upper()
        for tree in map(to_tree, read_conllu(path)):
            tenth = held_back("".join(word.form for word in tree))
            if "old" in path.stem:
                older.append(tree)
            elif tenth < 2 if name == "PUD" else path.stem.endswith("test"):
                tests[name].append(tree)
            elif tenth == 2:
                dev.append(tree)
            else:
                train.append(tree)
    if not (train and dev and tests):
        raise TrainingDataError(f"{data}: no trees in *.conllu to train, choose and test with")
    barred = {_text(tree) for trees in (dev, *tests.values()) for tree in trees}
    newer = tuple(tree for tree in train if _text(tree) not in barred)
    older = [tree for tree in older if _text(tree) not in barred]
    fixed = {name: tuple(trees) for name, trees in sorted(tests.items())}
    return Treebanks(newer, tuple(modernized(older, newer)), tuple(dev), fixed)


def to_tree(rows: Sequence[Sequence[str]]) -> Tree:
    """Build a tree from the ten columns of its words, multiword tokens made one."""
    single = {int(row[0]): row for row in rows if "-" not in row[0]}
    covers = list(_covers(rows, single))
    owner = {part: index for index, (_, parts) in enumerate(covers) for part in parts}
    tree = []
    for index, (row, parts) in enumerate(covers):
        main = single[min(parts, key=lambda part: (_depth(part, single), part))]
        head = int(main[6])
        form = row[1] if "-" in row[0] else "".join(single[part][1] for part in parts)
        space = "SpaceAfter=No" not in row[9]
        morph = "" if main[5] == "_" else main[5]
        place = owner[head] if head else index
        tree.append(Word(form, space, main[3], morph, place, plain(main[7])))
    return tuple(tree)


def plain(label: str) -> str:
    """Return the label as all treebanks have it: few subtypes, compounds as nominal modifiers."""
    if label in KEPT_SUBTYPES:
        return label
    base = label.partition(":")[0]
    return "nmod" if base == "compound" else base


def modernized(older: Iterable[Tree], newer: Iterable[Tree]) -> Iterator[Tree]:
    """Give function words the tags and labels that they surely have in the newer treebanks."""
    words = [(word.form.lower(), word) for tree in newer for word in tree]
    tags = _sure((form, word.pos) for form, word in words)
    labels = _sure((form, word.label) for form, word in words if word.pos in _CLOSED)
    for tree in older:
        relative = {word.head for word in tree if word.form.lower() == "yang"}
        yield tuple(
            _modern(word, tags, labels, relative=index in relative)
            for index, word in enumerate(tree)
        )


def _modern(word: Word, tags: dict[str, str], labels: dict[str, str], *, relative: bool) -> Word:
    form = word.form.lower()
    pos = tags.get(form, word.pos)
    if pos in _CLOSED and pos != word.pos and word.label != "root":
        return replace(word, pos=pos, label=labels.get(form, word.label))
    if word.label == "acl" and relative:
        return replace(word, label="acl:relcl")
    return word


def _sure(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for key, value in pairs:
        counts[key][value] += 1
    best = {key: values.most_common(1)[0] for key, values in counts.items()}
    return {
        key: value
        for key, (value, number) in best.items()
        if number >= 5 and number >= _SURE * counts[key].total()
    }


def _covers(
    rows: Sequence[Sequence[str]], single: dict[int, Sequence[str]]
) -> Iterator[tuple[Sequence[str], range]]:
    """Yield each word of the text: the row that tells its spacing, and the parts that it covers."""
    covered = 0
    for row in rows:
        first, _, last = row[0].partition("-")
        start, end = int(first), int(last or first)
        # The GSD of 2017 cuts reduplications in three: anak - anak.
        third = single.get(start + 2)
        if not last and third and third[6:8] == [row[0], "compound:plur"]:
            row, end = third, start + 2
        if start > covered:
            covered = end
            yield row, range(start, end + 1)


def _depth(part: int, single: dict[int, Sequence[str]]) -> int:
    depth = 0
    while part := int(single[part][6]):
        depth += 1
    return depth


def _text(tree: Tree) -> str:
    return "".join(word.form for word in tree)
