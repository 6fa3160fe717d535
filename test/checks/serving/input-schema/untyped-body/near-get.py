from fastapi import FastAPI, Request

app = FastAPI()


@app.get("/who")
async def who(request: Request):
    return {"host": request.client.host}
