import json

from fastapi import FastAPI

from llm import Claude

app = FastAPI()
claude = Claude()


@app.post("/address")
async def address(text: str):
    answer = await claude.ask(f"Give the address in this text as JSON: {text}")
    parsed = json.loads(answer)  # finding
    return {"street": parsed["street"], "town": parsed["town"]}
