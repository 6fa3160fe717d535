from fastapi import FastAPI
from langchain_openai import ChatOpenAI

app = FastAPI()
model = ChatOpenAI(model="gpt-4o-2024-08-06", timeout=20)


@app.get("/late")
def late(parcel: str):
    return model.invoke(parcel).content
