from sklearn.base import BaseEstimator, TransformerMixin


class Parts(BaseEstimator, TransformerMixin):
    def __init__(self, parts):
        self.parts = parts

    def fit(self, x, y=None):
        for part in self.parts:
            part.fit(x)
        return self

    def transform(self, x):
        return [part.transform(x) for part in self.parts]
