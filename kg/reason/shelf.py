"""The undated: each joins the one dated event that it fits, if there is exactly one."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby, islice

from kg.reason.events import Clusters
from kg.reason.placing import SHORT, Dated, Weighed, place, weigh
from kg.reason.pool import LASTING, Group, Pool
from kg.reason.reports import Features
from kg.reason.vetoes import FORESEEN, sort_of
from kg.reason.weights import (
    JOIN,
    JOIN_NEWS,
    JOIN_PARTIAL,
    JOIN_TIMELESS,
    JOIN_UNDATED,
    SIDED,
    is_partial,
    monthly,
)

_RECENT, _FRESH, _AHEAD = timedelta(31), timedelta(7), timedelta(180)
"""How old an undated event can be, and one of a lasting kind; how far off a planned one."""
_SPAN, _DAY = timedelta(31), timedelta(1)
_SHELF = 200
"""Events on one shelf that an undated report is compared with at most."""
_FACES = 8
"""Kinds of reports that an event is known by: the commonest."""
_BUSY, _BUSY_SPAN = 4, timedelta(14)
"""Reports of events of some people about a day from which one more may be of any of them."""
_ONE_SIDED = "Sanction"
"""What often goes without its issuer or its target; of a visit, the target makes it that visit."""

Shelf = Mapping[Hashable, list[Dated]]


def shelve(clusters: Clusters) -> None:
    """Join each undated report with the one dated event that it fits."""
    shelf = _shelf(clusters)
    _place_undated(clusters, shelf)
    _place_partial(clusters, shelf)
    _place_news(clusters)
    _place_timeless(clusters)


def _place_undated(clusters: Clusters, shelf: Shelf) -> None:
    """Join undated reports with the one event that each fits; those of one day side by side."""
    pool = clusters.pool
    undated = (
        group
        for group in pool.groups.values()
        if pool.features[group.features].actors and not pool.features[group.features].dated
    )
    # What was written on a day is compared with one month's events, which then stay at hand.
    ordered = sorted(undated, key=lambda g: (g.published or date.min, g.features, g.key))
    for (_, number), equal in groupby(ordered, key=lambda g: (g.published, g.features)):
        weighed: list[Weighed] | None = None
        for group in equal:
            if weighed is None or pool.lasting(number):
                weighed = weigh(clusters, group, _window(group, pool, shelf), JOIN_UNDATED)
            place(clusters, group, weighed, JOIN_UNDATED)


def _place_partial(clusters: Clusters, shelf: Shelf) -> None:
    """Join dated reports that leave out a side with the one event of those days that has it."""
    pool = clusters.pool
    for group in sorted(pool.groups.values(), key=lambda g: g.key):
        features = pool.features[group.features]
        root = pool.roots[group.features]
        if root == _ONE_SIDED and features.dated and is_partial(features, root):
            if features.actors and _is_alone(clusters, group):
                _place(clusters, group, _window(group, pool, shelf), JOIN_PARTIAL)


def _place(clusters: Clusters, group: Group, window: Iterable[Dated], least: float) -> None:
    place(clusters, group, weigh(clusters, group, window, least), least)


def _is_alone(clusters: Clusters, group: Group) -> bool:
    """Tell what has found no event yet: one that has found its own has no need of another."""
    return len(clusters.partition.cluster(group.key).members) == 1


def _place_news(clusters: Clusters) -> None:
    """Join undated reports that found no event with the one that is news that day or the next."""
    pool = clusters.pool
    told_on: dict[Hashable, list[Group]] = defaultdict(list)
    news = [
        group
        for _, group in sorted(pool.groups.items())
        if group.published and _is_news(pool.features[group.features])
    ]
    for group in news:
        for anchor in pool.anchors.closest(group.features):
            told_on[anchor, group.published].append(group)
    often = _told_often(pool)
    for group in news:
        if group.published and _is_alone(clusters, group):
            days = (group.published - _DAY, group.published, group.published + _DAY)
            anchors = pool.anchors.closest(group.features)
            others = [told_on[anchor, day] for anchor in anchors for day in days]
            if sum(map(len, others)) <= _SHELF:
                near = {g.key: _on_the_day(g) for found in others for g in found}
                others_told = (d for k, d in near.items() if k != group.key)
                rare = _is_whole(pool, group.features) and _is_rare(often, anchors, group.published)
                _place(clusters, group, others_told, JOIN_NEWS if rare else JOIN)


def _is_whole(pool: Pool, number: int) -> bool:
    """Tell whether a report says all sides of its event."""
    root = pool.roots[number]
    return root in SIDED and not is_partial(pool.features[number], root)


def _told_often(pool: Pool) -> Mapping[Hashable, list[date]]:
    """Return when reports of every block were published, in order."""
    days: dict[Hashable, list[date]] = defaultdict(list)
    for group in pool.groups.values():
        if pool.roots[group.features] in SIDED:
            published = [r.published for r in group.reports if r.published]
            for anchor in pool.anchors.closest(group.features):
                days[anchor] += published
    return {anchor: sorted(found) for anchor, found in days.items()}


def _is_rare(often: Mapping[Hashable, list[date]], anchors: Iterable[Hashable], day: date) -> bool:
    """Tell those who seldom meet from those whose talks are in the news every day."""
    around = (day - _BUSY_SPAN, day + _BUSY_SPAN)
    return all(
        bisect_right(days, around[1]) - bisect_left(days, around[0]) <= _BUSY
        for days in (often[anchor] for anchor in anchors)
    )


def _on_the_day(group: Group) -> Dated:
    day = group.published or date.min
    return Dated(day, day, group.key, (group.features,))


def _is_news(features: Features) -> bool:
    """Tell what has happened some day up to that of its article, or is foreseen by it."""
    start = features.interval[0] if features.interval else None
    return start is None and features.status in ("Occurred", *FORESEEN)


def _place_timeless(clusters: Clusters) -> None:
    """Join states of affairs, and what has no date at all, with the one undated event they fit."""
    pool = clusters.pool
    shelf: dict[Hashable, dict[str, Dated]] = defaultdict(dict)
    timeless = []
    for group in sorted(pool.groups.values(), key=lambda g: g.key):
        features = pool.features[group.features]
        if features.dated or features.interval:
            continue
        here = Dated(date.min, date.max, group.key, (group.features,))
        lasting = _is_in_force(pool, group.features)
        for anchor in pool.anchors.closest(group.features):
            for sort in {False, lasting}:
                shelf[anchor, sort][group.key] = here
        if (lasting or group.published is None) and _is_alone(clusters, group):
            timeless.append(group)
    for group in timeless:
        lasting = _is_in_force(pool, group.features)
        near: dict[str, Dated] = {}
        for anchor in pool.anchors.closest(group.features):
            if len(near) <= _SHELF + 1:  # itself among them; of more, no single one can be meant
                near |= islice(shelf[anchor, lasting].items(), _SHELF + 2)
        near.pop(group.key, None)
        if len(near) <= _SHELF:
            window = (d for _, d in sorted(near.items()))
            _place(clusters, group, window, JOIN_UNDATED if lasting else JOIN_TIMELESS)


def _is_in_force(pool: Pool, number: int) -> bool:
    """Tell sanctions that are there, whenever they were imposed, from what was done once."""
    features = pool.features[number]
    if pool.roots[number] != "Sanction" or features.status != "Occurred":
        return False
    # Those of a president, or on one, are not those of or on his state.
    sides = [{sort_of(who, pool.lookup) for who, _ in actors} for _, actors in features.actors]
    return pool.lasting(number) and {"Person"} not in sides


def _shelf(clusters: Clusters) -> Shelf:
    """Put what is known to within a month in order of time, under everybody whom it is about."""
    pool = clusters.pool
    shelf: dict[Hashable, list[Dated]] = defaultdict(list)
    for members in clusters.partition.groups():
        numbers = {pool.groups[m].features for m in members}
        timed = (n for n in numbers if monthly(pool.features[n].interval))
        faces = sorted(timed, key=pool.rank)[:_FACES]
        times = [i for n in faces if (i := pool.features[n].interval)]
        firsts, lasts = [t[0] for t in times if t[0]], [t[1] for t in times if t[1]]
        if firsts and lasts:
            event = Dated(min(firsts), max(lasts), members[0], tuple(faces))
            for anchor in dict.fromkeys(a for n in faces for a in pool.anchors.of(n)):
                shelf[anchor].append(event)
    return {anchor: sorted(on, key=lambda d: (d.first, d.key)) for anchor, on in shelf.items()}


def _window(group: Group, pool: Pool, shelf: Shelf) -> list[Dated]:
    """Return the events that a report can be about, judged by its date of publication."""
    features, day = pool.features[group.features], group.published
    start, end = features.interval or (None, None)
    if day and not start:
        past = _FRESH if pool.roots[group.features] in LASTING else _RECENT
        start = day if features.status in FORESEEN else day - past
    if day and not end:
        end = day + _AHEAD if features.status in FORESEEN else day
    found: dict[str, Dated] = {}
    given = features.interval and features.interval[0]
    for anchor in pool.anchors.closest(group.features):
        for event in _between(shelf.get(anchor, []), start, end):
            if not given and event.last - event.first >= SHORT:
                continue  # any day against any day of a month
            found[event.key] = event
            if len(found) > _SHELF:
                return []  # so many that no single one can be meant
    return list(found.values())


def _between(events: list[Dated], start: date | None, end: date | None) -> Iterator[Dated]:
    low = bisect_left(events, start - _SPAN, key=lambda d: d.first) if start else 0
    for event in map(events.__getitem__, range(low, len(events))):
        if end and event.first > end:
            return
        if not start or start <= event.last:
            yield event
