import json

from app.answer import answer
from evals.judge import ask_judge

CASES = [json.loads(line) for line in open("evals/golden.jsonl")]


def groundedness(case: dict) -> float:
    return ask_judge("Is every sentence stated in the passages?", answer(case["question"], case["passages"]))


def test_groundedness():
    assert sum(map(groundedness, CASES)) / len(CASES) >= 0.9
