"""What takes long to import, imported when it is first used.

spaCy, SciPy, pySHACL and the like cost seconds and a hundred megabytes, and most commands need one
of them at most. Where our light half meets a heavy one there stands a function that is imported
with its first call; whatever else is needed is imported as ever, at the top of a module.
"""

from dataclasses import dataclass
from pkgutil import resolve_name
from typing import Any


@dataclass(frozen=True, slots=True)
class later:  # noqa: N801  (read as a function)
    """A function that is imported when it is called, and goes to other processes by its name."""

    where: str
    """`module:name`."""

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        """Call it."""
        return resolve_name(self.where)(*arguments, **options)
