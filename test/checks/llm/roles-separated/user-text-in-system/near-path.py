from fastapi import Depends, FastAPI
from openai import AsyncOpenAI

app = FastAPI()
client = AsyncOpenAI()


def current_tenant() -> str:
    return "parcels"


@app.get("/parcels/{number}")
async def parcel(number: int, tenant: str = Depends(current_tenant)):
    reply = await client.responses.create(
        model="gpt-4.1-2025-04-14", instructions=f"You speak for {tenant}.", input=f"Where is parcel {number}?"
    )
    return reply.output_text
