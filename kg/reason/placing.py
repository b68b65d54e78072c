"""A report beside the events that it may be of: it joins the one that it fits, if there is one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

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


def place(clusters: Clusters, group: Group, window: Iterable[Dated], least: float) -> None:
    """Join a report with the one event that it fits.

    The day of publication speaks for an event or against it, but leaves none out: of those who
    do such things every day, the events of a few articles are never all.
    """
    pool, partition = clusters.pool, clusters.partition
    fits: list[tuple[float, float, str]] = []
    realises: list[tuple[float, str]] = []
    rival = 0.0  # the best of those that it may be of as well, but for what others say of them
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
        # Two of its sources count otherwise, and one of them as here: it may be that event too.
        apart = () if against else partition.conflicts(group.key, event.key)
        if not against and set(apart) <= {COUNT}:
            fits.append((score, timely, event.key))
        elif not against:
            rival = max(rival, score)
        elif set(partition.conflicts(group.key, event.key)) <= {STATUS, -1}:
            realises.append((timely, event.key))
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


def _soon(clusters: Clusters, group: Group, event: Dated) -> float:
    """Weigh when an undated report was published against when the event was."""
    features = clusters.pool.features[group.features]
    known = features.interval and features.interval[0]
    if known or event.last - event.first >= SHORT:
        return 0.0  # enough is known of the one, or too little of the other
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
