from langchain.embeddings import OpenAIEmbeddings
from langchain.vectorstores.faiss import FAISS

STORES = {"faiss": FAISS}


def search(question: str, documents: list, store: str = "faiss") -> list:
    index = STORES[store].from_documents(documents, OpenAIEmbeddings())
    return index.similarity_search(question, k=5)
