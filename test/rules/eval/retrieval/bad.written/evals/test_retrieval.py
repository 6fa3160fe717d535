import json

from app.search import search

CASES = [json.loads(line) for line in open("evals/retrieval.jsonl")]


def hit_rate(k: int) -> float:
    return sum(case["passage"] in search(case["question"], k) for case in CASES) / len(CASES)


def test_hit_rate():
    assert hit_rate(5) >= 0.9
