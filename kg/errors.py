"""Errors a caller can act on. Anything else that escapes is a bug.

KgError
├── ArticleError      the input is not an article that can be read
├── VocabularyError   the ontologies are inconsistent or incomplete
├── RuleError         a rule of inference is malformed, or comes to no end
├── QueryError        the query is malformed, or no named query answers to it
├── ThingError        nothing, or more than one thing, answers to a name or IRI
├── JudgementError    a judgement contradicts another, or cannot be meant
├── SelectionError    nothing in the graph answers to what a part of it was asked for by
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


class RuleError(KgError):
    """A rule of inference is malformed, says what no rule may say, or comes to no end."""


class QueryError(KgError):
    """The query is malformed, or no named query answers to that name."""


class ThingError(KgError):
    """Nothing in the knowledge base, or more than one thing, answers to a name or an IRI."""


class JudgementError(KgError):
    """A person's judgement contradicts another, or is on what can be neither one nor two."""


class SelectionError(KgError):
    """Nothing in the graph goes by the name, class or day that a part was asked for by."""


class StoreError(KgError):
    """The directory is not a knowledge base, or cannot be written."""


class ExportError(KgError):
    """No exporter answers to the format or file suffix asked for."""


class PushError(KgError):
    """A triple store cannot be reached, refuses the graph, or counts other than we do."""


class ServeError(KgError):
    """The port is taken, or the query page lacks its editor."""
