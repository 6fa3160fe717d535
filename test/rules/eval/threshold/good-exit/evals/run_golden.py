import json
import sys

from app.answer import answer


def evaluate(cases):
    passed = sum(case["expected"] in answer(case["question"]) for case in cases)
    return {"passed": passed, "total": len(cases)}


def main() -> int:
    cases = [json.loads(line) for line in open("evals/cases.jsonl")]
    if not cases:
        return 2
    metrics = evaluate(cases)
    print(metrics)
    return 0 if metrics["passed"] == metrics["total"] else 1


if __name__ == "__main__":
    sys.exit(main())
