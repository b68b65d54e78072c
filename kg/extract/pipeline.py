"""Load each spaCy pipeline once per process, and read sentences with it.

spaCy's `Doc` ends here: what the rules see are `Sentence`s, plain lists of
words, lemmas, tags and named entities, so a language with no trained pipeline
goes the same way with emptier lists.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc
from spacy.util import compile_prefix_regex

from kg.annotation import Span
from kg.extract.language import Language

_DASHES = "--+"
MODELS = Path(__file__).parents[1] / "models"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, token by token."""

    index: int
    span: Span
    headline: bool
    """Whether it is the title, whose capitals say nothing."""
    words: list[str]
    lowers: list[str]
    lemmas: list[str]
    """Lower-cased dictionary forms; the words themselves where the pipeline has no lemmatizer."""
    tags: list[str]
    """Universal parts of speech; empty strings where the pipeline has no tagger."""
    starts: list[int]
    ends: list[int]
    """Offsets of each token into the article's text, half open."""
    named: list[tuple[int, int, str]]
    """What the named entity recogniser found: first token, end token, label."""
    heads: list[int]
    """Index of each token's syntactic head (its own for the root); empty with no parser."""
    deps: list[str]

    @property
    def tagged(self) -> bool:
        """Whether a tagger has read it."""
        return bool(self.tags and self.tags[0])


@cache
def load(language: Language) -> Pipeline:
    """Load the first pipeline of `language` that is installed."""
    pipeline = _load(language)
    prefixes = [*(pipeline.Defaults.prefixes or ()), _DASHES]  # "--Korea" is a dash and a name
    if hasattr(pipeline.tokenizer, "prefix_search"):
        pipeline.tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    return pipeline


def _load(language: Language) -> Pipeline:
    for name in language.pipelines:
        kind, _, rest = name.partition(":")
        if kind == "models" and (MODELS / rest / "config.cfg").is_file():
            # Its tokenizer is spaCy's own for the language; to read it from disk takes seconds.
            return spacy.load(MODELS / rest, exclude=["tokenizer"])
        if kind not in ("models", "blank") and spacy.util.is_package(name):
            return spacy.load(name)
    return spacy.blank(language.code)


def words_of(language: Language, text: str) -> tuple[str, ...]:
    """Tokenise `text` as the pipeline of `language` does."""
    return tuple(token.text for token in load(language).make_doc(text) if not token.is_space)


def read_sentences(
    text: str, spans: Iterable[Span], language: Language, *, title: int = 0
) -> Iterator[Sentence]:
    """Run the pipeline over each span of `text`, whose first `title` characters are its title."""
    pipeline = load(language)
    stretches = [(text[s.start : s.end], s) for s in spans]
    for index, (doc, span) in enumerate(pipeline.pipe(stretches, as_tuples=True, batch_size=64)):
        yield _sentence(doc, index, span, headline=span.end <= title)


def _sentence(doc: Doc, index: int, span: Span, *, headline: bool) -> Sentence:
    tokens = [token for token in doc if not token.is_space]
    place = {token.i: position for position, token in enumerate(tokens)}
    words = [token.text for token in tokens]
    lowers = [word.casefold() for word in words]
    parsed = doc.has_annotation("DEP")
    named = [
        (place[e.start], place[e.end - 1] + 1, e.label_)
        for e in doc.ents
        if e.start in place and e.end - 1 in place
    ]
    return Sentence(
        index,
        span,
        headline,
        words,
        lowers,
        [t.lemma_.casefold() or low for t, low in zip(tokens, lowers, strict=True)],
        [t.pos_ for t in tokens],
        [span.start + t.idx for t in tokens],
        [span.start + t.idx + len(t) for t in tokens],
        named,
        [place.get(t.head.i, i) for i, t in enumerate(tokens)] if parsed else [],
        [t.dep_ for t in tokens] if parsed else [],
    )
