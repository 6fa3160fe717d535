import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, classification_report
from sklearn.model_selection import train_test_split

frame = pd.read_csv("data/customers.csv")
X_train, X_test, y_train, y_test = train_test_split(frame[["months"]], frame["left"], random_state=7)
model = LogisticRegression().fit(X_train, y_train)
predicted = model.predict(X_test)
print(accuracy_score(y_test, predicted))
print(classification_report(y_test, predicted))
