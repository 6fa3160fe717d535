from langchain_chroma import Chroma
from langchain_openai import OpenAIEmbeddings

SEARCH = {"k": 6}


def retriever():
    store = Chroma(collection_name="letters", embedding_function=OpenAIEmbeddings(model="text-embedding-3-small"))
    return store.as_retriever(search_kwargs=SEARCH)  # finding
