from langchain_chroma import Chroma
from langchain_openai import OpenAIEmbeddings


def retriever(**options):
    store = Chroma(collection_name="letters", embedding_function=OpenAIEmbeddings(model="text-embedding-3-small"))
    return store.as_retriever(**options)
