from fastapi import HTTPException, Request


async def rate_limit_dep(request: Request) -> None:
    if await request.app.state.window.full(request.client.host):
        raise HTTPException(429)
