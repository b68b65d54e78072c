"""The undated: each joins the one dated event that it fits, if there is exactly one."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from kg.reason.clustering import Edge, Partition
from kg.reason.events import Clusters
from kg.reason.identity import Candidate
from kg.reason.pool import LASTING, STATUS, Group, Pool
from kg.reason.reports import Features
from kg.reason.vetoes import FORESEEN
from kg.reason.weights import JOIN, JOIN_TIMELESS, JOIN_UNDATED, WEIGHTS, told

_RECENT, _FRESH, _AHEAD = timedelta(31), timedelta(7), timedelta(180)
"""How old an undated event can be, and one of a lasting kind; how far off a planned one."""
_SPAN, _DAY = timedelta(3), timedelta(1)
_SHELF = 200
"""Events on one shelf that an undated report is compared with at most."""
_FACES = 8
"""Kinds of reports that an event is known by: the commonest."""
_REVIEWED = 5
_MOST = WEIGHTS["same story"] + WEIGHTS["told at once"]
"""The most that can speak for an event besides what the two reports say."""
_CLEAR = 2.0
"""How much more must speak for one event than for any other that fits."""


@dataclass(frozen=True, slots=True)
class Dated:
    """An event with a date."""

    first: date
    last: date
    key: str
    faces: tuple[int, ...]


Shelf = Mapping[Hashable, list[Dated]]


def shelve(clusters: Clusters) -> None:
    """Join each undated report with the one dated event that it fits."""
    pool = clusters.pool
    shelf = _shelf(clusters)
    for group in sorted(pool.groups.values(), key=lambda g: g.key):
        features = pool.features[group.features]
        if not features.dated and features.actors:
            _place(clusters, group, _window(group, pool, shelf), JOIN_UNDATED)
    _place_news(clusters)
    _place_timeless(clusters)


def _place_news(clusters: Clusters) -> None:
    """Join undated reports that found no event with the one that is news that day or the next."""
    pool, partition = clusters.pool, clusters.partition
    told_on: dict[Hashable, list[Group]] = defaultdict(list)
    news = [
        group
        for _, group in sorted(pool.groups.items())
        if group.published and _is_news(pool.features[group.features])
    ]
    for group in news:
        for anchor in pool.closest(group.features):
            told_on[anchor, group.published].append(group)
    for group in news:
        if group.published and len(partition.cluster(group.key).members) == 1:
            days = (group.published - _DAY, group.published, group.published + _DAY)
            anchors = pool.closest(group.features)
            others = [told_on[anchor, day] for anchor in anchors for day in days]
            if sum(map(len, others)) <= _SHELF:
                near = {g.key: _on_the_day(g) for found in others for g in found}
                _place(clusters, group, (d for k, d in near.items() if k != group.key), JOIN)


def _on_the_day(group: Group) -> Dated:
    day = group.published or date.min
    return Dated(day, day, group.key, (group.features,))


def _is_news(features: Features) -> bool:
    return not features.interval and features.status == "Occurred"


def _place_timeless(clusters: Clusters) -> None:
    """Join reports without any date with the one other undated event that they fit."""
    pool, partition = clusters.pool, clusters.partition
    shelf: dict[Hashable, dict[str, Dated]] = defaultdict(dict)
    timeless = []
    for group in sorted(pool.groups.values(), key=lambda g: g.key):
        features = pool.features[group.features]
        if features.dated or features.interval:
            continue
        here = Dated(date.min, date.max, group.key, (group.features,))
        for anchor in pool.closest(group.features):
            shelf[anchor][group.key] = here
        # One that has found its event has no need of another.
        if group.published is None and len(partition.cluster(group.key).members) == 1:
            timeless.append(group)
    for group in timeless:
        near: dict[str, Dated] = {}
        for anchor in pool.closest(group.features):
            if len(near) <= _SHELF + 1:  # itself among them; of more, no single one can be meant
                near |= islice(shelf[anchor].items(), _SHELF + 2)
        near.pop(group.key, None)
        if len(near) <= _SHELF:
            _place(clusters, group, (d for _, d in sorted(near.items())), JOIN_TIMELESS)


def _shelf(clusters: Clusters) -> Shelf:
    """Put dated events in order of time, under everybody whom they are about."""
    pool = clusters.pool
    shelf: dict[Hashable, list[Dated]] = defaultdict(list)
    for members in clusters.partition.groups():
        numbers = {pool.groups[m].features for m in members}
        faces = sorted((n for n in numbers if pool.features[n].dated), key=pool.rank)[:_FACES]
        times = [i for n in faces if (i := pool.features[n].interval)]
        firsts, lasts = [t[0] for t in times if t[0]], [t[1] for t in times if t[1]]
        if firsts and lasts:
            event = Dated(min(firsts), max(lasts), members[0], tuple(faces))
            for anchor in dict.fromkeys(a for n in faces for a in pool.anchors(n)):
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
    for anchor in pool.closest(group.features):
        for event in _between(shelf.get(anchor, []), start, end):
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


def _place(clusters: Clusters, group: Group, window: Iterable[Dated], least: float) -> None:
    """Join a report with the one event that it fits.

    The day of publication speaks for an event or against it, but leaves none out: of those who
    do such things every day, the events of a few articles are never all.
    """
    pool, partition = clusters.pool, clusters.partition
    fits: list[tuple[float, float, str]] = []
    realises: list[tuple[float, str]] = []
    for event in window:
        score, against = _best(pool, group.features, event.faces)
        if score + _MOST < least:
            continue  # as most are: nothing else that could speak for it would be enough
        story = pool.story(group.reports[0], pool.groups[event.key].reports[0])
        if not story and not pool.features[group.features].actors:
            continue  # a place alone tells of one event only within one story
        score += story
        if score + WEIGHTS["told at once"] < least or partition.together(group.key, event.key):
            continue
        timely = score + _soon(clusters, group, event)
        if not against and not partition.clash(group.key, event.key):
            fits.append((score, timely, event.key))
        elif against and set(partition.conflicts(group.key, event.key)) <= {STATUS, -1}:
            realises.append((timely, event.key))
    _join(clusters, group, fits, least)
    if len(realises) == 1 and realises[0][0] >= least:
        _note_realised(clusters, group, *realises[0])


def _join(
    clusters: Clusters, group: Group, fits: list[tuple[float, float, str]], least: float
) -> None:
    """Join a report with the event that fits, or put up for review what may be."""
    partition, reason = clusters.partition, "undated, and several events fit"
    if _is_clear(partition, fits):
        _, score, key = max(fits)
        if score >= least:
            if partition.join(group.key, key):
                clusters.joins.append(Edge(-score, min(group.key, key), max(group.key, key)))
            return
        reason = "undated, and not published when it was news"
    for _, score, key in sorted(fits, reverse=True)[:_REVIEWED]:
        clusters.review.append(Candidate(group.key, key, "event", score, reason))


def _is_clear(partition: Partition, fits: Iterable[tuple[float, float, str]]) -> bool:
    """Tell whether one event fits, or one far better than any other."""
    best: dict[int, float] = {}
    for score, _, key in fits:
        home = id(partition.cluster(key))
        best[home] = max(score, best.get(home, score))
    scores = sorted(best.values(), reverse=True)
    return len(scores) == 1 or (len(scores) > 1 and scores[0] - scores[1] >= _CLEAR)


def _soon(clusters: Clusters, group: Group, event: Dated) -> float:
    """Weigh when an undated report was published against when the event was."""
    features = clusters.pool.features[group.features]
    if event.first == date.min or (features.interval and features.interval[0]):
        return 0.0  # nothing is known of the one, or enough of the other
    ahead = features.status in FORESEEN
    days = {r.published for r in group.reports} if clusters.pool.lasting(group.features) else ()
    written = [
        w
        for day in days or (group.published,)
        if (w := told(event.first, event.last, day, ahead=ahead))
    ]
    return min((w.weight for w in written), default=0.0)


def _best(pool: Pool, number: int, faces: Iterable[int]) -> tuple[float, bool]:
    """Return the best score with an event, and whether the status alone is against it."""
    best = (0.0, False)
    for face in faces:
        against = pool.vetoed(number, face)
        if not against:
            best = max(best, (pool.score(number, face)[0], against is None))
    return best


def _note_realised(clusters: Clusters, group: Group, score: float, key: str) -> None:
    features = clusters.pool.features
    mine = features[group.features].status
    theirs = features[clusters.pool.groups[key].features].status
    if "Occurred" in (mine, theirs) and {mine, theirs} & FORESEEN:
        done, planned = (group.key, key) if mine == "Occurred" else (key, group.key)
        clusters.realised.append((score, done, planned))
