import os

from openai import OpenAI

client = OpenAI()
COMMANDS = {"disk": "df -h", "load": "uptime"}


def look(question: str) -> int:
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": question}])
    topic = reply.choices[0].message.content
    return os.system(COMMANDS[topic])
