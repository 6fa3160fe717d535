"""Finds the passages that answer a question, among those that the reader may read."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from cachetools import TTLCache, cached
from qdrant_client import QdrantClient
from qdrant_client.models import FieldCondition, Filter, MatchAny

from app.handbook import Passage
from app.model import embed
from app.settings import INDEX_ALIAS, PASSAGES, setting


@lru_cache(maxsize=1)
def store() -> QdrantClient:
    """The store of vectors."""
    return QdrantClient(url=setting("QDRANT_URL"), api_key=setting("QDRANT_API_KEY"), timeout=5)


def retrieve(question: str, groups: Iterable[str], collection: str = INDEX_ALIAS) -> list[Passage]:
    """The nearest passages, best first."""
    allowed = Filter(must=[FieldCondition(key="audience", match=MatchAny(any=sorted(groups)))])
    points = store().query_points(collection, query=embed([question])[0], query_filter=allowed, limit=PASSAGES).points
    return [as_passage(point.payload) for point in points]


def as_passage(payload: dict) -> Passage:
    """What jobs/reindex.py stored."""
    return Passage(**{**payload, "reviewed": date.fromisoformat(payload["reviewed"])})


@cached(TTLCache(maxsize=1, ttl=600))
def index_version() -> str:
    """The collection behind the alias, looked up every ten minutes: it is part of the key of cached answers."""
    aliases = store().get_aliases().aliases
    return next(alias.collection_name for alias in aliases if alias.alias_name == INDEX_ALIAS)
