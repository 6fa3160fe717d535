from fastapi import FastAPI, Request

app = FastAPI()


@app.post("/webhooks/messages")
async def received(request: Request):
    event = await request.json()
    return {"seen": event["id"]}
