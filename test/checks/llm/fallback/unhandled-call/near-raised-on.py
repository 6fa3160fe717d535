from fastapi import FastAPI, HTTPException
from openai import OpenAI, OpenAIError

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/answer")
def answer(question: str):
    try:
        return client.responses.create(model="gpt-5.2-2025-12-11", input=question, max_output_tokens=300)
    except OpenAIError as error:
        raise HTTPException(status_code=503, detail="Ask again in a minute.") from error
