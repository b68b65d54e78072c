"""The clause of a trigger: what one sentence says within its reach, and where that ends."""

from dataclasses import dataclass, field

from kg.annotation import Count, Time
from kg.extract.argument import QUOTES, Argument, is_verb, marker_starts
from kg.extract.coreference import Chain
from kg.extract.dates import Dated
from kg.extract.frames import Frame
from kg.extract.language import Language
from kg.extract.pipeline import Sentence

_QUOTED = 7
"""Tokens that a name in quotation marks has at most."""


@dataclass(slots=True)
class Concept:
    """A concept of the gazetteer that a sentence names, tokens `start` to `end`."""

    start: int
    end: int
    slug: str


@dataclass(slots=True)
class Report:
    """One mention of an event, before the article's mentions of it are joined."""

    sentence: Sentence
    start: int
    end: int
    """Tokens of the trigger."""
    frame: Frame
    voice: str
    roles: dict[str, list[int]] = field(default_factory=dict)
    """Role -> indexes of entities, in order of appearance."""
    concepts: list[str] = field(default_factory=list)
    objects: frozenset[int] = frozenset()
    """Tokens of the concepts that the frame required."""
    wordings: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Role -> tokens of the words that fill it."""
    count: Count | None = None
    time: Time | None = None
    same_day: bool = False
    bygone: bool = False
    """It took place so long ago that it is told as history."""
    status: str = "Occurred"
    light: int = -1
    """Token of the verb whose object the noun is, "melancarkan serangan"; -1 for none."""
    undergone: int = -1
    """Token of the passive verb whose subject the noun is, "sanksi dijatuhkan"; -1 for none."""
    anaphoric: bool = False
    """It points back: "pertemuan itu", "the launch"."""
    collective: bool = False
    """Only a word for a fixed set tells who takes part."""
    alike: bool = False
    """It is of the kind of what was told: "sanksi serupa", "similar sanctions"."""
    additive: bool = False
    """It comes on top of what was told: "juga menembakkan", "also fired"."""
    remote: bool = False
    """People talk by telephone."""
    attributed_to: int = -1

    @property
    def nominal(self) -> bool:
        """Whether a noun reports it."""
        return self.voice == "nominal"

    @property
    def anchor(self) -> int:
        """Token of the verb: the trigger, or the light verb of a noun."""
        return self.light if self.light >= 0 else self.start

    @property
    def silent(self) -> bool:
        """Whether a mere noun leaves open if it has happened."""
        verb = self.light >= 0 or self.undergone >= 0
        return self.nominal and not verb and self.status == "Occurred" and self.time is None

    def add(self, role: str, entities: tuple[int, ...]) -> None:
        """Let `entities` fill `role` too."""
        fillers = self.roles.setdefault(role, [])
        fillers.extend(e for e in entities if e not in fillers)


@dataclass(frozen=True, slots=True)
class Clause:
    """What reading one sentence needs, in one hand."""

    sentence: Sentence
    language: Language
    arguments: list[Argument]
    dates: list[Dated]
    concepts: list[Concept]
    chains: list[Chain]


def meant(clause: Clause, argument: Argument) -> set[int]:
    """Return the things that an argument may stand for: a capital, for its state too."""
    states = {
        found.metonym_of
        for entity in argument.entities
        for sentence, found in clause.chains[entity].found
        if sentence is clause.sentence
    }
    return {*argument.entities, *states} - {-1}


def with_group(clause: Clause, argument: Argument) -> list[Argument]:
    """Return an argument with what "and" joins to it."""
    return [a for a in clause.arguments if a.group == argument.group]


def clause_end(clause: Clause, end: int, *, nominal: bool) -> int:
    """Return the token at which the clause of a trigger that ends at `end` is over.

    That of a noun ends at the next verb, but for those by which something takes place.
    """
    sentence, language = clause.sentence, clause.language
    position = end
    while position < len(sentence.lowers):
        word = sentence.lowers[position]
        if _relative_passive(clause, position) and nominal:
            position += 2
            continue
        if word in (";", ":") or (word in QUOTES and not _is_quoted_name(sentence, position)):
            return position
        if language.has("clauseBreak", word) and not marker_starts(sentence, position, language):
            return position
        if word == "," and _ends_at_comma(sentence, language, position + 1):
            return position
        if (nominal or not sentence.deps) and _is_other_verb(clause, position):
            return position
        position += 1
    return position


def is_boundary(clause: Clause, position: int) -> bool:
    """Tell whether a phrase ends before the token at `position`."""
    word = clause.sentence.lowers[position]
    return (
        word in QUOTES
        or word in ",;:.()–—"
        or word.startswith("--")
        or clause.language.has("clauseBreak", word)
    )


def _is_quoted_name(sentence: Sentence, position: int) -> bool:
    """Tell a name in quotation marks from speech: the other mark stands close by."""
    around = sentence.lowers[max(0, position - _QUOTED) : position]
    around += sentence.lowers[position + 1 : position + 1 + _QUOTED]
    return any(word in QUOTES for word in around)


def _relative_passive(clause: Clause, position: int) -> bool:
    """Tell "yang digelar", "that was held": what follows still belongs to the noun before it."""
    words = clause.sentence.lowers[position : position + 2]
    return (
        len(words) == 2
        and clause.language.has("relative", words[0])
        and (
            clause.language.has("happening", words[1])
            or words[1].startswith(clause.language.passive_prefixes)
        )
    )


def _is_other_verb(clause: Clause, position: int) -> bool:
    sentence, language = clause.sentence, clause.language
    if not is_verb(sentence, position, language):
        return False
    if sentence.deps and sentence.deps[position] in ("amod", "compound"):
        return False  # "a newly developed missile"
    lemma = sentence.lemmas[position]
    return not any(
        language.has(name, word)
        for name in ("happening", "copula", "modal", "planned", "expected")
        for word in (lemma, sentence.lowers[position])
    )


def _ends_at_comma(sentence: Sentence, language: Language, after: int) -> bool:
    if after >= len(sentence.lowers):
        return True
    return is_verb(sentence, after, language) or any(
        language.has(name, sentence.lowers[after])
        for name in ("saying", "pronoun", "clauseBreak", "negation", "according")
    )
