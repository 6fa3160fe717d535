from datasets import Dataset
from ragas import evaluate
from ragas.metrics import answer_relevancy, faithfulness

from app.answer import answer

rows = Dataset.from_json("evals/golden.jsonl")
print(evaluate(rows, metrics=[answer_relevancy, faithfulness]))
