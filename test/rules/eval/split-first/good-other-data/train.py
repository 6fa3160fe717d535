import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

frame = pd.read_csv("data/parcels.csv")
shown = StandardScaler().fit_transform(frame[["weight"]])
print(shown.mean())
train, test = train_test_split(frame, random_state=3)
LogisticRegression().fit(train[["weight"]], train["late"])
