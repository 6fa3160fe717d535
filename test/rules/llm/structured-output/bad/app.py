import json

from openai import OpenAI

client = OpenAI(timeout=20)


def route(text, queues):
    response = client.chat.completions.create(
        model="gpt-4o-2024-08-06",
        response_format={"type": "json_object"},
        messages=[{"role": "user", "content": text}],
    )
    data = json.loads(response.choices[0].message.content)
    queue = queues[data["queue"]]
    queue.put(text, priority=data["urgency"])
