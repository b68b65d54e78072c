"""Made-up news of any size, as the extractor would read it: the same for the same size and seed.

A world of stories is made first, then papers report it. Most stories are told once, some by
dozens. Reports leave things out, round a day to a month, disagree on a day or a count; some are
copies of another paper's. A third of the articles tell of no event.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from kg.annotation import Article, Count, Event, Extraction, Role, Time
from kg.gazetteer import load
from tests.bench.composing import LANGUAGES, Text
from tests.bench.templates import MISSILES, PLAIN
from tests.bench.world import Actor, Pool, Story, pools, story

_PAPERS = [
    f"{kind} Contoh {number}" for number in range(12) for kind in ("Harian", "Kabar", "Warta")
]
_MONTHS = tuple(
    words.split()
    for words in (
        "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
        "January February March April May June July August September October November December",
    )
)


def news(size: int, *, seed: int = 0) -> Iterator[Extraction]:
    """Yield so many articles, read."""
    chance = random.Random(f"{size}/{seed}")
    world = pools(size, load(), chance)
    stories = [part for _ in range(size // 2 + 1) for part in _happens(world, chance)]
    last: Extraction | None = None
    for number in range(size):
        if last and last.events and chance.random() < 0.04:
            last = _copied(last, number, chance)
        else:
            told = chance.choices((0, 1, 2, 3), (30, 40, 20, 10))[0]
            last = _article(number, [_drawn(stories, chance) for _ in range(told)], world, chance)
        yield last


def _happens(world: Mapping[str, Pool], chance: random.Random) -> Iterator[Story]:
    """Let something happen; of what is planned, every other comes true."""
    told = story(world, chance)
    yield told
    if told.planned and chance.random() < 0.5:
        yield replace(told, planned=False)


def _drawn(stories: Sequence[Story], chance: random.Random) -> Story:
    """Draw a story: some are told by dozens, most once or twice."""
    if chance.random() < 0.15:
        return stories[min(int(chance.paretovariate(0.3)) - 1, len(stories) - 1)]
    return chance.choice(stories)


def _copied(extraction: Extraction, number: int, chance: random.Random) -> Extraction:
    article = replace(
        extraction.article, id=_id(number), publisher=chance.choice(_PAPERS), url=_url(number)
    )
    return replace(extraction, article=article)


def _id(number: int) -> str:
    return f"berita-{number:07}"


def _url(number: int) -> str:
    return f"https://example.org/{_id(number)}"


def _article(
    number: int, stories: Sequence[Story], world: Mapping[str, Pool], chance: random.Random
) -> Extraction:
    language = chance.choices(LANGUAGES, (7, 3))[0]
    text = Text(language)
    events = [_told(told, text, chance) for told in stories]
    for _ in range(chance.randrange(1, 3)):
        who = world[chance.choice(("official", "body"))].draw(chance)
        text.sentence(PLAIN[language], {"p": world["place"].draw(chance), "a": who})
    day = max((s.day for s in stories), default=story(world, chance).day)
    article = Article(
        _id(number),
        text.text,
        title=text.text.partition("\n")[0],
        language=language,
        published=day + timedelta(chance.randrange(3)),
        publisher=chance.choice(_PAPERS),
        url=_url(number),
    )
    return Extraction(article, text.entities(), tuple(events))


def _told(told: Story, text: Text, chance: random.Random) -> Event:
    """Write one report of a story: some of it left out, some of it wrong."""
    tongue = LANGUAGES.index(text.language)
    wording = (told.template.planned if told.planned else told.template.wording)[text.language]
    count = told.count + (chance.random() < 0.06)
    time, written = _time(told.day, tongue, chance)
    fillers = _fillers(told, tongue) | {"count": str(count), "date": written}
    triggers = text.sentence(wording, fillers)
    dropped = {slot for slot in "post" if chance.random() < 0.25}
    roles = [
        _role(property_, slot, told, text)
        for slot, (_, property_) in told.template.slots.items()
        if slot not in dropped and f"{{{slot}}}" in wording
    ]
    counted = Count(count, count) if "{count}" in wording and chance.random() < 0.8 else None
    status = "Planned" if told.planned else "Occurred"
    return Event(
        told.template.type, triggers, tuple(sorted(roles, key=repr)), status, time, counted
    )


def _fillers(told: Story, tongue: int) -> dict[str, Actor | str]:
    words = {slot: both[tongue] for slot, both in told.words.items()}
    return {**told.actors, **words, "m": MISSILES[told.missile][tongue]}


def _role(property_: str, slot: str, told: Story, text: Text) -> Role:
    if slot in told.actors:
        return Role(property_, entity=text.index(told.actors[slot]))
    if slot in told.words:
        return Role(property_, value=told.words[slot][LANGUAGES.index(text.language)])
    return Role(property_, concept=told.missile)


def _time(day: date, tongue: int, chance: random.Random) -> tuple[Time | None, str]:
    """Tell a day: most exactly, some by its month alone, some wrong, some not at all."""
    day += timedelta(chance.choices((0, 1, -1), (94, 3, 3))[0])
    month = f"{_MONTHS[tongue][day.month - 1]} {day.year}"
    kind = chance.choices(("day", "month", ""), (75, 10, 15))[0]
    if kind == "month":
        first = day.replace(day=1)
        last = (first + timedelta(31)).replace(day=1) - timedelta(1)
        return Time(day.isoformat()[:7], first, last), month
    if kind == "day":
        return Time(day.isoformat(), day, day), f"{day.day} {month}"
    return None, ("kata pejabat", "a later day")[tongue]
