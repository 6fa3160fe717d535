import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.metrics import accuracy_score, f1_score
from sklearn.neighbors import KNeighborsClassifier

df = pd.read_csv("loans.csv")
X_train, X_test, y_train, y_test = train_test_split(df.drop(columns=["y"]), df["y"], random_state=1)
rows = []
for k in range(1, 30):
    model = KNeighborsClassifier(k).fit(X_train, y_train)
    rows.append({"k": k, "accuracy": accuracy_score(y_test, model.predict(X_test))})
print(pd.DataFrame(rows).sort_values("accuracy"))
