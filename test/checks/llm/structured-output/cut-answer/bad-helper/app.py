import json

from llm import ask
from schemas import check


PROMPT = "Label this text, as JSON: "


def labels(text: str) -> list[str]:
    found = json.loads(ask(PROMPT + text))  # finding
    check(found)
    return found
