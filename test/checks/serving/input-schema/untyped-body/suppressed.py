from fastapi import FastAPI, Request

app = FastAPI()


@app.post("/hook")  # roadworthy: ignore[serving/input-schema] -- kept as it comes, for an audit
async def hook(request: Request):
    return {"kept": len(await request.json())}
