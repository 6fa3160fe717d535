from fastapi import FastAPI

from app.models import subject_of, vector_of

app = FastAPI()


@app.post("/near")
def near(text: str):
    return {"vector": vector_of(text), "subject": subject_of(text)}
