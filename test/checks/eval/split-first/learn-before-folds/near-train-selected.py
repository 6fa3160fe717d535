import pandas as pd
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.model_selection import train_test_split

df = pd.read_csv("genes.csv")
X_train, X_test, y_train, y_test = train_test_split(df.drop(columns=["ill"]), df["ill"], random_state=1)
selector = SelectKBest(f_classif, k=20)
X_small = selector.fit_transform(X_train, y_train)
model = LogisticRegression().fit(X_small, y_train)
print(model.score(selector.transform(X_test), y_test))
