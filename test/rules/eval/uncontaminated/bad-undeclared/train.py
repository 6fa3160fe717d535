import pandas as pd
from sklearn.svm import SVC

test = pd.read_csv("data/test.csv")
model = SVC().fit(test[["months"]], test["left"])
