from fastapi import FastAPI

from llm import ask
from runner import run

app = FastAPI()


@app.post("/tasks")
def handle(task: str):
    command = ask(task)
    return run(command)
