from openai import OpenAI

from tools import TOOLS, run_tool

client = OpenAI(timeout=20)


def agent(messages: list[dict]) -> str:
    while True:  # finding
        reply = client.chat.completions.create(model="gpt-5.2-2025-12-11", messages=messages, tools=TOOLS, max_tokens=500)
        message = reply.choices[0].message
        messages.append(message)
        if not message.tool_calls:
            return message.content
        for call in message.tool_calls:
            messages.append(run_tool(call))
