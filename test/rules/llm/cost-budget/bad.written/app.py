from fastapi import FastAPI
from openai import OpenAI

from llm_spend import Spend

app = FastAPI()
client = OpenAI(timeout=20)
spend = Spend(daily_spend_limit=30, prices={"gpt-4o-2024-08-06": (2.50, 10.00)})


@app.post("/answer")
def answer(question: str):
    spend.check()
    reply = client.responses.create(model="gpt-4o-2024-08-06", input=question)
    spend.record("gpt-4o-2024-08-06", reply.usage.input_tokens, reply.usage.output_tokens)
    return reply.output_text
