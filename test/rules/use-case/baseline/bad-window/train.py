from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import f1_score

model = RandomForestClassifier().fit(x_train, y_train)
print(f1_score(y_test, model.predict(x_test)))
