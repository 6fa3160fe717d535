from pathlib import Path

from evals.intents import evaluate


def test_intents_are_still_told_apart():
    figures = evaluate(Path("evals") / "data" / "intents.jsonl")
    assert figures["accuracy"] >= 0.9
