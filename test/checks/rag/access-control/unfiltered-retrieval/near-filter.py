from langchain_openai import OpenAIEmbeddings
from langchain_postgres import PGVector

store = PGVector(embeddings=OpenAIEmbeddings(model="text-embedding-3-small"), collection_name="letters", connection="postgresql://db")


def search(question: str, user):
    return store.similarity_search(question, k=5, filter={"owner_id": user.id})
