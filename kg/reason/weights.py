"""How much each agreement speaks for two reports being of one event: additive, fixed, versioned.

Change a number here, and change `kg.reason.identity.RULES` with it.
"""

from datetime import date

from kg.reason.identity import Evidence
from kg.reason.lookup import Lookup
from kg.reason.reports import Features, Interval, Report
from kg.reason.vetoes import FORESEEN, counts_differ, match, near, roughly_agree, sort_of

JOIN = 4.5
"""Least score at which two dated reports are of one event."""
JOIN_UNDATED = 3.0
"""Least score at which an undated report fits a dated event."""
JOIN_PARTIAL = 3.0
"""The same for a dated report that leaves out one side: who imposed it, where he went."""
JOIN_NEWS = 3.75
"""Least score at which two undated reports that say all sides are news of one event."""
JOIN_TIMELESS = 4.0
"""The same where nothing at all is known of the time, not even when it was written."""

WEIGHTS = {
    "actor": 2.0,
    "state": 1.75,  # states act all the time, so they tell less
    "acts for": 1.5,
    "actor missing": -0.5,
    "rare target": 4.0,  # of a sanction: a body that the gazetteer does not know
    "same day": 3.0,
    "same news day": 2.75,  # told by both without a date on one day: then, or on the eve
    "same days": 2.0,
    "the eve": 1.25,  # the day before that on which the other told it as news
    "within": 1.0,
    "in that month": 1.25,
    "same place": 2.0,
    "same state": 1.5,
    "same target": 1.0,
    "same enemy": 0.25,  # a state that somebody fires at, as he does every day
    "place within": 1.0,
    "one of its stops": -2.0,  # a trip of that month to a state, and a day in one of its cities
    "same count": 1.5,
    "count fits": 0.5,
    "counts differ": -1.0,
    "same kind": 1.0,
    "kind within": 0.75,
    "kinds differ": -1.5,
    "same words": 0.5,
    "one of many": -0.75,  # of those who fire day by day, a launcher and a day tell no salvo
    "required missing": -1.5,
    "published together": 1.0,
    "fired on one day": 0.5,  # the same of launches, which are many in a war
    "same story": 1.5,
    "told at once": 0.5,
    "told soon": -0.5,
    "told late": -3.0,
}
_AT_ONCE, _SOON, _SOON_AHEAD = 1, 7, 14
"""Days between an event and an undated report of it; or from the report to what it foresees."""
_MOST_MISSING = 2
_MONTH = 31
_REQUIRED = {
    "Meeting": ("participant", "participant"),
    "Agreement": ("participant", "participant"),
    "Conflict": ("participant", "participant"),
    "Sanction": ("imposedBy", "imposedOn"),
    "Visit": ("visitor", "venue"),
    "Statement": ("speaker", "said"),
    "MilitaryExercise": ("conductedBy", "venue"),
}
"""What both reports must agree in before a date says much, by root type."""
LAUNCH = "MissileLaunch"
SIDED = {root: _REQUIRED[root] for root in ("Meeting", "Agreement", "Sanction", "Visit")}
"""Types of which a report that says all of it tells one event from others."""


def is_partial(features: Features, root: str) -> bool:
    """Tell whether a report leaves out a side that an event of its kind has."""
    said = [role for role, actors in features.actors for _ in actors]
    said += ["venue"] * bool(features.venue)
    return root in SIDED and not all(said.count(s) >= SIDED[root].count(s) for s in SIDED[root])


def compare(a: Features, b: Features, root: str, lookup: Lookup) -> list[Evidence]:
    """Weigh two reports that no veto keeps apart."""
    evidence = _actors(a, b, lookup) + _time(a.interval, b.interval) + _place(a, b, lookup)
    evidence += _count(a, b) + _kind(a, b, lookup) + _words(a, b)
    return evidence + _required(a, b, root, evidence) + _stop(root, evidence)


