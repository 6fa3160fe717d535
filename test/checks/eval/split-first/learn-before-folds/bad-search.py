import pandas as pd
from category_encoders import TargetEncoder
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV

df = pd.read_csv("clicks.csv")
encoder = TargetEncoder(cols=["site"])
X = encoder.fit_transform(df[["site", "hour"]], df["clicked"])  # finding
search = GridSearchCV(LogisticRegression(), {"C": [0.1, 1, 10]}, cv=5)
search.fit(X, df["clicked"])
print(search.best_score_)
