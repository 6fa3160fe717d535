from fastapi import FastAPI

from llm import ask

app = FastAPI()


@app.post("/answer")
def answer(question: str):
    try:
        return ask(question)
    except Exception:
        return {"answer": "Ask again in a minute."}
