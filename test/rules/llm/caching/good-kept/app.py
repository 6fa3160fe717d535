from fastapi import FastAPI

from cache import response_cache

app = FastAPI()


@app.post("/answer")
def answer(question: str):
    known = response_cache.get(question)
    if known:
        return known
    from agents.pipeline import Pipeline

    found = Pipeline().run(question)
    response_cache.set(question, found)
    return found
