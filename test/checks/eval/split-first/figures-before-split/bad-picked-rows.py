import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

loans = pd.read_csv("loans.csv")
loans.loc[loans["experience"] < 0, "experience"] = loans["experience"].mean()  # finding
loans["income"] = np.where(loans["income"].isnull(), loans["income"].median(), loans["income"])

X_train, X_test, y_train, y_test = train_test_split(loans[["experience", "income"]], loans["default"], random_state=1)
print(LogisticRegression().fit(X_train, y_train).score(X_test, y_test))
