import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

history = pd.read_csv("history.csv")
scaler = StandardScaler().fit(history)
df = pd.read_csv("this_year.csv")
X_train, X_test = train_test_split(df, random_state=7)
X_train = scaler.transform(X_train)
