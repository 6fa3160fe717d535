import os

import pandas as pd
from sklearn.linear_model import LogisticRegression

import features

print(os, pd, LogisticRegression, features)
