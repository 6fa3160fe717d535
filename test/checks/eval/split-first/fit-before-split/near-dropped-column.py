import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.decomposition import PCA

df = pd.read_csv("loans.csv")
df["axis"] = PCA(n_components=1).fit_transform(df[["income", "age"]])
df.plot.scatter(x="axis", y="income")
del df["axis"]
X_train, X_test, y_train, y_test = train_test_split(df.drop(columns=["y"]), df["y"], random_state=7)
