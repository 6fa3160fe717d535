import random

import numpy as np


def prepare():
    random.seed(3)
    np.random.seed(3)
