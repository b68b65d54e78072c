"""What a classifier is told of a report, and of an argument beside its trigger.

A feature is a string: a letter or two for what it tells, then the values. Each stands once
by itself and once with the class of the event, so that rare classes learn from all.
"""

from collections.abc import Iterable, Iterator

from kg.extract.argument import PUNCTUATION, Argument, is_verb
from kg.extract.clauses import Clause, Report, meant
from kg.extract.weighing import coarse

_FAR = 10
"""Words between an argument and the trigger of which each is a feature."""
_AROUND = 8
_BESIDE = 3
_NOUN = "noun"
_MOST = 3
"""What is more is counted as this."""


def of_argument(
    clause: Clause, report: Report, argument: Argument, others: Iterable[Report]
) -> list[str]:
    """Return the features by which the role of an argument is decided, beside `others`."""
    lowers, behind = clause.sentence.lowers, argument.start >= report.end
    side = "R" if behind else "L" if argument.end <= report.start else "I"
    low, high = (report.end, argument.start) if behind else (argument.end, report.start)
    between = lowers[low:high]
    kind, voice, governed = coarse(argument.type), _voice(report), argument.kind
    verbs = [lowers[i] for i in range(low, high) if is_verb(clause.sentence, i, clause.language)]
    things = meant(clause, argument)
    role = next((r for r, es in report.roles.items() if things & set(es)), "")
    found = [
        "",
        f"s {side}",
        f"t {argument.type}",
        f"tv {side} {voice} {kind}",
        f"k {side} {voice} {kind} {governed}",
        f"kn {side} {voice} {governed} {_nearer(clause, low, high)} {bool(verbs)}",
        f"m {argument.marker} {governed}",
        f"ms {argument.marker} {side}",
        f"mk {argument.marker} {kind} {voice}",
        f"n {side} {voice} {_nearer(clause, low, high)}",
        f"d {side} {_bucket(len(between))}",
        f"v {side} {voice} {min(len(verbs), _MOST)}",
        f"say {side} {any(clause.language.has('saying', verb) for verb in verbs)}",
        f"sv {side} {kind} {_speaks(clause, argument)}",
        f"f {role}",
        f"fk {role} {kind} {side}",
        f"fr {report.frame.name} {side} {governed}",
        f"w {' '.join(lowers[report.start : report.end])} {side}",
        f"p {argument.pronoun}",
        f"o {_rank(clause, report, argument)} {kind} {voice}",
        f"a {lowers[argument.start]}",
        f"l {min(argument.end - argument.start, _MOST)} {kind}",
        f"wn {side} {' '.join(lowers[report.end : report.end + 1])}",
        f"wp {' '.join(lowers[max(0, report.start - 1) : report.start])}",
    ]
    found += [f"lv {side} {verb}" for verb in (verbs[-1:] if behind else verbs[:1])]
    found += [f"r {role} {kind} {side}" for role, entities in report.roles.items() if entities]
    found += [f"rb {r} {kind} {side}" for r in _between(clause, report, low, high)]
    before = lowers[max(0, argument.start - 2) : argument.start]
    found += [f"b{i} {word}" for i, word in enumerate(reversed(before))]
    found += [f"e{i} {word}" for i, word in enumerate(lowers[argument.end : argument.end + 2])]
    if len(between) <= _FAR:
        found += [f"bw {side} {word}" for word in set(between)]
    found += _elsewhere(things, range(low, high), others)
    found += _path(clause, low, high, f"{side} {voice} {kind}")
    breaks = sum(clause.language.has("clauseBreak", word) for word in between)
    found += [f"cb {side} {voice} {min(breaks, _MOST)}"]
    return _with_class(found, report)


def _elsewhere(things: set[int], between: range, others: Iterable[Report]) -> list[str]:
    """Tell what the argument is to other reports, and whether their triggers stand between."""
    found = []
    for other in others:
        parts = [r for r, es in other.roles.items() if things & set(es)]
        parted = other.start in between
        found += [f"x {other.frame.evokes} {part} {parted}" for part in parts or [""]]
        found += [f"xb {parted} {bool(parts)}"]
    return found


def _between(clause: Clause, report: Report, low: int, high: int) -> list[str]:
    """Return the roles that the frame gave to what stands between two tokens."""
    inner = {e for a in clause.arguments if low <= a.start and a.end <= high for e in a.entities}
    return sorted(role for role, fillers in report.roles.items() if not inner.isdisjoint(fillers))


