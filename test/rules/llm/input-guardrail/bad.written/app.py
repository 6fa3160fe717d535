from fastapi import FastAPI
from openai import OpenAI

from guardrails import Blocked, check_input

app = FastAPI()
client = OpenAI()


@app.post("/answer")
def answer(question: str):
    try:
        question = check_input(question)
    except Blocked as blocked:
        return {"text": blocked.reply}
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": question}])
    text = reply.choices[0].message.content
    if client.moderations.create(model="omni-moderation-2024-09-26", input=text).results[0].flagged:
        return {"text": "I cannot help with that."}
    return {"text": text}
