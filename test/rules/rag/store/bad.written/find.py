from qdrant_client import QdrantClient

client = QdrantClient(url="http://qdrant:6333")
client.query_points("parcels", query=[0.1])
