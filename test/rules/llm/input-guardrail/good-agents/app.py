from agents import Agent, Runner
from fastapi import FastAPI

from app.rails import off_topic

app = FastAPI()
agent = Agent(name="clerk", instructions="Answer.", input_guardrails=[off_topic])


@app.post("/answer")
async def answer(question: str):
    return await Runner.run(agent, question)
