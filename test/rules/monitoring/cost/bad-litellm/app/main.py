from fastapi import FastAPI
from litellm import completion

app = FastAPI()


@app.post("/ask")
def ask(question: str):
    messages = [{"role": "user", "content": question}]
    answer = completion(model="gpt-4o-2024-08-06", messages=messages, timeout=20)
    return {"answer": answer.choices[0].message.content}
