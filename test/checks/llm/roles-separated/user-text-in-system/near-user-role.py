from anthropic import Anthropic
from flask import Flask, request

app = Flask(__name__)
client = Anthropic()
SYSTEM = "You answer questions about parcels."


@app.post("/answer")
def answer():
    question = request.json["question"]
    message = client.messages.create(
        model="claude-sonnet-4-20250514",
        max_tokens=500,
        system=SYSTEM,
        messages=[{"role": "user", "content": f"My question: {question}"}],
    )
    return {"text": message.content[0].text}
