"""Weigh the mentions of one article against each other: which class, which meaning, which to keep.

A name keeps one class throughout an article, by vote; an ambiguous one means what the article
supports; a headline's capitals and a person's name in short are believed for the names in full.
"""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from kg.annotation import Article
from kg.extract.language import Language
from kg.extract.lexicon import Found, lexicon
from kg.extract.named import is_name
from kg.extract.offices import OfficeFound, is_a
from kg.extract.pipeline import Sentence
from kg.extract.support import Support
from kg.gazetteer import Gazetteer
from kg.names import key

_SHORTEST_PART = 4
"""Letters of a word that can stand for a person's full name without a model's word for it."""
COARSE = ("State", "Person", "Organization", "Place")


@dataclass(slots=True)
class Reading:
    """One sentence with what was found in it."""

    sentence: Sentence
    mentions: list[Found]
    offices: list[OfficeFound] = field(default_factory=list)


def coarse(type_: str) -> str:
    """Return which of State, Person, Organization and Place a class is below."""
    probe = Found(0, 0, type_, "gazetteer")
    return next((c for c in COARSE if is_a(probe, c)), "Place")


def surface(sentence: Sentence, start: int, end: int, text: str) -> str:
    """Return the words of tokens `start` to `end` as the article writes them."""
    return text[sentence.starts[start] : sentence.ends[end - 1]]


def weigh(
    article: Article, readings: list[Reading], language: Language, gazetteer: Gazetteer
) -> None:
    """Settle the class and the meaning of every mention; drop those that nothing supports."""
    _vote(article, readings, gazetteer)
    _drop_headline_names(article, readings)
    _drop_unsupported(article, readings, gazetteer)
    _add_short_names(readings, language)


def _vote(article: Article, readings: Sequence[Reading], gazetteer: Gazetteer) -> None:
    """Let each unknown name have one class: the gazetteer's, else the one it has most often."""
    votes: dict[str, Counter[str]] = {}
    unknown: list[tuple[str, Found]] = []
    there = {f.known for r in readings for f in r.mentions if f.known and not f.tentative}
    for sentence, found in ((r.sentence, f) for r in readings for f in r.mentions):
        if found.known or found.tentative:
            continue
        name = surface(sentence, found.start, found.end, article.text)
        found.known = _lookup(name, found, gazetteer, there)
        if found.known:
            found.type = gazetteer.entries[found.known].type
            continue
        unknown.append((key(name), found))
        if not sentence.headline:
            votes.setdefault(key(name), Counter())[found.type] += 1
    for name, found in unknown:
        if counted := votes.get(name):
            found.type = min(counted, key=lambda t: (-counted[t], t))


def _lookup(name: str, found: Found, gazetteer: Gazetteer, there: Set[str]) -> str | None:
    entries = gazetteer.find(name, coarse(found.type)) or gazetteer.find(name, *COARSE)
    if (
        not entries and not name.isupper()
    ):  # "Bayer" is Bayern without its last letter only where that is named too
        clipped = gazetteer.find_clipped(name, "State", "Place", "Organization")
        entries = tuple(e for e in clipped if e.type == "State" or e.slug in there)
    return entries[0].slug if len(entries) == 1 else None


def _drop_headline_names(article: Article, readings: list[Reading]) -> None:
    """Believe a headline's capitals only where the body writes the name too."""
    body = {
        key(surface(r.sentence, f.start, f.end, article.text))
        for r in readings
        if not r.sentence.headline
        for f in r.mentions
    }
    parts = {word for name in body for word in name.split()}
    for reading in readings:
        if reading.sentence.headline and len(readings) > 1:
            reading.mentions[:] = [
                f
                for f in reading.mentions
                if f.known
                or (name := key(surface(reading.sentence, f.start, f.end, article.text))) in body
                or (coarse(f.type) == "Person" and name in parts)
            ]


def _drop_unsupported(article: Article, readings: list[Reading], gazetteer: Gazetteer) -> None:
    """Keep an ambiguous name only where something else in the article supports one meaning.

    A name of a kind of body that many states have ("DPR", "Kongres") stays without a meaning, and
    so does one that the article gives to another state: "DPR Filipina".
    """
    named = Counter(f.known for r in readings for f in r.mentions if f.known and not f.tentative)
    support = Support.of(named, gazetteer)
    elsewhere = _states_of_bodies(article, readings, gazetteer)

    def is_meant(sentence: Sentence, found: Found) -> bool:
        """Tell whether just one meaning is supported, which becomes the name's."""
        if not found.tentative or found.known is None:
            return True
        name = surface(sentence, found.start, found.end, article.text)
        meant = support.meaning(name)
        of = elsewhere.get(key(name), {meant.supported_by} if meant else set())
        if meant and meant.slug not in named and meant.supported_by not in of:
            meant = None
        if meant:
            found.known, found.type = meant.slug, meant.type
        elif (found.seen or found.length > 1) and gazetteer.find(name, "BodyHead"):
            found.known, found.tentative = None, False
        return meant is not None or found.known is None

    for reading in readings:
        reading.mentions[:] = [f for f in reading.mentions if is_meant(reading.sentence, f)]


def _states_of_bodies(
    article: Article, readings: Sequence[Reading], gazetteer: Gazetteer
) -> dict[str, set[str | None]]:
    """Map the names of unknown bodies, without the state that they end in, to those states."""
    found: dict[str, set[str | None]] = {}
    for sentence, body in ((r.sentence, f) for r in readings for f in r.mentions):
        if body.known is None and body.type == "Organization" and body.length > 1:
            name = surface(sentence, body.start, body.end, article.text)
            head, _, state = name.rpartition(" ")
            for entry in gazetteer.find(state, "State"):
                found.setdefault(key(head), set()).add(entry.slug)
    return found


def _add_short_names(readings: list[Reading], language: Language) -> None:
    """Find the first and last words of people's full names where no name was found."""
    parts = _parts_of_people(readings, language)
    small = {word for r in readings for word in r.sentence.words if word.islower()}
    for reading in readings:
        if reading.sentence.headline:
            continue
        taken = {i for f in reading.mentions for i in range(f.start, f.end)}
        words = ["", *reading.sentence.words, ""]
        reading.mentions += [
            Found(i, i + 1, "Person", "short-name")
            for i, (before, word, after) in enumerate(
                zip(words, words[1:], words[2:], strict=False)
            )
            if word in parts and i not in taken and word.casefold() not in small
            if not (_is_free_name(before, i - 1, taken) or _is_free_name(after, i + 1, taken))
        ]
        reading.mentions.sort(key=lambda f: (f.start, -f.end))


def _is_free_name(word: str, position: int, taken: set[int]) -> bool:
    """Whether a word looks like part of a name that nothing was found to be."""
    return bool(word) and position not in taken and is_name(word)


def _parts_of_people(readings: list[Reading], language: Language) -> set[str]:
    """Return the words that begin or end a full name, and are no title or part of another name."""
    parts: set[str] = set()
    others: set[str] = set()
    for reading in readings:
        for found in reading.mentions:
            words = reading.sentence.words[found.start : found.end]
            if is_a(found, "Person") and len(words) > 1:
                parts |= {words[0], words[-1]}
            elif not is_a(found, "Person"):
                others.update(words)
    titles = (lexicon(language).offices, lexicon(language).honorifics)
    return {
        word
        for word in parts - others
        if len(word) >= _SHORTEST_PART and is_name(word)
        if not any(table.find([word.casefold()]) for table in titles)
    }
