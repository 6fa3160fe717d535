from fastapi import FastAPI

from app.models import vector_of

app = FastAPI()


@app.post("/near")
def near(text: str):
    return {"vector": vector_of(text)}
