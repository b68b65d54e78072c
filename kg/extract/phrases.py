"""Match many phrases against a sequence of tokens in one pass."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

Payload = TypeVar("Payload")


class Phrases(Generic[Payload]):
    """A table of token sequences, each with what it stands for."""

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], Payload]]) -> None:
        """Index `entries` by first token; equal phrases all stay, in the order given."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], Payload]]] = {}
        for phrase, payload in entries:
            if phrase:
                self._by_first.setdefault(phrase[0], []).append((phrase, payload))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda entry: -len(entry[0]))

    def __bool__(self) -> bool:
        """Whether there is any phrase."""
        return bool(self._by_first)

    def find_all(self, tokens: Sequence[str]) -> list[tuple[int, int, Payload]]:
        """Return every match as (start, end, payload), half open, overlapping ones included."""
        found = []
        for start, token in enumerate(tokens):
            for phrase, payload in self._by_first.get(token, ()):
                end = start + len(phrase)
                if len(phrase) == 1 or tuple(tokens[start:end]) == phrase:
                    found.append((start, end, payload))
        return found

    def find(self, tokens: Sequence[str]) -> list[tuple[int, int, Payload]]:
        """Return the matches that do not overlap: leftmost, then longest, then first given."""
        found: list[tuple[int, int, Payload]] = []
        end_of_last = 0
        for start, end, payload in self.find_all(tokens):
            if start >= end_of_last:
                found.append((start, end, payload))
                end_of_last = end
        return found
