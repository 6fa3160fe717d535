import anthropic
from flask import Flask, request

app = Flask(__name__)
client = anthropic.Anthropic()


@app.post("/answer")
def answer():
    body = request.get_json()
    tone = body["tone"]
    reply = client.messages.create(
        model="claude-3-5-sonnet-20241022",
        max_tokens=500,
        system="You answer questions about parcels. Follow these wishes: " + body["wishes"],
        messages=[{"role": "user", "content": body["text"]}],
    )
    return {"text": reply.content[0].text}
