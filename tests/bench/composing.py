"""A text that grows sentence by sentence, and what stands where in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.annotation import Entity, Mention, Office, Span
from tests.bench.world import OFFICES, Actor

LANGUAGES = ("id", "en")
_PIECE = re.compile(r"\{(\w+)\}|\[([^\]]+)\]")
_EVENT = "[]"
"""Stands for whom a trigger names: nobody."""


@dataclass(slots=True)
class Text:
    """What an article says so far."""

    language: str
    text: str = ""
    actors: list[Actor] = field(default_factory=list)
    mentions: list[list[Mention]] = field(default_factory=list)
    """Of each actor."""

    def index(self, actor: Actor) -> int:
        """Return the place of an actor among the entities; a new one gets the next."""
        if actor not in self.actors:
            self.actors.append(actor)
            self.mentions.append([])
        return self.actors.index(actor)

    def sentence(self, wording: str, fillers: Mapping[str, Actor | str]) -> tuple[Mention, ...]:
        """Write a sentence; return its triggers."""
        parts: list[tuple[str, Actor | str]] = []
        last = 0
        for match in _PIECE.finditer(wording):
            filler: Actor | str = fillers[match[1]] if match[1] else _EVENT
            parts.append((wording[last : match.start()], ""))
            parts += self._titled(filler) if isinstance(filler, Actor) else ()
            words = match[2] or (filler if isinstance(filler, str) else filler.names[self.language])
            parts.append((words, "" if isinstance(filler, str) and match[1] else filler))
            last = match.end()
        return self._write([*parts, (wording[last:], "")])

    def _titled(self, actor: Actor) -> list[tuple[str, Actor | str]]:
        """Return the office and the state before a name: Presiden Jepang, Japan's president."""
        if actor.office is None or actor.state is None:
            return []
        office = OFFICES[actor.office][LANGUAGES.index(self.language)]
        state = (actor.state.names[self.language], actor.state)
        return (
            [(f"{office} ", ""), state, (" ", "")]
            if self.language == "id"
            else [
                state,
                (f" {office} ", ""),
            ]
        )

    def _write(self, parts: list[tuple[str, Actor | str]]) -> tuple[Mention, ...]:
        start, triggers = len(self.text), []
        span = Span(start, start + sum(len(words) for words, _ in parts))
        for words, whom in parts:
            mention = Mention(len(self.text), len(self.text) + len(words), words, span, "bench")
            if isinstance(whom, Actor):
                self.mentions[self.index(whom)].append(mention)
            elif whom == _EVENT:
                triggers.append(mention)
            self.text += words
        self.text += "\n"
        return tuple(triggers)

    def entities(self) -> tuple[Entity, ...]:
        """Return what is named, in the order of `index`."""
        return tuple(map(self._entity, list(self.actors), self.mentions))

    def _entity(self, actor: Actor, mentions: list[Mention]) -> Entity:
        offices: tuple[Office, ...] = ()
        if actor.office is not None and actor.state is not None:
            label = OFFICES[actor.office][LANGUAGES.index(self.language)]
            offices = (Office(label, self.index(actor.state)),)
        return Entity(
            actor.type, (actor.names[self.language],), tuple(mentions), actor.known, offices
        )
