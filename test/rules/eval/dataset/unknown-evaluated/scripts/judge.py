import pandas as pd
from ragas import evaluate

rows = pd.read_sql("SELECT question, answer FROM questions", "postgresql://db/handbook")
print(evaluate(rows))