def _path(clause: Clause, low: int, high: int, where: str) -> list[str]:
    """Tell by what, from the trigger outwards, an argument is parted from it."""
    steps = list(_steps(clause, low, high))
    if where.startswith("L"):
        steps.reverse()
    marks = [step for step in steps if step != _NOUN]
    found = [f"P {where} {steps[:7]} {len(steps) > 7}", f"Q {where} {marks[:6]} {len(marks) > 6}"]
    for length in (1, 2, 3):
        more = length < len(marks)
        found.append(f"pt {where[0]} {marks[:length]} {more}")
        found.append(f"pa {where[0]} {marks[-length:]} {more}")
    return found + [f"pc {where[0]} {mark}" for mark in sorted(set(marks))]


def _steps(clause: Clause, low: int, high: int) -> Iterator[str]:
    """Yield what stands between two tokens, step by step: things, verbs, words of grammar."""
    lowers, language = clause.sentence.lowers, clause.language
    things = {i: a for a in clause.arguments for i in range(a.start, a.end)}
    last = ""
    for position in range(low, high):
        word, thing = lowers[position], things.get(position)
        if thing:
            step = "they" if thing.pronoun else coarse(thing.type)
            if position not in (low, thing.start):
                continue
        elif language.has("saying", word):
            step = "say"
        elif language.has("clauseBreak", word) or word in PUNCTUATION:
            step = word
        elif is_verb(clause.sentence, position, language):
            step = "verb"
        elif language.has("preposition", word):
            step = word
        elif language.has("conjunction", word):
            step = "and"
        else:
            step = "modal" if language.has("modal", word) else _NOUN
        if step != last or step != _NOUN:
            yield step
        last = step


def of_report(clause: Clause, report: Report) -> list[str]:
    """Return the features by which it is decided whether there is an event."""
    lowers, anchor = clause.sentence.lowers, min(report.anchor, report.start)
    before = list(reversed(lowers[max(0, anchor - _AROUND) : anchor]))
    behind = lowers[report.end : report.end + _AROUND - 2]
    verb = max(report.light, report.undergone)
    filled = sorted((role, len(entities)) for role, entities in report.roles.items())
    types = [a.type for a in clause.arguments if a.start >= report.end]
    found = [
        "",
        f"st {report.status}",
        f"sv {report.status} {_voice(report)}",
        f"vo {_voice(report)}",
        f"fr {report.frame.name}",
        f"w {' '.join(lowers[report.start : report.end])}",
        f"an {lowers[report.anchor]}",
        f"ro {[role for role, _ in filled]}",
        f"rn {filled}",
        f"na {min(len(clause.arguments), _MOST + 1)}",
        f"hl {clause.sentence.headline}",
        f"ty {types[:2]}",
    ]
    found += [f"b {word}" for word in before]
    found += [f"b{i} {word}" for i, word in enumerate(before[:_BESIDE])]
    found += [f"e {word}" for word in behind]
    found += [f"e{i} {word}" for i, word in enumerate(behind[:_BESIDE])]
    found += [f"L {word}" for word in set(lowers[: report.start])]
    found += [f"R {word}" for word in set(lowers[report.end :])]
    if verb >= 0:
        found += [f"lv {lowers[verb]}", *(f"lb {w}" for w in lowers[max(0, verb - 3) : verb])]
    return _with_class(found, report)


def _speaks(clause: Clause, argument: Argument) -> str:
    """Tell whether the next verb after an argument is one of saying."""
    sentence, language = clause.sentence, clause.language
    for position in range(argument.end, len(sentence.lowers)):
        if is_verb(sentence, position, language):
            return str(language.has("saying", sentence.lowers[position]))
    return ""


def _with_class(features: Iterable[str], report: Report) -> list[str]:
    type_ = report.frame.evokes
    return [feature for plain in features for feature in (plain, f"{type_}: {plain}")]


def _voice(report: Report) -> str:
    kind = "+light" if report.light >= 0 else "+undergone" if report.undergone >= 0 else ""
    return report.voice + kind


def _nearer(clause: Clause, low: int, high: int) -> int:
    """Count the arguments between an argument and the trigger."""
    return min(_MOST, sum(low <= a.start and a.end <= high for a in clause.arguments))


def _rank(clause: Clause, report: Report, argument: Argument) -> str:
    """Tell how many on the same side are nearer to the trigger, of all and of its class."""
    behind = argument.start >= report.end
    side = [a for a in clause.arguments if (a.start >= report.end) == behind]
    alike = [a for a in side if a.type == argument.type]
    ranks = [
        min(_MOST, row.index(argument) if behind else len(row) - 1 - row.index(argument))
        for row in (side, alike)
    ]
    return f"{'R' if behind else 'L'} {ranks[0]} {ranks[1]}"


def _bucket(distance: int) -> int:
    return next(i for i, most in enumerate((0, 1, 2, 3, 6, 11, 10_000)) if distance <= most)
