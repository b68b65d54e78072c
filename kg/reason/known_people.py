"""The gazetteer's people, ready to be compared with the names of a collection."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from kg.reason.lookup import Lookup
from kg.reason.people import PersonName, read


@dataclass(frozen=True, slots=True)
class Known:
    """Every full name of every person of a gazetteer."""

    names: Mapping[str, PersonName]
    """`slug#name` -> the name."""
    slugs: Mapping[str, str]
    blocks: Mapping[Hashable, tuple[str, ...]]

    @classmethod
    def shared(cls, lookup: Lookup) -> "Known":
        """Return the people of this gazetteer, read at the first call."""
        if _SHARED.get("lookup") is not lookup:
            _SHARED.update(lookup=lookup, known=cls.of(lookup))
        found = _SHARED["known"]
        assert isinstance(found, Known)
        return found

    @classmethod
    def of(cls, lookup: Lookup) -> "Known":
        """Read the people of a gazetteer."""
        names: dict[str, PersonName] = {}
        slugs: dict[str, str] = {}
        blocks: dict[Hashable, list[str]] = defaultdict(list)
        for slug, name in _full_names(lookup):
            node = f"{slug}#{' '.join(name.words)}"
            if node not in names:
                names[node], slugs[node] = name, slug
                for key in block_keys(name):
                    blocks[key].append(node)
        return cls(names, slugs, {k: tuple(sorted(v)) for k, v in blocks.items()})


_SHARED: dict[str, object] = {}
"""The lookup asked last and its people: they depend on it alone."""


def block_keys(name: PersonName) -> Iterator[Hashable]:
    """Yield what a name shares with every name that could be the same person's."""
    folded = name.folded
    yield "ends", folded[0], folded[-1]
    yield "whole", "".join(folded)
    yield "start", folded[:2]
    yield "initial", folded[-1], name.bare[0][:1]
    yield from name.korean or ()


def _full_names(lookup: Lookup) -> Iterator[tuple[str, PersonName]]:
    for entry in lookup.gazetteer.of_type("Person"):
        for name in entry.names:
            if name.kind in ("label", "alias"):
                parsed = read(lookup.without_titles(name.text) or name.text)
                if len(parsed.words) > 1 or parsed.korean:
                    yield entry.slug, parsed
