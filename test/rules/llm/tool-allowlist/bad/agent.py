import json

from openai import OpenAI

from app import functions
from app.schemas import schemas

client = OpenAI()


def step(messages):
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages, tools=schemas)
    for tool_call in reply.choices[0].message.tool_calls or []:
        name = tool_call.function.name
        function = getattr(functions, name)
        messages.append(function(**json.loads(tool_call.function.arguments)))
