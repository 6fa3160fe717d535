from fastapi import FastAPI
from langchain_community.vectorstores import FAISS
from langchain_openai import ChatOpenAI, OpenAIEmbeddings

app = FastAPI()


@app.post("/extract")
async def extract(content: str):
    chunks = content.split("\n\n")
    index = FAISS.from_texts(chunks, embedding=OpenAIEmbeddings())
    passages = index.as_retriever().invoke("parcels")
    return ChatOpenAI(model="gpt-4o-2024-08-06").invoke(str(passages)).content
