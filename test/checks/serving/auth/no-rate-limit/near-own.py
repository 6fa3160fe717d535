from fastapi import Depends, FastAPI

from app.answers import answer
from app.security import verify_token

app = FastAPI(dependencies=[Depends(verify_token)])
SEEN: dict[str, int] = {}


def rate_limit(caller: str) -> None:
    SEEN[caller] = SEEN.get(caller, 0) + 1
    if SEEN[caller] > 60:
        raise PermissionError(caller)


@app.post("/chat")
async def chat(text: str, caller: str):
    rate_limit(caller)
    return await answer(text)
