from fastapi import FastAPI
from openai import AsyncOpenAI
from pydantic import BaseModel

app = FastAPI()
client = AsyncOpenAI()


class Ticket(BaseModel):
    subject: str
    priority: int


@app.post("/triage")
async def triage(ticket: Ticket):
    reply = await client.chat.completions.create(
        model="gpt-4o-2024-08-06",
        messages=[
            {"role": "developer", "content": f"You sort tickets. This one is about {ticket.subject}."},  # finding
            {"role": "user", "content": "Which team is it for?"},
        ],
    )
    return {"team": reply.choices[0].message.content}
