"""Articles in, extractions out. With `kg.train` the only package that knows spaCy.

spaCy and all that stands on it are imported when the first article is read.
"""

from collections.abc import Callable, Iterable, Iterator

from kg.annotation import Article, Extraction
from kg.later import later

__all__ = ["extract", "extract_one"]

_one: Callable[[Article], Extraction] = later("kg.extract.one:extract_one")


def extract(articles: Iterable[Article]) -> Iterator[Extraction]:
    """Read entities and events from each article, lazily and in order.

    Raises:
        VocabularyError: An article is in a language that the ontologies do not declare.
    """
    for article in articles:
        yield extract_one(article)


def extract_one(article: Article) -> Extraction:
    """Read one article; the same article gives the same extraction.

    Raises:
        VocabularyError: It is in a language that the ontologies do not declare.
    """
    return _one(article)
