from openai import OpenAI

from tools import TOOLS, run_tool

client = OpenAI(timeout=20)


def agent(question):
    messages = [{"role": "user", "content": question}]
    turns = 0
    while True:
        turns += 1
        if turns > 6:
            break
        reply = client.chat.completions.create(model="gpt-5.2-2025-12-11", messages=messages, tools=TOOLS, max_tokens=300)
        messages.append(run_tool(reply))
