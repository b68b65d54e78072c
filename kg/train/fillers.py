"""Teach the classifier of roles, though labels do not say where in a sentence a filler stands.

"Iran" may stand three times in a sentence that was labelled with it once. Which place is meant
the classifier itself tells after a first round, and the second learns from that place alone.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.extract.classifier import Classifier
from kg.extract.features import of_argument
from kg.extract.revise import NONE
from kg.train.labelled import Labelled, Proposal, filler_of
from kg.train.regression import fit

_LEAST = 30
"""Fillers that a role must have to be taught; the frames alone read a rarer one."""


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """An argument beside a trigger, and what it was labelled as."""

    features: list[str]
    role: str
    filler: tuple[int, str, str] | None
    """Number of the report, role and words; arguments that share them compete."""


def learn_roles(
    pairs: Iterable[tuple[Proposal, Labelled]], events: Sequence[str], *, penalty: float
) -> Classifier:
    """Fit the classifier of roles to reports with what was labelled."""
    places = list(_places(pairs))
    counted = Counter(place.role for place in places)
    taught = [place for place in places if counted[place.role] >= _LEAST]
    first = _fit(taught, events, penalty)
    meant = {id(place) for place in _best(taught, first)}
    chosen = [place for place in taught if place.filler is None or id(place) in meant]
    return _fit(chosen, events, penalty)


def _places(pairs: Iterable[tuple[Proposal, Labelled]]) -> Iterator[_Place]:
    for number, (proposal, labelled) in enumerate(pairs):
        clause, report = proposal.clause, proposal.report
        for argument in clause.arguments:
            features = of_argument(clause, report, argument, proposal.others)
            found = filler_of(proposal, argument, labelled)
            role, filler = (found[0], (number, *found)) if found else (NONE, None)
            yield _Place(features, role, filler)


def _fit(places: Collection[_Place], events: Sequence[str], penalty: float) -> Classifier:
    return fit([p.features for p in places], [p.role for p in places], events, penalty=penalty)


def _best(places: Iterable[_Place], model: Classifier) -> Iterator[_Place]:
    """Yield of those that share a filler the likeliest, the first of equals."""
    rivals = defaultdict(list)
    for place in places:
        if place.filler is not None:
            rivals[place.filler].append(place)
    for group in rivals.values():
        yield max(group, key=lambda p: model.probabilities(p.features)[p.role])
