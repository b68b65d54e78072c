"""Names that the trained pipeline found, mended where it cut them, took titles along, or erred."""

import re
from collections.abc import Iterator, Mapping

from kg.extract.language import Language
from kg.extract.lexicon import Found, lexicon
from kg.extract.pipeline import Sentence
from kg.gazetteer import Gazetteer

LABELS: Mapping[str, str] = {
    "PER": "Person",
    "PERSON": "Person",
    "STATE": "State",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Facility",
    "ORG": "Organization",
    "MEDIA": "NewsMedia",
}
"""Label of a model -> class; the labels that are missing name no thing of ours."""

_GOES_ON = frozenset("al el as bin ibn bint binti van von de der da dos jr sr ii iii iv".split())
"""Words with which a person's name goes on."""
_KUNYA = frozenset({"abu", "abou", "um", "umm"})
_APPOSED = 2
"""Words behind a name within which the kind of firm that it names is told."""
_SITE = re.compile(r"\w\.(?:com|co|net|org|id|uk|tv|news)\b")


def named_by_model(
    sentence: Sentence, language: Language, gazetteer: Gazetteer, states: list[Found]
) -> Iterator[Found]:
    """Yield the names that the model found; `states` are those that the gazetteer knows here."""
    starts = {state.start: state.end for state in states}
    for start, end, label in _joined(sentence, gazetteer):
        type_ = LABELS.get(label)
        start, end = _trimmed(sentence, language, start, end)
        if type_ == "Person" and starts.get(start, end) < end:
            start = starts[start]  # "Menlu Rumania Oana Toiu": the state is not her first name
            start, end = _trimmed(sentence, language, start, end)
        if type_ == "Person":
            end = _whole(sentence, (start, end), gazetteer)
        if type_ == "Facility":
            end = _without_place(sentence, language, (start, end), gazetteer)
        if type_ is None or start >= end or not _is_proper(sentence, start, end):
            continue
        if end - start == 1 and language.has("notName", sentence.lowers[start]):
            continue
        if label == "STATE" and not _knows_state(sentence, start, end, gazetteer):
            if any(start < state.start and state.end == end for state in states):
                continue  # "Republik India" says no more than "India"
            type_ = "Place"
        yield Found(start, end, _by_form(sentence, language, start, end, type_), "model")


def _without_place(
    sentence: Sentence, language: Language, span: tuple[int, int], gazetteer: Gazetteer
) -> int:
    """Return where "the Great Hall of the People in Beijing" ends without where it is."""
    start, end = span
    for position in range(start + 1, end - 1):
        where = " ".join(sentence.words[position + 1 : end])
        inside = language.has("bodyOf", sentence.lowers[position])
        if inside and sentence.lowers[position] != "of" and gazetteer.find(where, "Place"):
            return position
    return end


def _by_form(sentence: Sentence, language: Language, start: int, end: int, type_: str) -> str:
    """Correct a class by the form of the name: a web site, a firm."""
    if _SITE.search(sentence.lowers[start:end][-1]):
        return "NewsMedia"
    firm = language.has("organizationWord", sentence.lowers[end - 1])
    behind = sentence.words[end : end + _APPOSED]
    if not language.head_first and type_ in ("Person", "Place"):
        words = [w for w in behind if w.islower()]
        if words == behind[: len(words)] and any(language.has("firmWord", w) for w in words):
            return "Organization"  # "the Rossiya Segodnya media group"
    return "Organization" if firm and end - start > 1 else type_


def _whole(sentence: Sentence, span: tuple[int, int], gazetteer: Gazetteer) -> int:
    """Return where the full name of somebody known ends, with which a longer span begins.

    What follows is another name, or a word in capitals: "Joe Biden Umumkan".
    """
    start, end = span
    if (
        end - start > 2
        and sentence.words[start + 1] == "-"
        and _are_two(sentence, start, gazetteer)
    ):
        return start + 1
    if sentence.lowers[start] in _KUNYA:
        return end  # "Abu Mazen Hassouna" is not Abu Mazen
    for cut in range(end - 1, start + 1, -1):
        name = " ".join(sentence.words[start:cut])
        behind = sentence.lowers[cut]
        apart = behind == "-" or (behind.isalpha() and behind not in _GOES_ON)
        whole = sentence.words[cut - 1].isalpha() and " " in name
        if apart and whole and len(gazetteer.find(name, "Person")) == 1:
            return cut
    return end


def _joined(sentence: Sentence, gazetteer: Gazetteer) -> Iterator[tuple[int, int, str]]:
    """Yield the model's names, those that it cut at a hyphen made whole: "Wang Cheng-shio".

    A hyphen behind a name that stands for somebody by itself parts two people: "Trump-Xi".
    """
    spans = sorted(sentence.named)
    while spans:
        start, end, label = spans.pop(0)
        two = end - start == 1 and _are_two(sentence, start, gazetteer)
        while label in ("PER", "PERSON") and not two and _hyphenated(sentence, end):
            end += 2
            if spans and spans[0][0] <= end and spans[0][2] == label:
                end = max(end, spans[0][1])
            spans = [span for span in spans if span[0] >= end]
            if _goes_on(sentence, end):
                end += 1
        yield start, end, label


def _are_two(sentence: Sentence, start: int, gazetteer: Gazetteer) -> bool:
    """Whether a word is a whole name of somebody known, or it and the second behind it may be."""
    first, *second = sentence.words[start : start + 3 : 2]
    if gazetteer.find(first, "Person"):
        return True
    likely = gazetteer.find(first, "Person", ambiguous=True)
    return bool(likely and second and gazetteer.find(second[0], "Person", ambiguous=True))


def _hyphenated(sentence: Sentence, end: int) -> bool:
    """Tell whether a hyphen with no space about it stands at token `end`, and a word behind it."""
    if end + 1 >= len(sentence.words) or sentence.words[end] not in ("-", "‐", "‑"):
        return False
    tight = sentence.ends[end - 1] == sentence.starts[end] and (
        sentence.ends[end] == sentence.starts[end + 1]
    )
    return tight and sentence.words[end + 1][0].isalpha()


def _goes_on(sentence: Sentence, end: int) -> bool:
    return end < len(sentence.words) and is_name(sentence.words[end])


def _knows_state(sentence: Sentence, start: int, end: int, gazetteer: Gazetteer) -> bool:
    name = " ".join(sentence.words[start:end])
    return bool(gazetteer.find(name, "State", ambiguous=True, demonyms=True))


def _trimmed(sentence: Sentence, language: Language, start: int, end: int) -> tuple[int, int]:
    """Drop what a model takes along: articles, titles, quotation marks, the possessive."""
    table = lexicon(language)
    while start < end:
        lowers = sentence.lowers[start:end]
        titles = [
            e
            for phrases in (table.offices, table.honorifics)
            for s, e, _ in phrases.find(lowers)
            if s == 0 and e < len(lowers)
        ]
        if titles:
            start += max(titles)
        elif (
            language.has("determiner", lowers[0])
            or language.has("according", lowers[0])
            or not lowers[0][0].isalnum()
        ):
            start += 1
        else:
            break
    while start < end and (
        sentence.lowers[end - 1] in ("'s", "’s")
        or (not sentence.words[end - 1][-1].isalnum() and sentence.words[end - 1] not in (")", "."))
    ):
        end -= 1
    return start, end


def _is_proper(sentence: Sentence, start: int, end: int) -> bool:
    return any(c.isupper() for word in sentence.words[start:end] for c in word[:2])


def is_name(word: str) -> bool:
    """Tell a word written as names are: a capital, then small letters."""
    return word[0].isupper() and any(c.islower() for c in word)
