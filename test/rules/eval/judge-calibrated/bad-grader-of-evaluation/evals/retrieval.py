import json

from app.grader import document_grader

rows = [json.loads(line) for line in open("evals/questions.jsonl")]
relevant = [document_grader.invoke(row).binary_score == "yes" for row in rows]
print(sum(relevant) / len(rows))
