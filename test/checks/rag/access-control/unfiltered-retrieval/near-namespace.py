from pinecone import Pinecone

index = Pinecone().Index("letters")


def passages(vector: list[float], tenant: str):
    return index.query(vector=vector, top_k=5, namespace=tenant)
