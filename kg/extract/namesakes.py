"""Tell a known name from its double: an ordinary word, a part of another's name, a foreign title.

A name of one word is easily somebody else's: "Yanti Airlangga" is not Airlangga Hartarto, "Air
France" not France. What is a whole name, or stands alone, is left as it is.
"""

from collections.abc import Iterable, Sequence, Set

from rapidfuzz.distance import OSA

from kg.extract.language import Language
from kg.extract.lexicon import Found, lexicon
from kg.extract.named import is_name
from kg.extract.pipeline import Sentence
from kg.gazetteer import Entry, load
from kg.names import key, same_case

_VAGUE_HEADS = frozenset({"region", "area"})
"""Slugs of heads that add nothing to a name: "wilayah", "kawasan"."""
_OPENERS = frozenset({'"', "“", "‘", ":", "–", "—", "-", "(", "[", "…", "*", "•"})
"""Behind these a word begins with a capital whatever it is."""
_FOREIGN_LINKS = frozenset("of the and for de la du des".split())
"""Words of foreign names that an Indonesian sentence has nowhere else."""
_SLIP = 0.5
"""Share of the letters of a given name that may be wrong where the family name is right."""
_SMALL = 0.2
"""Least share of the words of a sentence that begin with a small letter."""


def nameless(sentence: Sentence, language: Language) -> set[int]:
    """Return the tokens of what names nothing though a part of it could: "medan perang"."""
    found = lexicon(language).nameless.find(sentence.lowers)
    return {token for start, end, _ in found for token in range(start, end)}


def inside_longer_name(sentence: Sentence) -> set[int]:
    """Return the tokens of operations, treaties, weapons: "Operasi Banjir Al-Aqsa"."""
    return {
        token
        for start, end, label in sentence.named
        if label in ("EVT", "DOC", "WPN", "EVENT", "LAW") and end - start > 1
        for token in range(start, end)
    }


def weapon_tokens(sentence: Sentence, language: Language) -> set[int]:
    """Return the tokens that name missiles, which models take for people and places."""
    return {
        token
        for start, end, (_, name) in lexicon(language).weapons.find_all(sentence.lowers)
        if same_case(name.text, " ".join(sentence.words[start:end]))
        for token in range(start, end)
    }


def foreign_parts(sentence: Sentence, language: Language, known: Sequence[Found]) -> list[Found]:
    """Return "France" of "Air France" where the language has a name of its own for the state.

    Only in a head-first language, which puts no noun before a name but titles and heads.
    """
    if not language.head_first or is_title(sentence):
        return []
    foreign = [f for f in known if f.length == 1 and _is_foreign(sentence, language, f)]
    heads = _heads(sentence, language) if foreign else set()
    found = []
    for part in foreign:
        taken = heads | {t for f in known if f is not part for t in range(f.start, f.end)}
        linked = part.start > 0 and sentence.lowers[part.start - 1] in _FOREIGN_LINKS
        before = part.start > 0 and _is_free(sentence, language, part.start - 1, taken)
        titled = part.start - 1 in heads
        behind = not titled and _is_free(sentence, language, part.end, taken)
        if linked or before or behind:
            found.append(part)
    return found


def _is_foreign(sentence: Sentence, language: Language, part: Found) -> bool:
    """Whether a state or region goes by this word in another language alone."""
    entry = load().entries.get(part.known or "")
    if entry is None or part.type not in ("State", "Region"):
        return False
    word = sentence.lowers[part.start]
    written = {n.language for n in entry.names if n.text.casefold() == word}
    return bool(written) and written.isdisjoint((None, language.code))


def full_names(sentence: Sentence, language: Language, known: Sequence[Found]) -> list[Found]:
    """Return the people of whose names only the last word is known: "ketuanya, Yanti Airlangga".

    A title or a comma has to stand before, for any word may have a capital. A given name that is
    nearly the known one is a slip of the pen: "Donal Trump" stays as it is.
    """
    if not language.head_first or is_title(sentence):
        return []
    people = [
        f for f in known if f.type == "Person" and not f.tentative and _is_one_word(sentence, f)
    ]
    if not people:
        return []
    titles, heads = _titles(sentence, language), _heads(sentence, language)
    heads |= {t for f in known if f not in people for t in range(f.start, f.end)}
    found = []
    for person in people:
        start = person.start
        while start and _is_free(sentence, language, start - 1, heads):
            start -= 1
        given, before = sentence.lowers[start], sentence.words[start - 1 : start]
        if start == person.start or not (before in ([","], [")"]) or start - 1 in titles):
            continue
        if not _nearly(given, sentence, person):
            found.append(Found(start, person.end, "Person", "full-name"))
    return found


