import json

from openai import OpenAI

client = OpenAI()


def get_weather(city: str) -> str:
    return f"Sunny in {city}."


def step(messages: list) -> list:
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages, tools=[{"type": "function"}])
    for tool_call in reply.choices[0].message.tool_calls or []:
        function_name = tool_call.function.name
        arguments = json.loads(tool_call.function.arguments)
        result = globals()[function_name](**arguments)  # finding
        messages.append({"role": "tool", "tool_call_id": tool_call.id, "content": result})
    return messages
