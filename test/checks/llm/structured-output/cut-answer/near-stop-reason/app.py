import json

from llm import ask
from schemas import check


def labels(text: str):
    found = json.loads(ask(text))
    check(found)
    return found
