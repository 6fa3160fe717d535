import pandas as pd
from openai import OpenAI

questions = pd.read_csv("questions.csv")
client = OpenAI(timeout=20)
for question in questions["question"]:
    print(client.responses.create(model="gpt-4o-2024-08-06", input=question).output_text)
