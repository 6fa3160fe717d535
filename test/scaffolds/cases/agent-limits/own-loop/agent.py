import json

from openai import OpenAI

from tools import registry, schemas

client = OpenAI()


def handle(question):
    messages = [{"role": "user", "content": question}]
    while True:
        reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=messages, tools=schemas)
        message = reply.choices[0].message
        if not message.tool_calls:
            return message.content
        for call in message.tool_calls:
            result = registry[call.function.name](**json.loads(call.function.arguments))
            messages.append({"role": "tool", "tool_call_id": call.id, "content": result})
