from openai import OpenAI

from tools import TOOLS, run_tool

client = OpenAI(timeout=20)


def agent(messages):
    while True:  # roadworthy: ignore[llm/agent-bounds] -- the worker is killed after a minute
        reply = client.chat.completions.create(model="gpt-5.2-2025-12-11", messages=messages, tools=TOOLS, max_tokens=500)
        if not reply.choices[0].message.tool_calls:
            return reply
        messages.append(run_tool(reply))
