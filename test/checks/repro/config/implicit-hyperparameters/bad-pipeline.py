from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC


class Trainer:
    def __init__(self):
        self.model = make_pipeline(StandardScaler(), SVC())  # finding
