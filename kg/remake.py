"""The graph made anew from what is kept: all is merged in memory, only what differs is written.

The graph falls into units: each article's graph, and each thing, key and decision of the graphs
that no article says. A mark tells what a unit is made of; where the marks of two states are equal,
so are the quads. The result is the same as if everything had been written anew.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain
from pathlib import Path

from msgspec.json import decode, encode
from pyoxigraph import Quad, Store

from kg.annotation import Extraction
from kg.export import export
from kg.follow import can_follow, follow
from kg.gazetteer import load
from kg.graph import ARTICLE, Mint, Part, Unit, known, made, quads_in, said
from kg.inferred import infer
from kg.judgements import read as read_judgements
from kg.kept import Kept, Mark
from kg.memory import no_collection
from kg.reason import Identity, merge
from kg.store import amend, apply, as_it_was, open_store, replace, settle
from kg.summary import Summary, summarise
from kg.versions import merging_rules
from kg.vocabulary import BASE

OUTPUTS = ("graph.nq", "graph.ttl", "graph.html")
"""Files beside the store, by suffix."""
MANY = 10_000
"""Articles beyond which those files are only written when asked for: each takes minutes."""
_DIGEST = 16
_AFRESH = 0.5
"""Share of the units from which on it is quicker to write all than what differs."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the graph is made by, besides the articles and the judgements."""

    base: str = str(BASE)
    """What the IRIs of things begin with."""
    infer: bool = True
    """Whether to add what follows, in `base:inferred`."""
    files: bool | None = None
    """Whether to write the files beside the store, or else take them away; None for as before,
    and at first for up to `MANY` articles."""


@dataclass(frozen=True, slots=True)
class _State:
    """Everything that the store is to be made of."""

    extractions: Mapping[str, Extraction]
    """By the identifier of the article."""
    identity: Identity
    mint: Mint
    known: Mapping[Unit, Sequence[Part]]
    marks: Mapping[Unit, str]

    def quads(self, unit: Unit) -> set[Quad]:
        """Make a unit."""
        kind, name = unit
        if kind == ARTICLE:
            return set(said(self.extractions[name], self.identity, self.mint))
        return {quad for part in self.known[unit] for quad in made(part, self.mint)}


def remake(
    directory: Path,
    kept: Kept,
    members: Mapping[str, str],
    *,
    options: Options,
) -> Summary:
    """Make a directory the knowledge base of these articles, and of the judgements it holds.

    Args:
        directory: Held by `kg.store.writing`.
        kept: Has read the articles.
        members: Identifier -> key of each article.
        options: What the graph is made by, besides.
    """
    current = settle(directory, kept.generation)
    made_by = f"{options.base} {options.infer} {merging_rules()}"
    with no_collection():
        ordered = list(kept.extractions(members))
        identity = merge(ordered, gazetteer=load(), judgements=read_judgements(directory))
        state = _state(ordered, members, identity, Mint(options.base))
        old = kept.units() if current and kept.fact("made by") == made_by else {}
        inferred = int(kept.fact("inferred") or 0)
        change = _Change(state, old, directory, infer=options.infer, inferred=inferred)
        if change.changed or change.gone or not current:
            inferring = "yes" if options.infer else "no"
            facts = {"base": options.base, "infer": inferring, "made by": made_by}
            _write(directory, kept, members, change, facts)
    summary = summarise(ordered, identity, kept.quads() + int(kept.fact("inferred") or 0))
    _finish(directory, kept, summary, _wanted(kept, options.files, len(members)))
    return summary


def _state(
    extractions: Sequence[Extraction], members: Mapping[str, str], identity: Identity, mint: Mint
) -> _State:
    by_name = {e.article.id: e for e in extractions}
    marks: dict[Unit, str] = {
        (ARTICLE, name): _mark_of_article(e, members[name], identity) for name, e in by_name.items()
    }
    units: dict[Unit, list[Part]] = defaultdict(list)
    for part in known(extractions, identity, load(), mint):
        units[part[:2]].append(part)
    marks |= {unit: _mark_of_parts(parts) for unit, parts in units.items()}
    return _State(by_name, identity, mint, units, marks)


def _mark_of_article(extraction: Extraction, key: str, identity: Identity) -> str:
    """Digest all that the graph of an article is made of: what was read goes by its key."""
    name = extraction.article.id
    entities = [identity.entities[name, i] for i in range(len(extraction.entities))]
    events = [identity.events[name, i] for i in range(len(extraction.events))]
    return blake2b(encode((key, entities, events)), digest_size=_DIGEST).hexdigest()


