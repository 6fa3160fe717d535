from fastapi import FastAPI
from langchain_community.document_loaders import PyPDFLoader
from langchain_openai import OpenAIEmbeddings
from langchain_postgres import PGVector

app = FastAPI()
store = PGVector(embeddings=OpenAIEmbeddings(model="text-embedding-3-small"), collection_name="parcels", connection="postgresql://store")


@app.post("/documents")
def add(path: str) -> int:
    pages = PyPDFLoader(path).load()
    store.add_documents(pages)
    return len(pages)


@app.get("/query")
def query(text: str) -> list[str]:
    return [page.page_content for page in store.similarity_search(text, k=4)]
