"""Find the names of bodies by their heads and by words of theirs; tell what only describes one."""

from collections.abc import Iterator, Mapping, Set
from itertools import pairwise

from kg.extract.language import Language
from kg.extract.lexicon import Found, lexicon
from kg.extract.named import is_name
from kg.extract.pipeline import Sentence
from kg.gazetteer import load
from kg.vocabulary import superclasses

_HYPHENS = ("-", "‐", "‑")


def bodies_by_head(
    sentence: Sentence, language: Language, states: list[Found], others: Set[int]
) -> Iterator[Found]:
    """Combine the head of a body with the state beside it: "Kementerian Pertahanan di Tokyo".

    `others` are the tokens `inside_other_word`.
    """
    by_length = sorted(states, key=lambda f: f.length)
    starts = {state.start: state for state in by_length}
    ends = {state.end: state for state in by_length}
    for start, end, _ in lexicon(language).bodies.find(sentence.lowers):
        if start in others:
            continue
        written = " ".join(sentence.lowers[start:end])
        vague = sentence.words[start].islower() and language.has("representative", written)
        if vague or _inside_office(sentence, language, start):
            continue
        left, right = (
            (start, _state_behind(sentence, language, end, starts))
            if language.head_first
            else _beside(sentence, language, (start, end), (starts, ends))
        )
        bare = (left, right) == (start, end)
        if bare and (right - left < 2 or not is_name(sentence.words[left])):
            continue
        yield Found(left, right, "Organization", "body")


def bodies_by_word(sentence: Sentence, language: Language, others: list[Found]) -> Iterator[Found]:
    """Find what its first or last word says to be a body: "Otoritas Selat", "Strait Authority".

    What the gazetteer or the model takes for a body or a person there is left to them.
    """
    if sentence.headline:
        return
    actors = [f for f in others if {"Organization", "Person"} & set(superclasses(f.type))]
    taken = {token for f in actors for token in range(f.start, f.end)}
    for start, end in _capitalised(sentence):
        words = sentence.lowers[start:end]
        opened = [i for i, w in enumerate(words) if language.has("organizationOpener", w)]
        left = start + opened[0] if opened else start
        closed = language.has("organizationWord", words[-1]) and end - start > 2
        if (opened or closed) and end - left > 1 and taken.isdisjoint(range(left, end)):
            yield Found(left, end, "Organization", "body")


def _capitalised(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the longest runs of words that are written as names are."""
    start = 0
    for end in range(len(sentence.words) + 1):
        if end == len(sentence.words) or not is_name(sentence.words[end]):
            if end > start:
                yield start, end
            start = end + 1


def _inside_office(sentence: Sentence, language: Language, start: int) -> bool:
    return any(s <= start < e for s, e, _ in lexicon(language).offices.find(sentence.lowers))


def _state_behind(
    sentence: Sentence, language: Language, end: int, starts: Mapping[int, Found]
) -> int:
    """Return where a head that ends at `end` ends with its state: "Kementerian ... di Tokyo".

    What abbreviates the head may stand between: "Kementerian Luar Negeri (Kemlu) Iran".
    """
    lowers, behind = sentence.lowers, end
    if lowers[end : end + 1] == ["("] and lowers[end + 2 : end + 3] == [")"]:
        return starts[end + 3].end if language.head_first and end + 3 in starts else end
    if end < len(lowers) and language.has("bodyOf", lowers[end]):
        behind += 1
        while behind < len(lowers) and language.has("determiner", lowers[behind]):
            behind += 1
    elif not language.head_first:
        return end
    return starts[behind].end if behind in starts else end


def _beside(
    sentence: Sentence,
    language: Language,
    head: tuple[int, int],
    states: tuple[Mapping[int, Found], Mapping[int, Found]],
) -> tuple[int, int]:
    """Widen a head to the state before it, "Japan's Ministry of Defence", or behind."""
    (start, end), (starts, ends) = head, states
    owned = start and sentence.lowers[start - 1] in ("'s", "’s", "'", "’")
    left = start - 1 if owned else start
    if left in ends:
        return ends[left].start, end
    return start, _state_behind(sentence, language, end, starts)


def inside_other_word(sentence: Sentence, language: Language) -> set[int]:
    """Return the tokens at which no body begins, for they go on with another word.

    "Antar-Parlemen" is no parliament, "wajib militer" no armed forces; "non-Hamas" has Hamas in it.
    """
    compounds = language.find("notBody", sentence.lowers)
    within = {token for start, end, _ in compounds for token in range(start + 1, end)}
    heads = {start for start, _, _ in lexicon(language).bodies.find(sentence.lowers)}
    prefixed = {
        token
        for token in heads - {0, 1}
        if _tight(sentence, token - 2) and language.has("bodyPrefix", sentence.lowers[token - 2])
    }
    return within | prefixed


def _tight(sentence: Sentence, token: int) -> bool:
    """Whether a hyphen with no space about it joins a token with the one behind the hyphen."""
    return (
        token + 2 < len(sentence.words)
        and sentence.words[token + 1] in _HYPHENS
        and sentence.ends[token] == sentence.starts[token + 1]
        and sentence.ends[token + 1] == sentence.starts[token + 2]
    )


def runs_on(sentence: Sentence, end: int, label: str = "") -> bool:
    """Tell a name that a hyphen makes part of another: bombs called MK-84.

    Given what it is taken for, also by the case: "Pasukan As-Sa'iqa" is no "Pasukan AS".
    """
    if not _tight(sentence, end - 1):
        return False
    last, own = sentence.words[end - 1], label.rpartition(" ")[2]
    numbered = last.isupper() and sentence.words[end + 1].isdigit()
    return numbered or (own.isupper() and not last.isupper())


def described(sentence: Sentence, language: Language, kept: list[Found]) -> list[Found]:
    """Let a body that only describes the one behind it be that one: "kantor berita Iran Tasnim".

    A state has several such bodies, so that by itself such a description names none for sure.
    """
    if not language.head_first:
        return kept
    outer = [found for found in kept if not found.attribute]
    inner = {f.end: f.known for f in kept if f.attribute}
    for found, behind in pairwise(outer):
        between = sentence.words[found.end : behind.start]
        class_ = _described_class(sentence, language, found)
        if class_ is None or behind.known is None or class_ not in superclasses(behind.type):
            continue
        media = "NewsMedia" in superclasses(behind.type)
        organ = load().entries[behind.known].organ_of
        of_one_state = media or (organ is not None and organ == inner.get(found.end))
        if media == (class_ == "NewsMedia") and (
            not between or (between == [","] and of_one_state)
        ):
            found.known, found.type, found.description = behind.known, behind.type, True
    return kept


def _described_class(sentence: Sentence, language: Language, found: Found) -> str | None:
    """Return the class of those that a body's head describes; None of a head that names."""
    if found.rule != "body":
        return None
    gazetteer = load()
    words = sentence.lowers[found.start : found.end]
    for start, end, slug in lexicon(language).bodies.find(words):
        if start == 0 and end <= len(words):
            return gazetteer.entries[slug].head_of
    return None
