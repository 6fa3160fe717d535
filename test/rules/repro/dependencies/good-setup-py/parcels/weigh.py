import numpy as np


def weigh(loads):
    return np.sum(loads)
