import importlib
import json

from openai import OpenAI

client = OpenAI()


def act(messages: list):
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages, tools=[{"type": "function"}])
    tool_call = reply.choices[0].message.tool_calls[0]
    module = importlib.import_module("app.actions")
    tool = getattr(module, tool_call.function.name)  # finding
    return tool(**json.loads(tool_call.function.arguments))
