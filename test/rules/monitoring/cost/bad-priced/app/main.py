from fastapi import FastAPI
from litellm import completion, completion_cost
import logging

app = FastAPI()


@app.post("/ask")
def ask(question: str):
    answer = completion(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": question}], timeout=20)
    logging.info("cost %s", completion_cost(completion_response=answer))
    return {"answer": answer.choices[0].message.content}
