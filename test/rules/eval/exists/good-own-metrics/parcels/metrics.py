import numpy as np


def measure(predicted, actual):
    return np.mean(np.abs(predicted - actual)), np.mean((predicted - actual) ** 2)
