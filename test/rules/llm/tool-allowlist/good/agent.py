import json

from openai import OpenAI

from app import tickets
from app.schemas import schemas

client = OpenAI()
TOOLS = {"find_parcel": tickets.find_parcel, "open_ticket": tickets.open_ticket}


def step(messages):
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages, tools=schemas)
    for tool_call in reply.choices[0].message.tool_calls or []:
        function = TOOLS[tool_call.function.name]
        status = getattr(tickets, "status")
        messages.append(function(status, **json.loads(tool_call.function.arguments)))


def setting(name):
    return globals().get(name)
