from qdrant_client import QdrantClient

from app.filters import of

client = QdrantClient(url="https://qdrant.internal")


def search(vector: list[float], account: str):
    return client.query_points("letters", query=vector, query_filter=of(account), limit=5)
