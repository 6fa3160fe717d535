import json

from app.intents import intent_of


def evaluate(path):
    rows = [json.loads(line) for line in open(path)]
    right = sum(intent_of(row["question"]) == row["intent"] for row in rows)
    return {"accuracy": right / len(rows)}
