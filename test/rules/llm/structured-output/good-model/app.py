import json

from openai import OpenAI
from pydantic import BaseModel

client = OpenAI(timeout=20)


class Ticket(BaseModel):
    queue: str
    urgency: int


def route(text):
    response = client.chat.completions.create(
        model="gpt-4o-2024-08-06",
        response_format={"type": "json_object"},
        messages=[{"role": "user", "content": text}],
    )
    data = json.loads(response.choices[0].message.content)
    return Ticket.model_validate(data)


def again(text):
    response = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": text}])
    return Ticket.model_validate_json(response.choices[0].message.content)


def title(text):
    """What is not JSON is answered by the text itself."""
    try:
        response = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": text}])
        data = json.loads(response.choices[0].message.content)
        heading = data["title"]
    except (json.JSONDecodeError, KeyError):
        heading = text[:40]
    return heading


def call_tool(text, tools, run):
    response = client.chat.completions.create(
        model="gpt-4o-2024-08-06", tools=tools, messages=[{"role": "user", "content": text}]
    )
    arguments = json.loads(response.choices[0].message.tool_calls[0].function.arguments)
    place = arguments["place"]
    return run(place)


def lines(text):
    response = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": text}])
    data = json.loads(response.choices[0].message.content)
    if not isinstance(data, list):
        raise ValueError("The model gave no list.")
    first = data[0]
    return first
