"""Read what people are said to be: "Presiden Rusia Vladimir Putin", "Mao Ning, a spokeswoman"."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.extract.language import Language
from kg.extract.lexicon import Found, lexicon
from kg.extract.pipeline import Sentence
from kg.vocabulary import superclasses


@dataclass(slots=True)
class OfficeFound:
    """An office as one sentence names it."""

    start: int
    end: int
    """Tokens of the office's words alone."""
    slug: str
    of: Found | None = None
    """The state or body that it is an office of."""
    person: Found | None = None
    """Who holds it, where the sentence says so."""
    plural: bool = False
    """Several holders ("para menteri luar negeri"), so nobody in particular."""
    entity: int = -1
    """Index of the holder, else of what it is an office of; -1 where the article names neither."""


def is_a(found: Found, name: str) -> bool:
    """Tell whether a mention's class is `name` or below it."""
    return name in superclasses(found.type)


def find_offices(
    sentence: Sentence, mentions: list[Found], language: Language
) -> list[OfficeFound]:
    """Return the offices in `sentence`, and mark as attributes what they are offices of."""
    usable = [f for f in mentions if not f.attribute]
    starts = {f.start: f for f in usable}
    ends = {f.end: f for f in usable}
    offices = []
    for start, end, slug in lexicon(language).offices.find(sentence.lowers):
        if any(f.start <= start and end <= f.end for f in usable):
            continue
        office = OfficeFound(start, end, slug, plural=_is_plural(sentence, start, end, language))
        (_read_head_first if language.head_first else _read_head_last)(
            office, sentence, language, starts, ends
        )
        if office.of:
            office.of.attribute = True
            office.of.person = office.person
        offices.append(office)
    return offices


def _is_plural(sentence: Sentence, start: int, end: int, language: Language) -> bool:
    inflected = sentence.tagged and sentence.lemmas[end - 1] != sentence.lowers[end - 1]
    return inflected or (start > 0 and language.has("plural", sentence.lowers[start - 1]))


def _read_head_first(
    office: OfficeFound,
    sentence: Sentence,
    language: Language,
    starts: Mapping[int, Found],
    ends: Mapping[int, Found],
) -> None:
    position = _skip(sentence, office.end, language, "officeOf")
    office.of, position = _holder_of(position, starts)
    office.person = _person_after(sentence, language, position, starts)
    office.person = office.person or _person_before(sentence, office.start, ends)


def _read_head_last(
    office: OfficeFound,
    sentence: Sentence,
    language: Language,
    starts: Mapping[int, Found],
    ends: Mapping[int, Found],
) -> None:
    left, position = office.start, office.end
    owner = left - 1 if left and sentence.lowers[left - 1] in ("'s", "’s", "'", "’") else left
    while owner and language.has("determiner", sentence.lowers[owner - 1]):
        owner -= 1
    if owner in ends and not is_a(ends[owner], "Person"):
        office.of = ends[owner]
        left = office.of.start
    if position < len(sentence.lowers) and language.has("officeOf", sentence.lowers[position]):
        of, after = _holder_of(_skip(sentence, position + 1, language, "officeOf"), starts)
        if of and not office.of:
            office.of, position = of, after
    office.person = _person_after(sentence, language, position, starts)
    office.person = office.person or _person_before(sentence, left, ends, language)
    if office.person and not office.of and office.person.start >= office.end:
        after = office.person.end  # "President Vladimir Putin of Russia"
        if after < len(sentence.lowers) and language.has("officeOf", sentence.lowers[after]):
            office.of, _ = _holder_of(_skip(sentence, after + 1, language, "officeOf"), starts)


def _holder_of(position: int, starts: Mapping[int, Found]) -> tuple[Found | None, int]:
    found = starts.get(position)
    if found and not is_a(found, "Person"):
        return found, found.end
    return None, position


def _person_after(
    sentence: Sentence, language: Language, position: int, starts: Mapping[int, Found]
) -> Found | None:
    lowers = sentence.lowers
    if lowers[position : position + 1] == ["("] and ")" in lowers[position : position + 4]:
        position = lowers.index(")", position) + 1  # "Amerika Serikat (AS) Donald Trump"
    position = _skip(sentence, position, language, "named", most=1)
    for start, end, _ in lexicon(language).honorifics.find(lowers[position : position + 3]):
        position += end if start == 0 else 0
    if lowers[position : position + 1] == ["."]:
        position += 1
    found = starts.get(position)
    if found and found.rule == "model" and not language.head_first and found.length > 1:
        found.type = "Person"  # who bears an office is one, whatever the model took him for
    return found if found and is_a(found, "Person") else None


def _person_before(
    sentence: Sentence, position: int, ends: Mapping[int, Found], language: Language | None = None
) -> Found | None:
    """Return the person of "Vladimir Putin, the Russian president"."""
    while language and position and language.has("determiner", sentence.lowers[position - 1]):
        position -= 1
    if not position or sentence.lowers[position - 1] not in (",", "("):
        return None
    found = ends.get(position - 1)
    return found if found and is_a(found, "Person") else None


def _skip(
    sentence: Sentence, position: int, language: Language, name: str, *, most: int = 3
) -> int:
    for _ in range(most):
        word = sentence.lowers[position] if position < len(sentence.lowers) else ""
        if language.has(name, word) or language.has("officeRank", word):
            position += 1
    return position
