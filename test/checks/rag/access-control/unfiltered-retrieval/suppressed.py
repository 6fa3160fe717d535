from langchain_chroma import Chroma
from langchain_openai import OpenAIEmbeddings

store = Chroma(collection_name="letters", embedding_function=OpenAIEmbeddings(model="text-embedding-3-small"))
# roadworthy: ignore[rag/access-control] -- one person's own letters
retriever = store.as_retriever(search_kwargs={"k": 6})
