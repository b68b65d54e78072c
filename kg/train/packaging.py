"""Write a trained pipeline as a folder that spaCy loads, with its licence and its card."""

import shutil
from pathlib import Path
from string import Template

from spacy.language import Language
from spacy.util import load_model_from_config

RECIPES = Path(__file__).parent / "recipes"
"""For each pipeline `name.cfg`, the template of its card `name.md`, and `name.LICENSE`."""


def forgetful(nlp: Language) -> Language:
    """Return the pipeline without the words that it was trained and measured on.

    spaCy's vocabulary keeps every word it has met; those are the corpora's, not ours to give.
    """
    clean = load_model_from_config(nlp.config)
    return clean.from_bytes(nlp.to_bytes(exclude=["vocab", "tokenizer"]), exclude=["vocab"])


def package(nlp: Language, name: str, output: Path, facts: dict[str, str]) -> None:
    """Write the pipeline `name` over the folder `output`.

    Args:
        nlp: The trained pipeline.
        name: Which recipe it was made by; gives the card and the licence.
        output: The folder; what is there is replaced.
        facts: What the card's template names: figures, seed, date and the like.
    """
    licence = (RECIPES / f"{name}.LICENSE").read_text(encoding="utf-8")
    card = Template((RECIPES / f"{name}.md").read_text(encoding="utf-8"))
    nlp = forgetful(nlp)
    _describe(nlp, name, card.template)
    shutil.rmtree(output, ignore_errors=True)
    nlp.to_disk(output)
    (output / "LICENSE").write_text(licence, encoding="utf-8")
    (output / "README.md").write_text(card.substitute(facts), encoding="utf-8")


def _describe(nlp: Language, name: str, card: str) -> None:
    """Fill in the pipeline's own record, which `spacy info` shows."""
    language, _, kind = name.partition("_")
    header = dict(line.split(": ", 1) for line in card.splitlines()[1:5])
    nlp.meta.update(
        name=kind,
        lang=language,
        version="1.0.0",
        author="newskg",
        description=header["description"],
        license=header["license"],
    )
