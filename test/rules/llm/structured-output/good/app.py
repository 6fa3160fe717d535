from openai import OpenAI
from pydantic import BaseModel

client = OpenAI(timeout=20)


class Ticket(BaseModel):
    queue: str
    urgency: int


def route(text):
    response = client.responses.parse(model="gpt-4o-2024-08-06", input=text, text_format=Ticket)
    return response.output_parsed
