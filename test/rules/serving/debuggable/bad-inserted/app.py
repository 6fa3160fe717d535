from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI()


def insert_links_in_answer(answer: str, files: list[str]) -> str:
    for file in files:
        answer = answer.replace(f"[[{file}]]", f"[{file}](/files/{file})")
    return answer


@app.post("/ask")
def ask(question: str, files: list[str]):
    reply = client.responses.create(model="gpt-4o-2024-08-06", input=question)
    return insert_links_in_answer(reply.output_text, files)
