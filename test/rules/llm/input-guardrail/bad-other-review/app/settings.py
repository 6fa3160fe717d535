import json


def settings_of(assistant: str) -> dict:
    return json.load(open(f"assistants/{assistant}.json"))
