from langchain_core.messages import trim_messages
from openai import OpenAI

client = OpenAI(timeout=20)


def chat():
    messages = []
    while True:
        messages.append({"role": "user", "content": input("> ")})
        if len(messages) > 20:
            del messages[1:3]
        client.chat.completions.create(model="gpt-5.2-2025-12-11", messages=messages, max_tokens=300)
