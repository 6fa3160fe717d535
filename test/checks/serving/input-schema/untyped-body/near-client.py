import requests
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Query(BaseModel):
    text: str


@app.post("/search")
def search(query: Query):
    response = requests.post("https://search.internal", json={"q": query.text}, timeout=5)
    return response.json()