def _stop(root: str, evidence: list[Evidence]) -> list[Evidence]:
    weights = {e.feature: e.weight for e in evidence}
    vague = weights.get("date") == WEIGHTS["in that month"]
    if root != "Visit" or not vague or weights.get("place") != WEIGHTS["place within"]:
        return []
    return [Evidence("stop", "", "", WEIGHTS["one of its stops"])]


def one_of_many(evidence: list[Evidence], root: str) -> list[Evidence]:
    """Weigh that two launches of those who fire day by day share no more than who and when."""
    told = {e.feature for e in evidence if e.weight > WEIGHTS["same enemy"]}
    if root != LAUNCH or told - {"launchedBy", "launchedBy acts for", "date"}:
        return []
    return [Evidence("salvo", "", "", WEIGHTS["one of many"])]


def total(evidence: list[Evidence]) -> float:
    """Return the score."""
    return round(sum(e.weight for e in evidence), 3)


def _actors(a: Features, b: Features, lookup: Lookup) -> list[Evidence]:
    found, theirs = [], dict(b.actors)
    for role, actors in a.actors:
        if role not in theirs:
            continue
        pairs = match(actors, theirs[role])
        common = sorted(dict(actors).keys() & dict(theirs[role]).keys())
        for who in common:
            found.append(Evidence(role, who, who, WEIGHTS[_sort(role, who, lookup)]))
        left = ", ".join(k for k, _ in actors if k not in common)
        right = ", ".join(k for k, _ in theirs[role] if k not in common)
        if pairs.nested:
            found.append(
                Evidence(f"{role} acts for", left, right, pairs.nested * WEIGHTS["acts for"])
            )
        missing = min(pairs.left + pairs.right, _MOST_MISSING)
        if missing:
            found.append(
                Evidence(f"{role} missing", left, right, missing * WEIGHTS["actor missing"])
            )
    return found


def _sort(role: str, who: str, lookup: Lookup) -> str:
    if sort_of(who, lookup) == "State":
        return "state"
    listed = who in lookup.gazetteer.entries or ".of." in who or "@" in who
    return "rare target" if role == "imposedOn" and not listed else "actor"


def _time(a: Interval | None, b: Interval | None) -> list[Evidence]:
    if not a or not b:
        return []
    return [Evidence("date", _days(a), _days(b), WEIGHTS[_same_time(a, b)])]


def _same_time(a: Interval, b: Interval) -> str:
    if a == b and _narrow(a):
        return "same day" if a[0] == a[1] else "same news day"
    if not (_narrow(a) and _narrow(b)):
        return (
            "in that month" if _narrow(a) != _narrow(b) and monthly(a) and monthly(b) else "within"
        )
    # A single day that begins what the other tells as news of two days is the eve of that news.
    begun = a[0] == b[0] and a[0] != a[1] and b[0] != b[1]
    return "same days" if a[1] == b[1] or begun else "the eve"


def told(start: date, end: date, published: date, *, ahead: bool) -> float:
    """Weigh how soon before or after an event an undated report of it was published."""
    away = (start - published if ahead else published - end).days
    if ahead:
        return WEIGHTS["told late"] if away > _SOON_AHEAD else 0.0
    return WEIGHTS[
        "told late" if away > _SOON else "told soon" if away > _AT_ONCE else "told at once"
    ]


def together(type_: str) -> str:
    """Return the weight of two undated reports published on one day."""
    return "fired on one day" if type_ == LAUNCH else "published together"


def published(a: Report, b: Report) -> list[Evidence]:
    """Weigh the days of publication of two reports, one of which has no date of its own."""
    if a.features.dated and b.features.dated:
        return []
    if a.features.dated or b.features.dated:
        event, report = (a, b) if a.features.dated else (b, a)
        start, end = event.features.interval or (None, None)
        given = report.features.interval and report.features.interval[0]
        day = report.published
        if not start or not end or given or not day:
            return []
        weight = told(start, end, day, ahead=report.features.status in FORESEEN)
        days = (_days((start, end)), day.isoformat())
        return [Evidence("published", *days, weight)] if weight else []
    if not a.published or not b.published:
        return []
    apart = abs((a.published - b.published).days)
    how = together(a.features.type) if not apart else "told at once" if apart <= _AT_ONCE else ""
    days = (a.published.isoformat(), b.published.isoformat())
    return [Evidence("published", *days, WEIGHTS[how])] if how else []


