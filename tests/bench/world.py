"""The world that made-up news tells of: who and where there is, and what happened."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from kg.gazetteer import Gazetteer
from tests.bench.templates import MEASURES, MISSILES, TEMPLATES, TOPICS, Template

OFFICES = (
    ("presiden", "president"),
    ("perdana menteri", "prime minister"),
    ("menteri luar negeri", "foreign minister"),
    ("menteri pertahanan", "defence minister"),
)
_FIRST_DAY, _DAYS = date(2015, 1, 1), 3650
_LAUNCHERS = {"north-korea", "iran", "russia", "china", "south-korea", "india"}
_GIVEN = "Ardan Belia Cakra Danisa Erlan Farel Gantari Helmi Indra Jovan Kirana Lestu".split()
_SYLLABLES = "ra mi to ka len dor vas qui bel han zu per go tan sil wey".split()
_BODY = ("Yayasan {}", "Bank {}", "Grup {}", "Dewan {}")


@dataclass(frozen=True, slots=True, eq=False)
class Actor:
    """Somebody, something or somewhere, as papers call it."""

    type: str
    names: Mapping[str, str]
    """By language."""
    known: str | None = None
    office: int | None = None
    """Index into `OFFICES`."""
    state: "Actor | None" = None
    """Where the office is held."""


@dataclass(frozen=True, slots=True)
class Story:
    """What happened, or is to happen."""

    template: Template
    day: date
    actors: Mapping[str, Actor]
    """Slot -> who or where."""
    words: Mapping[str, tuple[str, str]]
    """Slot -> words, in each language."""
    missile: str
    """Slug of its type, for a launch."""
    count: int
    planned: bool


@dataclass(frozen=True, slots=True)
class Pool:
    """Those of one kind, the first most often in the news (Zipf's law)."""

    actors: Sequence[Actor]
    weights: Sequence[float]

    @classmethod
    def of(cls, actors: Sequence[Actor]) -> "Pool":
        """Let the one of rank n be in the news in proportion to 1 / (n + 3)."""
        return cls(actors, tuple(accumulate(1 / (rank + 4) for rank in range(len(actors)))))

    def draw(self, chance: random.Random) -> Actor:
        """Draw one."""
        return chance.choices(self.actors, cum_weights=self.weights)[0]


def pools(size: int, gazetteer: Gazetteer, chance: random.Random) -> dict[str, Pool]:
    """Make the world of so many articles: one new person for three of them, most named once."""
    states, places, seas = (
        _known(gazetteer, *types, chance=chance)
        for types in (("State",), ("City", "Region", "Facility"), ("Sea",))
    )
    cities = [_made("City", _word(chance, 3)) for _ in range(size // 20)]
    bodies = [
        _made("Organization", chance.choice(_BODY).format(_word(chance, 3)))
        for _ in range(size // 20)
    ]
    officials = [_official(states, chance) for _ in range(size // 3 + 20)]
    launchers = [state for state in states if state.known in _LAUNCHERS]
    return {
        "state": Pool.of(states),
        "place": Pool.of(_shuffled(places + cities, chance)),
        "sea": Pool.of(seas),
        "body": Pool.of(_shuffled(states[:40] + bodies, chance)),
        "official": Pool.of(officials),
        "launcher": Pool.of(launchers),
    }


def _shuffled(actors: list[Actor], chance: random.Random) -> list[Actor]:
    return chance.sample(actors, len(actors))


def _known(gazetteer: Gazetteer, *types: str, chance: random.Random) -> list[Actor]:
    entries = [e for e in gazetteer.of_type(*types) if e.type in types]
    return [
        Actor(e.type, {language: e.label(language) for language in ("id", "en")}, e.slug)
        for e in chance.sample(entries, len(entries))
    ]


def _made(type_: str, name: str) -> Actor:
    return Actor(type_, {"id": name, "en": name})


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choices(_SYLLABLES, k=syllables)).capitalize()


def _official(states: Sequence[Actor], chance: random.Random) -> Actor:
    name = f"{chance.choice(_GIVEN)} {_word(chance, 3)}"
    office, state = chance.randrange(len(OFFICES)), chance.choice(states)
    return Actor("Person", {"id": name, "en": name}, None, office, state)


def story(world: Mapping[str, Pool], chance: random.Random) -> Story:
    """Let something happen."""
    (template,) = chance.choices(TEMPLATES, [t.weight for t in TEMPLATES])
    actors: dict[str, Actor] = {}
    for slot, (kind, _) in template.slots.items():
        while kind in world:
            drawn = world[kind].draw(chance)
            if drawn not in actors.values():
                actors[slot] = drawn
                break
    words = {
        slot: chance.choice(TOPICS if kind == "topic" else MEASURES)
        for slot, (kind, _) in template.slots.items()
        if kind in ("topic", "measure")
    }
    day = _FIRST_DAY + timedelta(chance.randrange(_DAYS))
    missile = chance.choice(sorted(MISSILES))
    return Story(
        template, day, actors, words, missile, chance.choice((1, 1, 2, 3)), chance.random() < 0.12
    )
