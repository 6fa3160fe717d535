import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.metrics import accuracy_score, f1_score
from sklearn.neighbors import KNeighborsClassifier

df = pd.read_csv("loans.csv")
X_train, X_test, y_train, y_test = train_test_split(df.drop(columns=["y"]), df["y"], random_state=1)
from sklearn.model_selection import cross_val_score

scores = {}
for k in range(1, 30):
    scores[k] = cross_val_score(KNeighborsClassifier(k), X_train, y_train).mean()
best_k = max(scores, key=scores.get)
model = KNeighborsClassifier(best_k).fit(X_train, y_train)
print(accuracy_score(y_test, model.predict(X_test)))
