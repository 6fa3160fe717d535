from fastapi import FastAPI
from openai import OpenAI

from guardrails import Blocked, check_output

app = FastAPI()
client = OpenAI()


@app.post("/answer")
def answer(question: str):
    if client.moderations.create(model="omni-moderation-2024-09-26", input=question).results[0].flagged:
        return {"text": "I cannot help with that."}
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": question}])
    try:
        return {"text": check_output(reply.choices[0].message.content, question)}
    except Blocked as blocked:
        return {"text": blocked.reply}
