from langchain_core.vectorstores import InMemoryVectorStore
from langchain_openai import OpenAIEmbeddings


def answer(texts: list[str], question: str):
    store = InMemoryVectorStore.from_texts(texts, OpenAIEmbeddings(model="text-embedding-3-small"))
    return store.similarity_search(question, k=3)