def _mark_of_parts(parts: Sequence[Part]) -> str:
    contents = encode([(make.__name__, content) for _, _, make, content in parts])
    return blake2b(contents, digest_size=_DIGEST).hexdigest()


class _Change:
    """What a new state has other than an old one."""

    def __init__(
        self,
        state: _State,
        old: Mapping[Unit, Mark],
        directory: Path,
        *,
        infer: bool,
        inferred: int,
    ) -> None:
        self.state = state
        self.directory = directory
        self.infer = infer
        self.old = old
        self.changed = sorted(u for u, m in state.marks.items() if old.get(u, ("", 0))[0] != m)
        self.gone = sorted(old.keys() - state.marks.keys())
        self.marks: dict[Unit, Mark] = {}
        """Of the changed units, once their quads are made."""
        self.inferred = inferred
        """How many triples follow: before the change, until it is made."""

    @property
    def afresh(self) -> bool:
        """Whether to write everything."""
        return not self.old or len(self.changed) + len(self.gone) > _AFRESH * len(self.old)

    def quads(self, unit: Unit) -> set[Quad]:
        """Make the quads of a changed unit."""
        found = self.state.quads(unit)
        self.marks[unit] = self.state.marks[unit], len(found)
        return found

    def all(self) -> Iterator[Quad]:
        """Make all quads; for a change from nothing."""
        return chain.from_iterable(self.quads(unit) for unit in sorted(self.state.marks))

    def edit(self, store: Store) -> None:
        """Bring a store of the old state to the new one."""
        dead: set[Quad] = set()
        fresh: set[Quad] = set()
        for unit in (*self.gone, *self.changed):
            before = quads_in(store, unit, self.state.mint)
            after = self.quads(unit) if unit in self.state.marks else set()
            dead |= before - after
            fresh |= after - before
        apply(store, dead, fresh)
        if not (self.infer and can_follow()):
            self.finish(store)
            return
        with as_it_was(self.directory) as old:
            more = follow(store, old, dead, fresh, base=self.state.mint.base)
        self.inferred += more

    def finish(self, store: Store) -> None:
        """Make what follows from all the rest anew."""
        self.inferred = infer(store, self.state.mint.base) if self.infer else 0


def _write(
    directory: Path,
    kept: Kept,
    members: Mapping[str, str],
    change: _Change,
    facts: Mapping[str, str],
) -> None:
    def commit(_: Store) -> None:
        with kept.transaction():
            kept.set_members(members)
            kept.set_units(change.marks, None if change.afresh else change.gone)
            for name, value in facts.items():
                kept.set_fact(name, value)
            kept.set_fact("inferred", str(change.inferred))
            kept.set_fact("whole", "")
            kept.generation = generation

    generation = kept.generation + 1
    if change.afresh:
        replace(change.all(), directory, generation=generation, finish=change.finish, commit=commit)
    else:
        amend(directory, change.edit, generation=generation, commit=commit)


def _wanted(kept: Kept, files: bool | None, articles: int) -> bool:
    before = kept.fact("files asked")
    if files is None and before is not None:
        return before == "yes"
    if files is not None:
        with kept.transaction():
            kept.set_fact("files asked", "yes" if files else "no")
        return files
    return articles <= MANY


def _finish(directory: Path, kept: Kept, summary: Summary, files: bool) -> None:
    """Write the files beside the store, or take them away, and note that all is whole."""
    paths = [directory / name for name in OUTPUTS]
    for part in (part for name in OUTPUTS for part in directory.glob(f".{name}.*.part")):
        part.unlink(missing_ok=True)  # of a run that was killed
    fresh = kept.fact("whole") == "yes" and all(path.is_file() for path in paths)
    if not files:
        for path in paths:
            path.unlink(missing_ok=True)
    elif not fresh:
        store = open_store(directory)
        for path in paths:
            export(store, path)
    with kept.transaction():
        kept.forget()
        kept.set_fact("summary", encode(summary).decode())
        kept.set_fact("whole", "yes")


def last_summary(kept: Kept) -> Summary | None:
    """Return the figures of the last state that was whole."""
    found = kept.fact("summary")
    return decode(found, type=Summary) if found else None
