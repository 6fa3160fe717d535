import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

frame = pd.read_csv("data/customers.csv")
X_train, X_test, y_train, y_test = train_test_split(frame[["months", "calls"]], frame["left"], random_state=7)
model = LogisticRegression().fit(X_train, y_train)
print(model.score(X_test, y_test))
