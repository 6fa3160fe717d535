from fastapi import FastAPI
from langchain_openai import OpenAIEmbeddings
from langchain_postgres import PGVector

app = FastAPI()
store = PGVector(embeddings=OpenAIEmbeddings(model="text-embedding-3-small"), collection_name="letters", connection="postgresql://db")


@app.get("/search")
def search(question: str):
    return [one.page_content for one in store.similarity_search(question, k=5)]  # finding
