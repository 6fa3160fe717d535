from openai import OpenAI
from pydantic import BaseModel

client = OpenAI(timeout=20)


class City(BaseModel):
    name: str


def extract(text: str) -> City | None:
    return client.responses.parse(model="gpt-5.2-2025-12-11", input=text, text_format=City, max_output_tokens=300).output_parsed
