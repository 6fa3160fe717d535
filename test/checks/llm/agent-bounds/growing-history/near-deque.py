from collections import deque

from openai import OpenAI

client = OpenAI(timeout=20)
history = deque(maxlen=20)


def chat(text):
    history.append({"role": "user", "content": text})
    return client.chat.completions.create(model="gpt-5.2-2025-12-11", messages=history, max_tokens=300)
