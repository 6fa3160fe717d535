from app.flags import Flag, Flags
from fastapi import FastAPI
from openai import OpenAI

client = OpenAI(timeout=20)
flags = Flags({"reranker": Flag("reranker", 10)})
app = FastAPI()


@app.post("/answers")
def create_answer(question: str, customer: str, passages: list[str]) -> dict:
    if flags.is_on_for("reranker", customer):
        passages = sorted(passages, key=len)
    prompt = "Answer from these passages only:\n" + "\n".join(passages)
    messages = [{"role": "system", "content": prompt}, {"role": "user", "content": question}]
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages)
    return {"answer": reply.choices[0].message.content}
