import numpy as np
from sklearn.model_selection import train_test_split

X, y = np.load("x.npy"), np.load("y.npy")
mean = X.mean(axis=0)
std = X.std(axis=0)
X = (X - mean) / std  # finding
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=1)
