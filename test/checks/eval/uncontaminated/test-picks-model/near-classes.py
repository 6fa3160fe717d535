import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.metrics import accuracy_score, f1_score
from sklearn.neighbors import KNeighborsClassifier

df = pd.read_csv("loans.csv")
X_train, X_test, y_train, y_test = train_test_split(df.drop(columns=["y"]), df["y"], random_state=1)
import numpy as np

model = KNeighborsClassifier(5).fit(X_train, y_train)
labels = np.argmax(model.predict_proba(X_test), axis=1)
print(accuracy_score(y_test, labels))
