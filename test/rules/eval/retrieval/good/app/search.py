from openai import OpenAI
from qdrant_client import QdrantClient

client = OpenAI(timeout=20)
store = QdrantClient(url="http://qdrant:6333")


def search(question: str, limit: int = 5) -> list[str]:
    vector = client.embeddings.create(model="text-embedding-3-small", input=question).data[0].embedding
    return [hit.payload["text"] for hit in store.search("articles", vector, limit=limit)]
