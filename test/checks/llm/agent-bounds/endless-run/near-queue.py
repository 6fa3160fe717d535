from openai import OpenAI

from tools import TOOLS

client = OpenAI(timeout=20)


def work(queue):
    while True:
        job = queue.get()
        client.chat.completions.create(model="gpt-5.2-2025-12-11", messages=job.messages, tools=TOOLS, max_tokens=500)
