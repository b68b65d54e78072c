"""A report beside the events that it may be of: it joins the one that it fits, if there is one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from kg.reason.clashes import COUNT, STATUS
from kg.reason.clustering import Edge, Partition
from kg.reason.events import Clusters
from kg.reason.identity import Candidate
from kg.reason.pool import Group, Pool
from kg.reason.vetoes import FORESEEN
from kg.reason.weights import WEIGHTS, told

SHORT = timedelta(3)
"""Length of an event up to which the day on which a report was written tells something."""
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


class Weighed(NamedTuple):
    """An event that a report may be of, by what the two say and by when they were told."""

    event: Dated
    score: float
    soon: float
    """What the day of publication adds."""
    against: bool
    """Whether the status is against it, and nothing else."""


def weigh(clusters: Clusters, group: Group, window: Iterable[Dated], least: float) -> list[Weighed]:
    """Return the events that a report may be of: the same for equal reports of one day.

    The day of publication speaks for an event or against it, but leaves none out: of those who
    do such things every day, the events of a few articles are never all.
    """
    best, number = clusters.pool.best, group.features
    days = _written(clusters.pool, group)
    ahead = clusters.pool.features[number].status in FORESEEN
    found = []
    for event in window:
        score, against = best(number, event.faces)
        if score + _MOST >= least:  # else nothing that could speak for it would be enough
            soon = _soon(event, days, ahead=ahead) if days else 0.0
            found.append(Weighed(event, score, soon, against))
    return found


def place(clusters: Clusters, group: Group, weighed: Iterable[Weighed], least: float) -> None:
    """Join a report with the one event that it fits."""
    pool, partition = clusters.pool, clusters.partition
    nobody = not pool.features[group.features].actors
    fits: list[tuple[float, float, str]] = []
    realises: list[tuple[float, str]] = []
    rival = 0.0  # the best of those that it may be of as well, but for what others say of them
    for each in weighed:
        key = each.event.key
        story = pool.story(group.reports[0], pool.groups[key].reports[0])
        if nobody and not story:
            continue  # a place alone tells of one event only within one story
        score = each.score + story
        if score + WEIGHTS["told at once"] < least or partition.together(group.key, key):
            continue
        apart = partition.conflicts(group.key, key)
        # Two of its sources count otherwise, and one of them as here: it may be that event too.
        if not each.against and (not apart or apart == [COUNT]):
            fits.append((score, score + each.soon, key))
        elif not each.against:
            rival = max(rival, score)
        elif set(apart) <= {STATUS, -1}:
            realises.append((score + each.soon, key))
    _join(clusters, group, fits, max(least, rival + _CLEAR if rival else least))
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


def _written(pool: Pool, group: Group) -> Sequence[date]:
    """Return the days of publication that tell when it was; none where the report does itself."""
    features = pool.features[group.features]
    if features.interval and features.interval[0]:
        return ()
    days = [r.published for r in group.reports] if pool.lasting(group.features) else []
    return [day for day in dict.fromkeys(days or (group.published,)) if day]


def _soon(event: Dated, days: Iterable[date], *, ahead: bool) -> float:
    """Weigh when an undated report was published against when the event was."""
    if event.last - event.first >= SHORT:
        return 0.0  # too little is known of it
    return min(told(event.first, event.last, day, ahead=ahead) for day in days)


def _note_realised(clusters: Clusters, group: Group, score: float, key: str) -> None:
    features = clusters.pool.features
    mine = features[group.features].status
    theirs = features[clusters.pool.groups[key].features].status
    if "Occurred" in (mine, theirs) and {mine, theirs} & FORESEEN:
        done, planned = (group.key, key) if mine == "Occurred" else (key, group.key)
        clusters.realised.append((score, done, planned))
