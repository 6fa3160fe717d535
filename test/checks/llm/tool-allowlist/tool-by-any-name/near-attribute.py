from openai import OpenAI

client = OpenAI()


def names(messages: list) -> list[str]:
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages, tools=[{"type": "function"}])
    tool_calls = getattr(reply.choices[0].message, "tool_calls", None) or []
    return [getattr(tool_call.function, "name", "") for tool_call in tool_calls]
