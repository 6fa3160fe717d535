import pandas as pd

rows = pd.read_csv("data/train.csv")
