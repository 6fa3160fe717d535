import httpx
from fastapi import FastAPI, Request
from fastapi.responses import StreamingResponse

app = FastAPI()
client = httpx.AsyncClient(base_url="http://vllm:8000", timeout=60)


@app.post("/generate")
async def generate(request: Request):
    body = await request.json()

    async def lines():
        async with client.stream("POST", "/generate", json=body) as response:
            async for line in response.aiter_lines():
                yield line

    return StreamingResponse(lines())
