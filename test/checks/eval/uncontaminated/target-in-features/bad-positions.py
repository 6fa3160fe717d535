import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC

dataset = pd.read_csv("wine.csv")
X = dataset.iloc[:, 0:12].values
y = dataset.iloc[:, 11].values
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=1)
classifier = SVC()
classifier.fit(X_train, y_train)  # finding
