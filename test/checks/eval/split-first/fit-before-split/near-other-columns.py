import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("loans.csv")
df["shown"] = StandardScaler().fit_transform(df[["income"]])
df.plot(x="shown", y="age")
X = df[["income", "age"]]
X_train, X_test, y_train, y_test = train_test_split(X, df["y"], random_state=7)
