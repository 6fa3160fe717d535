import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.cluster import KMeans

df = pd.read_csv("loans.csv")
X_train, X_test = train_test_split(df, random_state=1)
groups = KMeans(4).fit(df)
print(groups.predict(X_test))
