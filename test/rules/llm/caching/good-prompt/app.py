from anthropic import Anthropic
from fastapi import FastAPI

app = FastAPI()
client = Anthropic(timeout=20)
RULES = open("prompts/rules.md").read()


@app.post("/answer")
def answer(question: str):
    return client.messages.create(
        model="claude-sonnet-4-5-20250929",
        max_tokens=500,
        system=[{"type": "text", "text": RULES, "cache_control": {"type": "ephemeral"}}],
        messages=[{"role": "user", "content": question}],
    )
