from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import RepeatedKFold, ShuffleSplit, cross_val_score

scores = cross_val_score(LogisticRegression(), X, y, cv=ShuffleSplit(n_splits=50, test_size=0.3))
others = cross_val_score(LogisticRegression(), X, y, cv=RepeatedKFold(n_repeats=20))
