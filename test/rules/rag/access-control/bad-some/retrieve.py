from langchain_qdrant import QdrantVectorStore

store = QdrantVectorStore.from_existing_collection(collection_name="tickets", url="http://qdrant:6333")


def passages(question: str, filters: dict, user_id: str) -> list:
    mine = store.similarity_search(question, k=4, filter={"user_id": user_id})
    recent = store.similarity_search(question, k=4, filter=filters)
    return mine + recent + store.max_marginal_relevance_search(question, k=4)
