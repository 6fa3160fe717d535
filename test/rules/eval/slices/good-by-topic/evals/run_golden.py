import json
import sys

from app.answer import answer


def evaluate(cases):
    by_topic = {}
    for case in cases:
        by_topic.setdefault(case["topic"], []).append(case["expected"] in answer(case["question"]))
    return {topic: sum(passed) / len(passed) for topic, passed in by_topic.items()}


def main() -> int:
    cases = [json.loads(line) for line in open("evals/cases.jsonl")]
    if not cases:
        return 2
    metrics = evaluate(cases)
    print(metrics)
    return 0


if __name__ == "__main__":
    sys.exit(main())
