from ranx import Qrels, Run, evaluate

qrels = Qrels.from_file("qrels.json")
run = Run.from_file("run.json")
print(evaluate(qrels, run, ["recall@5", "mrr"]))
