"""Who is who, and what is one event: a pure function of extractions, judgements and gazetteer."""

from collections.abc import Iterable, Sequence

from kg.annotation import Extraction
from kg.gazetteer import Gazetteer
from kg.reason.decisions import by_index, canonical_keys, links, merges, review
from kg.reason.entities import resolve
from kg.reason.events import cluster_dated
from kg.reason.identity import Candidate, Evidence, Identity, Judgement, Merge, Thing
from kg.reason.lookup import Lookup
from kg.reason.pool import Pool
from kg.reason.reports import reports
from kg.reason.shelf import shelve
from kg.reason.things import things

__all__ = ["Candidate", "Evidence", "Identity", "Judgement", "Merge", "Thing", "merge"]


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
    judged = sorted(judgements, key=lambda j: (j.left, j.right, j.verdict))
    lookup = Lookup.shared(gazetteer)
    resolved = resolve(ordered, lookup, judged)
    entities = {(local.article, local.index): local.canonical for local in resolved.locals}
    described = things(ordered, resolved.locals, lookup)
    told = reports(ordered, entities, lookup)
    pool = Pool(told, lookup, {key for j in judged for key in (j.left, j.right)})
    clusters = cluster_dated(pool, judged)
    shelve(clusters)
    canonical = canonical_keys(clusters)
    return Identity(
        entities=entities,
        events=by_index(told, canonical),
        things=described,
        merges=(*resolved.merges, *merges(clusters, canonical)),
        links=links(clusters, canonical),
        review=(*resolved.review, *review(clusters, canonical)),
        retired=dict(resolved.retired) | {k: c for k, c in sorted(canonical.items()) if k != c},
    )
