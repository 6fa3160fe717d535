from fastapi import FastAPI
from guard import check_user_input
from openai import OpenAI

app = FastAPI()
client = OpenAI()


@app.post("/answer")
def answer(question: str):
    check_user_input(question)
    return client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": question}])
