from sklearn.linear_model import LogisticRegression
from sklearn.metrics import cohen_kappa_score

model = LogisticRegression().fit(x_train, y_train)
print(cohen_kappa_score(y_test, model.predict(x_test), weights="quadratic"))
