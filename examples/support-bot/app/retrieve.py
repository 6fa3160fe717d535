"""Finds the passages that an answer may rest on."""

from __future__ import annotations

from openai import OpenAI
from qdrant_client import QdrantClient

from app.settings import COLLECTION, EMBEDDING, QDRANT_URL


def embed(client: OpenAI, text: str) -> list[float]:
    return client.embeddings.create(model=EMBEDDING, input=text).data[0].embedding


def find_passages(client: OpenAI, question: str, limit: int = 4) -> list[str]:
    store = QdrantClient(url=QDRANT_URL)
    found = store.query_points(COLLECTION, query=embed(client, question), limit=limit)
    return [point.payload["text"] for point in found.points]
