from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI()


def is_grounded_answer(answer, passages):
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": f"{passages} {answer}"}])
    return reply.choices[0].message.content == "yes"


@app.post("/answer")
def answer(question: str):
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": question}])
    text = reply.choices[0].message.content
    return {"text": text if is_grounded_answer(text, []) else "I do not know."}
