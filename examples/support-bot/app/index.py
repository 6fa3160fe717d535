"""Fills the vector store from the help-centre articles."""

from __future__ import annotations

from pathlib import Path

from openai import OpenAI
from qdrant_client import QdrantClient
from qdrant_client.models import Distance, PointStruct, VectorParams

from app.retrieve import embed
from app.settings import COLLECTION, QDRANT_URL


def split(text: str, size: int = 900) -> list[str]:
    paragraphs = [part.strip() for part in text.split("\n\n") if part.strip()]
    chunks: list[str] = []
    for paragraph in paragraphs:
        if chunks and len(chunks[-1]) + len(paragraph) < size:
            chunks[-1] += "\n\n" + paragraph
        else:
            chunks.append(paragraph)
    return chunks


def main() -> None:
    client = OpenAI(timeout=60)
    store = QdrantClient(url=QDRANT_URL)
    store.recreate_collection(COLLECTION, VectorParams(size=1536, distance=Distance.COSINE))
    number = 0
    for path in sorted(Path("articles").glob("*.md")):
        for chunk in split(path.read_text(encoding="utf-8")):
            point = PointStruct(id=number, vector=embed(client, chunk), payload={"text": chunk})
            store.upsert(COLLECTION, [point])
            number += 1


if __name__ == "__main__":
    main()
