"""What an article says for one meaning of an ambiguous name, and against the others."""

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from kg.gazetteer import Entry, Gazetteer
from kg.names import are_initials


@dataclass(frozen=True, slots=True)
class Support:
    """What the unambiguous names of one article support."""

    gazetteer: Gazetteer
    certain: Set[str]
    """What is named, and the states that it lies in."""
    states: Set[str]
    """The states that are named."""
    said: Counter[str]
    """State or led body -> how often it, its places, its bodies and their leaders are named."""

    @classmethod
    def of(cls, named: Mapping[str, int], gazetteer: Gazetteer) -> "Support":
        """Weigh the things that an article names, by how often it does."""

        def is_state(slug: str) -> bool:
            return gazetteer.entries[slug].type == "State"

        states = set(filter(is_state, named))
        around = {p for slug in named.keys() - states for p in gazetteer.around(slug)}
        said: Counter[str] = Counter()
        for slug, times in named.items():
            said.update(dict.fromkeys(_backed(slug, gazetteer), times))
        return cls(gazetteer, {*named, *filter(is_state, around)}, states, said)

    def meaning(self, name: str) -> Entry | None:
        """Return the one thing that a name means here.

        That is what is named otherwise or led by somebody named, else what lies in or is of a
        state that is named; of bodies of several states, that of which the article says most.
        """
        fitting = self.gazetteer.find(name, ambiguous=True)
        meant = [e for e in fitting if e.slug in self.certain or e.slug in self.said]
        meant += [e for e in self._abbreviated(name) if e not in meant]
        meant = meant or [e for e in fitting if self._fits(e)]
        if len(meant) > 1 and all(e.supported_by for e in meant):
            most = max(self.said[e.supported_by or ""] for e in meant)
            meant = [e for e in meant if self.said[e.supported_by or ""] == most]
        return meant[0] if len(meant) == 1 else None

    def _abbreviated(self, name: str) -> Iterator[Entry]:
        """Yield what is named in full and has these initials: DPR, of Donetsk's republic."""
        for slug in sorted(self.certain) if name.isupper() else ():
            entry = self.gazetteer.entries[slug]
            if any(are_initials(name, n.text) for n in entry.names if n.kind == "label"):
                yield entry

    def _fits(self, entry: Entry) -> bool:
        context = {entry.supported_by, *self.gazetteer.around(entry.slug)}
        return not self.states.isdisjoint(context) or entry.supported_by in self.said


def _backed(slug: str, gazetteer: Gazetteer) -> set[str]:
    """Return the states, and the bodies led by somebody, for which the name of a thing speaks."""
    entry = gazetteer.entries[slug]
    led = {tenure.of for tenure in entry.tenures if tenure.of}
    acting = [entry, *(gazetteer.entries[of] for of in led)]
    states = {p for p in {slug, *gazetteer.around(slug)} if gazetteer.entries[p].type == "State"}
    owners = {of for e in acting for of in (e.organ_of, e.supported_by) if of}
    return states | owners | led
