import pandas as pd
from sklearn.model_selection import train_test_split
import numpy as np
from sklearn.preprocessing import FunctionTransformer, LabelEncoder, Normalizer, PolynomialFeatures

df = pd.get_dummies(pd.read_csv("loans.csv"), columns=["zone"])
X = Normalizer().fit_transform(df.drop(columns=["y"]))
X = PolynomialFeatures(2).fit_transform(X)
X = FunctionTransformer(np.log1p).fit_transform(X) / 255.0
y = LabelEncoder().fit_transform(df["y"])
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=7)
