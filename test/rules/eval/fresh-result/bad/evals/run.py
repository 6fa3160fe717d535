import json

from app.answer import answer

cases = [json.loads(line) for line in open("evals/golden.jsonl")]
accuracy = sum(case["answer"] in answer(case["question"], []) for case in cases) / len(cases)
json.dump({"accuracy": accuracy}, open("evals/results/latest.json", "w"))
