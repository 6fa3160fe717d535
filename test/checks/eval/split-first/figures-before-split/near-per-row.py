import numpy as np
from sklearn.model_selection import train_test_split

X = np.load("signals.npy")
X = (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True)
train, test = train_test_split(X, random_state=1)
