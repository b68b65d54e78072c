"""Graphs of any size, made by a seeded dice: news of invented people, and the same in each run."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from kg.export.html.model import (
    Evidence,
    Fact,
    Mark,
    PageGraph,
    Report,
    Sentence,
    Statement,
    Thing,
)
from kg.vocabulary import BASE

KINDS = {
    "Meeting": ("bertemu", "participant"),
    "MissileLaunch": ("meluncurkan", "launchedBy"),
    "Sanction": ("menjatuhkan sanksi", "imposedBy"),
    "Visit": ("mengunjungi", "visitor"),
    "Agreement": ("bersepakat", "party"),
    "Condemnation": ("mengecam", "speaker"),
    "Warning": ("memperingatkan", "speaker"),
}
SHARES = (0.28, 0.12, 0.12, 0.16, 0.1, 0.12, 0.1)
STATUSES = ("Occurred", "Planned", "Expected", "Hypothetical", "Denied")
PAPERS = [f"{kind} {town}" for kind in ("Harian", "Kabar", "Warta") for town in "ABCD"]
OPENINGS = ("Sa", "Wi", "Ha", "Ru", "Kar", "Bu", "Te", "Nor", "Li", "Mar", "Jo", "Pra", "Da", "Yu")
ENDINGS = ("ni", "yanto", "wati", "di", "man", "tin", "sa", "rno", "lia", "ko", "bowo", "nah", "ra")
FIRST_DAY = date(2023, 1, 2)


@dataclass(frozen=True)
class Cast:
    """Who and where: the things that are no events, the first of them the most spoken of."""

    types: list[str]
    names: list[str]


def synthetic(count: int, seed: int = 5) -> PageGraph:
    """Return a graph of exactly so many nodes, each joined to another."""
    dice = np.random.default_rng(seed)
    events = count * 2 // 5
    cast = _cast(count - events, dice)
    papers = max(3, count // 8)
    kinds = dice.choice(len(KINDS), events, p=SHARES)
    statuses = dice.choice(len(STATUSES), events, p=(0.76, 0.1, 0.07, 0.04, 0.03))
    told = [_reports(papers, dice) for _ in range(events)]
    days = [FIRST_DAY + timedelta(int(told[e][0] * 540 / papers)) for e in range(events)]
    ends = _ends(events, len(cast.names), dice)
    sentences: list[Sentence] = []
    statements: list[Statement] = []
    facts: list[Fact] = []
    said: dict[int, set[int]] = {}
    for event in range(events):
        verb, role = list(KINDS.values())[kinds[event]]
        evidence = []
        for report in told[event]:
            evidence.append(Evidence(report, len(sentences)))
            sentences.append(_sentence(report, verb, event, ends[event], events, cast))
        proof = tuple(evidence)
        for turn, end in enumerate(ends[event]):
            property_ = _property(turn, role, cast.types[end])
            statements.append(Statement(event, property_, events + end, None, proof))
            said.setdefault(end, set()).update(told[event])
        facts.append(Fact(event, "date", days[event].isoformat(), proof))
        facts.append(Fact(event, "status", STATUSES[statuses[event]], proof))
    things = [
        _event(e, list(KINDS)[kinds[e]], STATUSES[statuses[e]], days[e], told[e])
        for e in range(events)
    ]
    things += [
        Thing(
            f"{BASE}thing/{number}",
            type_,
            {"": name},
            (),
            (),
            tuple(sorted(said.get(number, ()))),
            event=False,
            point=(float(number * 7 % 120 - 60), float(number * 13 % 340 - 170))
            if type_ in {"City", "State"}
            else None,
        )
        for number, (type_, name) in enumerate(zip(cast.types, cast.names, strict=True))
    ]
    reports = tuple(_report(number, papers) for number in range(papers))
    return PageGraph(tuple(things), tuple(statements), tuple(facts), (), reports, tuple(sentences))


def _cast(count: int, dice: np.random.Generator) -> Cast:
    types = dice.choice(
        ["Person", "Organization", "State", "City"], count, p=(0.5, 0.24, 0.06, 0.2)
    ).tolist()
    types[:6] = ["State", "Person", "Person", "State", "Organization", "City"][:count]
    names = []
    for number, type_ in enumerate(types):
        words = [
            str(dice.choice(OPENINGS)) + str(dice.choice(ENDINGS))
            for _ in range(1 if type_ in {"City", "State"} else 2)
        ]
        names.append(" ".join([*words, *([] if number < 40 else [str(number)])]))
    return Cast(types, names)


def _reports(papers: int, dice: np.random.Generator) -> list[int]:
    """One article, or a few that appeared close together."""
    first = int(dice.integers(papers))
    more = min(int(dice.geometric(0.72)) - 1, 5)
    return sorted(
        {min(papers - 1, first + int(step)) for step in dice.integers(0, 6, more)} | {first}
    )


def _ends(events: int, things: int, dice: np.random.Generator) -> list[list[int]]:
    """Give each event two to four things, a few of them in very many; none is left out."""
    shares = 1 / (np.arange(things) + 2.0) ** 0.85
    shares /= shares.sum()
    drawn = dice.choice(things, (events, 4), p=shares)
    sizes = dice.integers(2, 5, events)
    found = [
        list(dict.fromkeys(drawn[e, : sizes[e]].tolist())) if events else [] for e in range(events)
    ]
    missing = set(range(things)).difference(*found)
    for turn, thing in enumerate(sorted(missing)):
        found[turn % events].append(thing)
    return found


def _property(turn: int, role: str, type_: str) -> str:
    if type_ == "City":
        return "place"
    return role if turn == 0 else "participant"


def _event(number: int, kind: str, status: str, day: date, told: list[int]) -> Thing:
    text = day.isoformat()
    return Thing(
        f"{BASE}event/{number}",
        kind,
        {},
        (),
        (),
        tuple(told),
        event=True,
        earliest=text,
        latest=text,
        date=text,
        status=status,
    )


def _sentence(
    report: int, verb: str, event: int, ends: list[int], events: int, cast: Cast
) -> Sentence:
    text, marks = "", []
    for turn, end in enumerate(ends):
        joint = "" if turn == 0 else f" {verb} " if turn == 1 else " bersama "
        if turn == 1:
            marks.append(Mark(len(text) + 1, len(text) + 1 + len(verb), event))
        text += joint
        marks.append(Mark(len(text), len(text) + len(cast.names[end]), events + end))
        text += cast.names[end]
    return Sentence(report, f"{text}, kata laporan nomor {report}.", tuple(marks))


def _report(number: int, papers: int) -> Report:
    day = FIRST_DAY + timedelta(number * 540 // papers + 1)
    paper = PAPERS[number * 7 % len(PAPERS)]
    return Report(
        f"{BASE}article/{number}",
        f"Berita nomor {number}",
        paper,
        day.isoformat(),
        f"https://kabar.example/{number}",
        "id",
        (),
    )
