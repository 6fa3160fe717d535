import asyncio

from fastapi import FastAPI

from answers.chain import answer

app = FastAPI()


@app.post("/answer")
async def ask(question: str):
    async with asyncio.timeout(30):
        return {"answer": await answer(question)}
