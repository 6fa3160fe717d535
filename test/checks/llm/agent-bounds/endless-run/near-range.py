from openai import OpenAI

from tools import TOOLS, run_tool

client = OpenAI(timeout=20)


def agent(messages):
    for _ in range(8):
        reply = client.chat.completions.create(model="gpt-5.2-2025-12-11", messages=messages, tools=TOOLS, max_tokens=500)
        if not reply.choices[0].message.tool_calls:
            return reply
        messages.append(run_tool(reply))
    raise RuntimeError("too many steps")
