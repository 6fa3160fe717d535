import pandas as pd
from sklearn.model_selection import train_test_split
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import Pipeline
from sklearn.linear_model import LogisticRegression

df = pd.read_csv("fraud.csv")
model = Pipeline([("more", SMOTE()), ("model", LogisticRegression())])
X_train, X_test, y_train, y_test = train_test_split(df.drop(columns=["fraud"]), df["fraud"], random_state=3)
model.fit(X_train, y_train)
