from openai import OpenAI

from app import actions

client = OpenAI()
ALLOWED = {"refund", "track"}


def act(messages: list):
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages, tools=[{"type": "function"}])
    function_name = reply.choices[0].message.tool_calls[0].function.name
    if function_name not in ALLOWED:
        raise PermissionError(function_name)
    return getattr(actions, function_name)()
