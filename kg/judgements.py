"""What people said of two keys, in `DIR/judgements.jsonl`: one JSON object a line."""

from pathlib import Path

import msgspec

from kg.errors import StoreError
from kg.reason import Judgement

FILE = "judgements.jsonl"
_JUDGEMENT = msgspec.json.Decoder(Judgement)


def read(directory: Path) -> list[Judgement]:
    """Read the judgements of a knowledge base, none where there is no file.

    Raises:
        StoreError: A line is no judgement.
    """
    path = directory / FILE
    if not path.is_file():
        return []
    found = []
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        if line.strip():
            try:
                found.append(_JUDGEMENT.decode(line))
            except ValueError as error:
                what = f"{path}:{number}: not a judgement: {error}"
                raise StoreError(f"{what}; mend the line or remove it") from error
    return found
