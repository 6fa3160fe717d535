import qdrant_client

store = qdrant_client.QdrantClient()
