import pandas as pd
from sklearn.model_selection import train_test_split

df = pd.read_csv("letters.csv")
df["next"] = df["letter"].shift(-1)
train, test = train_test_split(df, random_state=1)
