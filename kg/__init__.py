"""Turn news articles into a knowledge graph, offline, each statement with its evidence.

import kg
from pathlib import Path

kg.build(kg.read(["seeds"]), Path("out"))
with kg.open("out") as base:
    print(base.query("who-met-whom").to_csv())
"""

from kg.annotation import Article, Entity, Event, Extraction, Mention
from kg.article import read
from kg.base import KnowledgeBase, open
from kg.build import build
from kg.errors import (
    ArticleError,
    ExportError,
    KgError,
    PushError,
    QueryError,
    SelectionError,
    StoreError,
    VocabularyError,
)
from kg.export import export
from kg.extract import extract
from kg.push import push
from kg.query import query
from kg.reason import merge
from kg.store import as_graph, open_store
from kg.validate import validate

__all__ = [
    "Article",
    "ArticleError",
    "Entity",
    "Event",
    "ExportError",
    "Extraction",
    "KgError",
    "KnowledgeBase",
    "Mention",
    "PushError",
    "QueryError",
    "SelectionError",
    "StoreError",
    "VocabularyError",
    "as_graph",
    "build",
    "export",
    "extract",
    "merge",
    "open",
    "open_store",
    "push",
    "query",
    "read",
    "validate",
]
