from fastapi import Depends, FastAPI

from app.answers import answer
from app.limits import RateLimitMiddleware
from app.security import current_user

app = FastAPI()
app.add_middleware(RateLimitMiddleware, per_minute=30)


@app.post("/chat")
async def chat(text: str, user=Depends(current_user)):
    return await answer(text, user)
