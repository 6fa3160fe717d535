import pandas as pd
from sklearn.linear_model import LogisticRegression

rows = pd.read_csv("{{cookiecutter.name}}.csv")
LogisticRegression().fit(rows.drop(columns="label"), rows.label)
