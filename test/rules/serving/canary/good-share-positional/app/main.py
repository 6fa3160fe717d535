from fastapi import FastAPI
from openai import OpenAI

from app.releases import version_for

app = FastAPI()
client = OpenAI(timeout=20)
PROMPTS = {"production": "Answer.", "candidate": "Answer briefly."}


@app.post("/ask")
def ask(user: str, question: str):
    instructions = PROMPTS[version_for(user, "brief", 10)]
    answer = client.responses.create(model="gpt-4o-2024-08-06", instructions=instructions, input=question)
    return {"answer": answer.output_text}
