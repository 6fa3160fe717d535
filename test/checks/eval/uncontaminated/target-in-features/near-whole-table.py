import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.linear_model import Ridge

df = pd.read_csv("mails.csv")
train, test, y_train, y_test = train_test_split(df, df["spam"], random_state=1, stratify=df["spam"])
X_train = train["text"]
