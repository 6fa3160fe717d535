from qdrant_client import QdrantClient, models

client = QdrantClient(url="http://qdrant:6333")


def passages(vector: list[float], tenant_id: str):
    only_theirs = models.Filter(must=[models.FieldCondition(key="tenant", match=models.MatchValue(value=tenant_id))])
    return client.query_points(collection_name="tickets", query=vector, query_filter=only_theirs, limit=5)
