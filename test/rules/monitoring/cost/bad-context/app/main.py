from fastapi import FastAPI, HTTPException
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)
TOKEN_LIMIT = 120_000


@app.post("/ask")
def ask(question: str):
    answer = client.responses.create(model="gpt-4o-2024-08-06", input=question)
    if answer.usage.total_tokens > TOKEN_LIMIT:
        raise HTTPException(413)
    return {"answer": answer.output_text}
