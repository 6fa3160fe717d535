import joblib
import numpy as np


class Predictor:
    def __init__(self):
        self.model = joblib.load("model.joblib")

    def predict(self, weight):
        return self.model.predict(np.array([[float(weight)]]))[0]
