from fastapi import Depends, FastAPI

from app.answers import answer
from app.security import verify_api_key

app = FastAPI(dependencies=[Depends(verify_api_key)])


@app.post("/chat")  # roadworthy: ignore[serving/auth] -- one batch job calls it
async def chat(text: str):
    return await answer(text)
