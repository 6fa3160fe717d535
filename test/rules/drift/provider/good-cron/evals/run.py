import json
import sys

from app import answer

cases = [json.loads(line) for line in open("evals/cases.jsonl")]
right = sum(case["expected"] in answer(case["question"]) for case in cases)
if right / len(cases) < 0.9:
    sys.exit(1)
