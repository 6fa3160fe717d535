from fastapi import Depends, FastAPI, Request
from openai import AsyncOpenAI
from slowapi import Limiter
from slowapi.util import get_remote_address

from app.security import verify_api_key

limiter = Limiter(key_func=get_remote_address)
app = FastAPI(dependencies=[Depends(verify_api_key)])
client = AsyncOpenAI()


@app.post("/chat")
@limiter.limit("10/minute")
async def chat(request: Request, text: str):
    return (await client.responses.create(model="gpt-4.1-2025-04-14", input=text)).output_text
