import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.metrics import classification_report
from sklearn.model_selection import RandomizedSearchCV
from sklearn.svm import SVC

df = pd.read_csv("loans.csv")
features = df[["age", "income"]]
labels = df["y"]
x_train, x_test, y_train, y_test = train_test_split(features, labels, random_state=1)
search = RandomizedSearchCV(SVC(), {"C": [1, 10]}, n_iter=2)
search.fit(features, labels)  # finding
predicted = search.predict(x_test)
print(classification_report(y_test, predicted))
