"""Made-up extractions in bulk, shaped like a paper's: some thirty mentions and one or two events.

Everybody names a few states and leaders; most people and bodies are named once or twice. The
article of a number is always the same one, and the numbers go through time, a hundred a day.
`tests.bench.growth` measures with them what adding costs.
"""

import random
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from kg.annotation import (
    Article,
    Count,
    Entity,
    Event,
    Extraction,
    Mention,
    Office,
    Role,
    Span,
    Time,
)
from kg.gazetteer import load
from kg.kept import open_kept

_FIRST_DAY = date(2021, 1, 1)
_A_DAY = 100
_SENTENCE = 110
_SENTENCES = 18
_SYLLABLES = "ba ci da fe gu ha ji ka lo ma ne pu ra so ti wa yu za".split()
_BODIES = "Yayasan Lembaga Dewan Komisi Partai Bank".split()
_OFFICES = ("Menteri Luar Negeri", "Presiden", "juru bicara")
_WORDS = "yang dan di ke dari pada untuk dengan itu ini akan telah para oleh kata".split()


@cache
def _known(*types: str) -> tuple[str, ...]:
    return tuple(entry.slug for entry in load().of_type(*types))


def _name(chance: random.Random, parts: int) -> str:
    """Return a name; low numbers are common, as names are."""
    words = []
    for _ in range(parts):
        rank = int(chance.paretovariate(0.6)) + 40 * chance.randrange(60)
        word = ""
        while rank or not word:
            rank, rest = divmod(rank, len(_SYLLABLES))
            word += _SYLLABLES[rest]
        words.append((word + _SYLLABLES[len(word) % 7]).capitalize())
    return " ".join(words)


def _skewed(chance: random.Random, pool: tuple[str, ...]) -> str:
    return pool[min(len(pool) - 1, int(chance.paretovariate(0.8)) - 1)]


def made(number: int) -> Extraction:
    """Make the article of a number, as read."""
    chance = random.Random(number)
    published = _FIRST_DAY + timedelta(number // _A_DAY)
    text = ".\n".join(
        " ".join(chance.choices(_WORDS, k=30))[: _SENTENCE - 2].ljust(_SENTENCE - 2, "a")
        for _ in range(_SENTENCES)
    )
    entities = _entities(chance)
    events = tuple(
        _event(chance, entities, published, start) for start in range(chance.choice((1, 1, 2)))
    )
    article = Article(
        f"berita-{number:06}",
        text,
        title=text[: _SENTENCE - 1],
        language=chance.choice(("id", "id", "en")),
        published=published,
        publisher=f"Kabar {_skewed(chance, tuple('ABCDEFGH'))}",
    )
    return Extraction(article, entities, events)


def _entities(chance: random.Random) -> tuple[Entity, ...]:
    states = [_skewed(chance, _known("State")) for _ in range(3)]
    people = [_skewed(chance, _known("Person")) for _ in range(2)]
    cities = [_skewed(chance, _known("City")) for _ in range(1)]
    known = [("State", s) for s in states] + [("Person", p) for p in people]
    known += [("City", c) for c in cities]
    entries = load().entries
    rows: list[tuple[str, str, str | None]] = [
        (kind, entries[slug].label("en"), slug) for kind, slug in dict.fromkeys(known)
    ]
    rows += [("Person", _name(chance, 2), None) for _ in range(3)]
    rows += [
        ("Organization", f"{chance.choice(_BODIES)} {_name(chance, 1)}", None) for _ in range(2)
    ]
    return tuple(_entity(chance, *row) for row in rows)


def _entity(chance: random.Random, kind: str, name: str, known: str | None) -> Entity:
    count = chance.choice((1, 1, 2, 3, 5))
    mentions = sorted((_mention(chance, name) for _ in range(count)), key=lambda m: m.start)
    offices = (Office(chance.choice(_OFFICES), 0),) if kind == "Person" and not known else ()
    return Entity(kind, (name,), tuple(mentions), known, offices)


def _mention(chance: random.Random, surface: str) -> Mention:
    row, column = chance.randrange(_SENTENCES), chance.randrange(60)
    start = row * _SENTENCE + column
    span = Span(row * _SENTENCE, (row + 1) * _SENTENCE - 1)
    return Mention(start, start + len(surface), surface, span, "model")


def _event(
    chance: random.Random, entities: tuple[Entity, ...], published: date, start: int
) -> Event:
    people = [i for i, e in enumerate(entities) if e.type == "Person"]
    states = [i for i, e in enumerate(entities) if e.type == "State"]
    place = next(i for i, e in enumerate(entities) if e.type == "City")
    type_ = chance.choice(("Meeting", "Meeting", "Support", "Warning", "Visit", "MissileLaunch"))
    who = chance.sample(people, 2)
    roles = {
        "Meeting": [Role("participant", entity=i) for i in sorted(who)],
        "Visit": [Role("visitor", entity=who[0]), Role("destination", entity=place)],
        "MissileLaunch": [Role("launchedBy", entity=states[0])],
    }.get(type_, [Role("speaker", entity=who[0]), Role("addressee", entity=states[-1])])
    day = published - timedelta(chance.randrange(3))
    time = Time(day.isoformat(), day, day) if chance.random() < 0.6 else None
    row = chance.randrange(_SENTENCES)
    span = Span(row * _SENTENCE, (row + 1) * _SENTENCE - 1)
    trigger = Mention(span.start + start, span.start + start + 7, "bertemu", span, "frame.active")
    status = chance.choice(("Occurred", "Occurred", "Occurred", "Planned"))
    count = Count(1, 1) if type_ == "MissileLaunch" else None
    return Event(type_, (trigger,), tuple(roles), status, time, count)


def keep(directory: Path, numbers: Iterable[int]) -> None:
    """Note made-up articles as read, for a build or an addition that then reads nothing."""
    directory.mkdir(parents=True, exist_ok=True)
    with open_kept(directory) as kept:
        for number in numbers:
            kept.keep(made(number))
        kept.flush()
