import pandas as pd
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier

df = pd.read_csv("loans.csv")
X_cal, X_test, y_cal, y_test = train_test_split(df.drop(columns=["y"]), df["y"], random_state=1)
models = {"tree": DecisionTreeClassifier().fit(X_cal, y_cal), "line": LogisticRegression().fit(X_cal, y_cal)}
changed = {}
for name, model in models.items():
    before = model.predict_proba(X_test)[:, 1]
    after = IsotonicRegression().fit(model.predict_proba(X_cal)[:, 1], y_cal).predict(before)
    changed[name] = brier_score_loss(y_test, after) - brier_score_loss(y_test, before)
best_improvement = min(changed.items(), key=lambda one: one[1])
print(f"calibration helped {best_improvement[0]} most")
