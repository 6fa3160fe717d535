from sklearn.ensemble import GradientBoostingClassifier


class Scorer:
    def __init__(self, features):
        self.features = features
        self.estimator = GradientBoostingClassifier(random_state=0)

    def train(self, edits, labels):
        self.estimator.fit([[feature(edit) for feature in self.features] for edit in edits], labels)
        return self

    def score(self, edit):
        return self.estimator.predict_proba([[feature(edit) for feature in self.features]])[0, 1]
