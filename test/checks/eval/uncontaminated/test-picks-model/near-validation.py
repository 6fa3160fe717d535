import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.metrics import accuracy_score, f1_score
from sklearn.neighbors import KNeighborsClassifier

df = pd.read_csv("loans.csv")
X_train, X_test, y_train, y_test = train_test_split(df.drop(columns=["y"]), df["y"], random_state=1)
X_train, X_val, y_train, y_val = train_test_split(X_train, y_train, random_state=1)
best_accuracy = 0.0
for k in range(1, 30):
    model = KNeighborsClassifier(k).fit(X_train, y_train)
    accuracy = accuracy_score(y_val, model.predict(X_val))
    if accuracy > best_accuracy:
        best_accuracy, best = accuracy, model
print(accuracy_score(y_test, best.predict(X_test)))
