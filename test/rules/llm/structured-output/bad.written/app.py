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
