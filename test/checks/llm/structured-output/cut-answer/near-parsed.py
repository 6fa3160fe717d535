from openai import OpenAI
from pydantic import BaseModel

client = OpenAI(timeout=20)


class City(BaseModel):
    name: str


def extract(text: str):
    reply = client.responses.parse(model="gpt-5.2-2025-12-11", input=text, text_format=City, max_output_tokens=200)
    if reply.output_parsed is None:
        raise ValueError(reply.output[0].content[0].refusal)
    return reply.output_parsed