def announced(sentence: Sentence, language: Language, known: Iterable[Found]) -> list[Found]:
    """Return the doubtful names of people that an office announces: "Presiden Mesir Sisi".

    Where a name follows, it is a first name: "wartawan Israel Barak Ravid".
    """
    if is_title(sentence):
        return []
    words = [*sentence.words, "."]
    every = list(known)
    people = [f for f in every if f.tentative and f.type == "Person" and not is_name(words[f.end])]
    if not people:
        return []
    offices = {end for _, end, _ in lexicon(language).offices.find(sentence.lowers)}
    states = {f.end for f in every if f.type == "State" and f.start in offices}
    return [f for f in people if f.start in offices | states]


def same_place(sentence: Sentence, named: set[int], head: Entry) -> str | None:
    """Return the city that "kota Galati" is, the place that "wilayah Gaza" is."""
    name = " ".join(sentence.words[token] for token in sorted(named))
    # "Kota Medan" says that it is no other medan.
    found = load().find(name, "Place", ambiguous=head.head_of == "City")
    fits = [e for e in found if e.type == head.head_of == "City" or head.slug in _VAGUE_HEADS]
    if not fits and head.head_of == "Region":
        fits = [region for city in found if (region := _named_after(city, head))]
    return fits[0].slug if len(fits) == 1 else None


def _named_after(city: Entry, head: Entry) -> Entry | None:
    """Return the region that is called after a city in it: "Oblast Kharkov"."""
    region = load().entries.get(city.within or "")
    if region is None or region.type != head.head_of:
        return None
    called = {key(f"{kind.text} {name.text}") for kind in head.names for name in city.names}
    return region if any(key(name.text) in called for name in region.names) else None


def is_title(sentence: Sentence) -> bool:
    """Whether a line writes its words as headlines do, at the top or amid the text."""
    words = [w for w in sentence.words if w.isalpha()]
    small = sum(w.islower() for w in words)
    return sentence.headline or small < len(words) * _SMALL


def _heads(sentence: Sentence, language: Language) -> set[int]:
    """Return the tokens that stand before a name without being a part of it."""
    table, lowers = lexicon(language), sentence.lowers
    spans = [(start, end) for start, end, _ in table.bodies.find(lowers)]
    spans += [(start, end) for start, end, _ in table.sites.find(lowers)]
    return _titles(sentence, language) | {t for start, end in spans for t in range(start, end)}


def _titles(sentence: Sentence, language: Language) -> set[int]:
    """Return the tokens of offices and honorifics."""
    tables = (lexicon(language).offices, lexicon(language).honorifics)
    spans = [found for table in tables for found in table.find(sentence.lowers)]
    return {token for start, end, _ in spans for token in range(start, end)}


def _is_free(sentence: Sentence, language: Language, position: int, taken: Set[int]) -> bool:
    """Whether a word is written as a name is, and only because it is one."""
    if position in taken or not 0 < position < len(sentence.words):
        return False
    word, before = sentence.words[position], sentence.words[position - 1]
    opens = before in _OPENERS or before.isdigit()
    listed = any(word.casefold() in words for words in language.words.values())
    return is_name(word) and word.isalpha() and not opens and not listed


def _is_one_word(sentence: Sentence, found: Found) -> bool:
    tokens = range(found.start, found.end - 1)
    return all(sentence.ends[token] == sentence.starts[token + 1] for token in tokens)


def _nearly(given: str, sentence: Sentence, person: Found) -> bool:
    """Whether a given name could be that of somebody known by this family name."""
    surname = " ".join(sentence.words[person.start : person.end])
    gazetteer = load()
    entries = gazetteer.find(surname, "Person", ambiguous=True)
    entries = entries or tuple(filter(None, [gazetteer.entries.get(person.known or "")]))
    firsts = {
        word
        for entry in entries
        for name in entry.names
        if name.kind in ("label", "alias")
        for word in key(name.text).split()[:-1]
    }
    return any(OSA.distance(given, first) <= len(given) * _SLIP for first in firsts)
