"""Who is who, and what is one event: a pure function of extractions, judgements and gazetteer."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from kg.annotation import Extraction
from kg.gazetteer import Gazetteer
from kg.memory import no_collection
from kg.reason.candidates import most_useful
from kg.reason.decisions import by_index, canonical_keys, links, merges, review
from kg.reason.entities import resolve
from kg.reason.events import cluster_dated
from kg.reason.identity import (
    Candidate,
    Evidence,
    Identity,
    Judgement,
    Merge,
    Place,
    Resolution,
    Thing,
)
from kg.reason.judged import Judged, crossing
from kg.reason.lookup import Lookup
from kg.reason.pool import Pool
from kg.reason.reports import Report, reports
from kg.reason.resolutions import resolutions
from kg.reason.shelf import shelve
from kg.reason.things import things

__all__ = [
    "Candidate",
    "Evidence",
    "Identity",
    "Judgement",
    "Merge",
    "Place",
    "Resolution",
    "Thing",
    "merge",
]


@no_collection()
def merge(
    extractions: Sequence[Extraction],
    *,
    gazetteer: Gazetteer,
    judgements: Iterable[Judgement] = (),
) -> Identity:
    """Decide which mentions name the same thing and which reports tell of the same event.

    What the sources said is left as it is: a merge is a claim of ours, kept apart from theirs.
    The order of the extractions makes no difference.
    """
    ordered = sorted(extractions, key=lambda e: e.article.id)
    judged = Judged.of(judgements)
    lookup = Lookup.shared(gazetteer)
    resolved = resolve(ordered, lookup, judged)
    entities = {(local.article, local.index): local.canonical for local in resolved.locals}
    described = things(ordered, resolved.locals, lookup)
    told = reports(ordered, entities, lookup)
    pool = Pool(told, lookup, judged.roots, casts=_casts(told, entities))
    clusters = cluster_dated(pool, judged)
    shelve(clusters)
    canonical = canonical_keys(clusters)
    events = by_index(told, canonical)
    seen = (*resolved.review, *review(clusters, canonical))
    homes = {**resolved.judged, **canonical}
    return Identity(
        entities=entities,
        events=events,
        things=described,
        merges=(*resolved.merges, *merges(clusters, canonical, judged, _places(ordered))),
        links=links(clusters, canonical),
        review=most_useful(seen, (*entities.items(), *events.items()), crossing(judged, homes)),
        retired=dict(resolved.retired) | {k: c for k, c in sorted(canonical.items()) if k != c},
        resolutions=resolutions(ordered, resolved.locals, lookup),
    )


def _casts(
    told: Iterable[Report], entities: Mapping[tuple[str, int], str]
) -> dict[str, frozenset[str]]:
    """Return what the articles with undated reports name, but for what only they know by name."""
    undated = {report.article for report in told if not report.features.dated}
    casts: dict[str, set[str]] = {article: set() for article in undated}
    for (article, _), canonical in entities.items():
        if article in casts and "@" not in canonical:
            casts[article].add(canonical)
    return {article: frozenset(named) for article, named in casts.items()}


def _places(extractions: Sequence[Extraction]) -> Callable[[Report], Place]:
    by_article = {e.article.id: e for e in extractions}

    def at(report: Report) -> Place:
        first = by_article[report.article].events[report.index].mentions[0]
        return Place(report.article, first.start, first.end, "event")

    return at
