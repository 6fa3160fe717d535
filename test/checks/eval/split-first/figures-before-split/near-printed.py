import pandas as pd
from sklearn.model_selection import train_test_split

df = pd.read_csv("loans.csv")
print(df["age"].mean(), df["age"].std())
cutoff = df["age"].mean() + 3 * df["age"].std()
print(cutoff)
train, test = train_test_split(df, random_state=1)
