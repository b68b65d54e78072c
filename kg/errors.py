"""Errors a caller can act on. Anything else that escapes is a bug.

KgError
├── ArticleError      the input is not an article that can be read
├── VocabularyError   the ontologies are inconsistent or incomplete
├── QueryError        the query is malformed, or no named query answers to it
├── StoreError        the directory is not a knowledge base, or cannot be written
├── ExportError       the graph cannot be written in the format asked for
├── PushError         a triple store does not take the graph, or counts it otherwise
└── ServeError        the graph cannot be served
"""


class KgError(Exception):
    """Base of every error that newskg raises on purpose."""


class ArticleError(KgError):
    """The input is not an article: unreadable bytes, malformed JSON, a missing field."""


class VocabularyError(KgError):
    """The ontologies lack, or contradict, something that the code relies on."""


class QueryError(KgError):
    """The query is malformed, or no named query answers to that name."""


class StoreError(KgError):
    """The directory is not a knowledge base, or cannot be written."""


class ExportError(KgError):
    """No exporter answers to the format or file suffix asked for."""


class PushError(KgError):
    """A triple store cannot be reached, refuses the graph, or counts other than we do."""


class ServeError(KgError):
    """The port is taken, or the query page lacks its editor."""
