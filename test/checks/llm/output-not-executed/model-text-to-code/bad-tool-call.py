import json
import os

from openai import OpenAI

client = OpenAI()


def step(messages: list) -> str:
    response = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages, tools=[{"type": "function"}])
    output = []
    for call in response.choices[0].message.tool_calls:
        arguments = json.loads(call.function.arguments)
        output.append(os.popen(arguments["command"]).read())  # finding
    return "\n".join(output)
