from langchain_core.vectorstores import InMemoryVectorStore


class Chat:
    def __init__(self, report: list[str], embedding):
        self.vector_store = InMemoryVectorStore(embedding)
        self.vector_store.add_texts(report)
        self.retriever = self.vector_store.as_retriever(search_kwargs={"k": 4})