def monthly(interval: Interval | None) -> bool:
    """Tell whether a time is known to within a month."""
    start, end = interval or (None, None)
    return bool(start and end and (end - start).days < _MONTH)


def _narrow(interval: Interval) -> bool:
    start, end = interval
    return bool(start and end and (end - start).days < 3)


def _days(interval: Interval) -> str:
    start, end = (d.isoformat() if d else "" for d in interval)
    return start if start == end else f"{start}/{end}"


def _place(a: Features, b: Features, lookup: Lookup) -> list[Evidence]:
    found = []
    for name, here, there in (
        ("place", a.venue, b.venue),
        ("towards", a.role("towards"), b.role("towards")),
    ):
        common = sorted(set(here) & set(there))
        if common:
            kind = "towards" if name == "towards" else a.type
            weight = max(WEIGHTS[_sameness(kind, place, lookup)] for place in common)
            found.append(Evidence(name, common[0], common[0], weight))
        elif any(near(x, y, lookup) for x in here for y in there):
            found.append(Evidence(name, ", ".join(here), ", ".join(there), WEIGHTS["place within"]))
    return found


def _sameness(kind: str, place: str, lookup: Lookup) -> str:
    is_state = sort_of(place, lookup) == "State"
    if kind == "towards":
        return "same enemy" if is_state else "same target"
    # Where a visit leads makes it the visit that it is.
    return "same state" if is_state and kind != "Visit" else "same place"


def _count(a: Features, b: Features) -> list[Evidence]:
    if not a.count or not b.count:
        return []
    exact = a.count == b.count and a.count[0] == a.count[1]
    how = "same count" if exact else "count fits"
    if counts_differ(a.count, b.count) and not roughly_agree(a.count, b.count):
        how = "counts differ"
    left, right = (
        f"{least}" if least == most else f"{least}+" for least, most in (a.count, b.count)
    )
    return [Evidence("count", left, right, WEIGHTS[how])]


def _kind(a: Features, b: Features, lookup: Lookup) -> list[Evidence]:
    here, there = a.role("missileType"), b.role("missileType")
    if not here or not there:
        return []
    kinds = lookup.gazetteer.kinds
    if set(here) & set(there):
        how = "same kind"
    elif any(x in kinds(y) or y in kinds(x) for x in here for y in there):
        how = "kind within"
    elif any(lookup.gazetteer.related(x, y) for x in here for y in there):
        return []
    else:
        how = "kinds differ"
    return [Evidence("missile type", ", ".join(here), ", ".join(there), WEIGHTS[how])]


def _words(a: Features, b: Features) -> list[Evidence]:
    theirs = dict(b.others)
    return [
        Evidence(role, ", ".join(mine), ", ".join(theirs[role]), WEIGHTS["same words"])
        for role, mine in a.others
        if role not in ("missileType", "towards") and set(mine) & set(theirs.get(role, ()))
    ]


def _required(a: Features, b: Features, root: str, evidence: list[Evidence]) -> list[Evidence]:
    agreed = [_slot(e.feature) for e in evidence if e.weight > 0 for _ in range(_size(e))]
    lacking = []
    for slot in _REQUIRED.get(root, ()):
        if slot in agreed:
            agreed.remove(slot)
        else:
            lacking.append(slot)
    return [Evidence(f"{slot} not shared", "", "", WEIGHTS["required missing"]) for slot in lacking]


def _slot(feature: str) -> str:
    if feature == "place":
        return "venue"
    return "said" if feature in ("addressee", "about") else feature.partition(" ")[0]


def _size(evidence: Evidence) -> int:
    acting = evidence.feature.endswith("acts for")
    return round(evidence.weight / WEIGHTS["acts for"]) if acting else 1
