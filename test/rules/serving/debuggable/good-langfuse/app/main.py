from fastapi import FastAPI
from langfuse.openai import openai

app = FastAPI()


@app.post("/answer")
def answer(question: str):
    message = {"role": "user", "content": question}
    return openai.chat.completions.create(model="gpt-4o-2024-08-06", messages=[message]).choices[0].message.content
