from llama_index.core import VectorStoreIndex
from llama_index.vector_stores.qdrant import QdrantVectorStore


class Answers:
    def __init__(self, client) -> None:
        index = VectorStoreIndex.from_vector_store(QdrantVectorStore(client=client, collection_name="letters"))
        self.engine = index.as_query_engine(similarity_top_k=4)  # finding

    async def ask(self, question: str) -> str:
        return str(await self.engine.aquery(question))
