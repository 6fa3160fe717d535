"""Searches the regularisation on the training weeks, oldest folds first. Prints what to write into params.yaml."""

import pandas as pd
from sklearn.model_selection import GridSearchCV, TimeSeriesSplit

from late_parcels.features import add_features
from late_parcels.model import build
from late_parcels.params import params
from late_parcels.split import TRAIN


def main() -> None:
    train = pd.read_csv(TRAIN).sort_values("promised_on")
    settings = params()["model"]
    search = GridSearchCV(
        build(settings["C"], settings["seed"]),
        {"classifier__C": [0.01, 0.03, 0.1, 0.3, 1.0, 3.0]},
        scoring="roc_auc",
        cv=TimeSeriesSplit(n_splits=4),
    )
    search.fit(add_features(train), train["late"])
    print(f"C: {search.best_params_['classifier__C']}  # ROC AUC {search.best_score_:.3f}")


if __name__ == "__main__":
    main()
