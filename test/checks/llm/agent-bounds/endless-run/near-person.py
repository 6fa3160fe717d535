from openai import OpenAI

from tools import TOOLS

client = OpenAI(timeout=20)


def chat(messages):
    while True:
        messages.append({"role": "user", "content": input("> ")})
        reply = client.chat.completions.create(model="gpt-5.2-2025-12-11", messages=messages, tools=TOOLS, max_tokens=500)
        print(reply.choices[0].message.content)
