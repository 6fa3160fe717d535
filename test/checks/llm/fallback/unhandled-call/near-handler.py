from fastapi import FastAPI
from fastapi.responses import JSONResponse
from openai import APIError, OpenAI

app = FastAPI()
client = OpenAI(timeout=20)


@app.exception_handler(APIError)
async def unavailable(request, error):
    return JSONResponse({"answer": "Ask again in a minute."}, status_code=503)


@app.post("/answer")
def answer(question: str):
    return client.responses.create(model="gpt-5.2-2025-12-11", input=question, max_output_tokens=300)
