from fastapi import FastAPI
from openai import OpenAI

from app.answers.check import check_answer
from app.pictures.prompt_filter import PromptFilter

app = FastAPI()
client = OpenAI(timeout=20)
prompts = PromptFilter()


@app.post("/ask")
def ask(question: str):
    answer = client.responses.create(model="gpt-4o-2024-08-06", input=question)
    return {"answer": check_answer(answer.output_text)}


@app.post("/draw")
def draw(wish: str):
    return client.images.generate(model="gpt-image-1", prompt=prompts.let_through(wish))
