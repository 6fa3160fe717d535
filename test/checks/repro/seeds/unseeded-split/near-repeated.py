import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

scores = []
for _ in range(1000):
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3)
    scores.append(LogisticRegression().fit(X_train, y_train).score(X_test, y_test))
print(np.mean(scores), np.std(scores))
