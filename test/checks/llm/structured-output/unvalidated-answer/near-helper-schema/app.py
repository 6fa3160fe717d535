import json

from llm import ask

SCHEMA = {"type": "json_schema", "json_schema": {"name": "city", "schema": {}}}


def city(text: str) -> str:
    return json.loads(ask(text, SCHEMA))["city"]
