import openai
from fastapi import FastAPI

app = FastAPI()
client = openai.OpenAI()


@app.post("/answer")
def answer(question: str) -> str:
    reply = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])
    return reply.choices[0].message.content
