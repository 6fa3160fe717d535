import pickle
import sys

import joblib

with open("model.pkl", "rb") as file:
    model = pickle.load(file)
scaler = joblib.load(sys.argv[1])
