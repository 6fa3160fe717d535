from fastapi import FastAPI
from openai import OpenAI

client = OpenAI()
app = FastAPI()


@app.post("/answer")
def answer(question: str) -> str:
    # roadworthy: ignore[llm/token-cap, llm/caching] -- answers are as long as they are, and none repeats
    reply = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])
    return reply.choices[0].message.content or ""
