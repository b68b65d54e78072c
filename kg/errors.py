"""Errors a caller can act on. Anything else that escapes is a bug.

KgError
├── ArticleError      the input is not an article that can be read
├── VocabularyError   the ontologies are inconsistent or incomplete
├── RuleError         a rule of inference is malformed, or comes to no end
├── QueryError        the query is malformed, or no named query answers to it
├── StoreError        the directory is not a knowledge base, or cannot be written
└── ExportError       the graph cannot be written in the format asked for
"""


class KgError(Exception):
    """Base of every error that newskg raises on purpose."""


class ArticleError(KgError):
    """The input is not an article: unreadable bytes, malformed JSON, a missing field."""


class VocabularyError(KgError):
    """The ontologies lack, or contradict, something that the code relies on."""


class RuleError(KgError):
    """A rule of inference is malformed, says what no rule may say, or comes to no end."""


class QueryError(KgError):
    """The query is malformed, or no named query answers to that name."""


class StoreError(KgError):
    """The directory is not a knowledge base, or cannot be written."""


class ExportError(KgError):
    """No exporter answers to the format or file suffix asked for."""
