import json

from anthropic import Anthropic

MODEL_TAG = "claude-code-notes"
client = Anthropic(timeout=20)


def noted(text, number):
    reply = client.messages.create(
        model="claude-sonnet-4-5-20250929", max_tokens=300, messages=[{"role": "user", "content": text}]
    )
    with open(f"cache/{MODEL_TAG}/{number}.json", "w") as file:
        json.dump(reply.content[0].text, file)
