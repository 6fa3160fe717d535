from fastapi import FastAPI

from write_approval import pending

app = FastAPI()


@app.post("/write")
def write(change: str):
    return pending(change)
