from qdrant_client import QdrantClient

QdrantClient(url="http://qdrant:6333").query_points("parcels", query=[0.1])
