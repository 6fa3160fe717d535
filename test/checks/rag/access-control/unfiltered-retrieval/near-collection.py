from langchain_chroma import Chroma
from langchain_openai import OpenAIEmbeddings


def retriever(user_id: str):
    store = Chroma(collection_name=f"letters-{user_id}", embedding_function=OpenAIEmbeddings(model="text-embedding-3-small"))
    return store.as_retriever(search_kwargs={"k": 6})
