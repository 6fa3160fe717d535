"""The model and how good it is."""

from __future__ import annotations

import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import f1_score, roc_auc_score
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

from churn.features import CATEGORICAL, NUMERIC, TARGET, add_features

SEED = 7


def build_pipeline() -> Pipeline:
    columns = ColumnTransformer(
        [
            ("numeric", StandardScaler(), [*NUMERIC, "calls_per_month"]),
            ("categorical", OneHotEncoder(handle_unknown="ignore"), CATEGORICAL),
        ]
    )
    return Pipeline([("columns", columns), ("model", GradientBoostingClassifier(random_state=SEED))])


def fit(train: pd.DataFrame) -> Pipeline:
    pipeline = build_pipeline()
    pipeline.fit(add_features(train), train[TARGET])
    return pipeline


def evaluate(pipeline: Pipeline, test: pd.DataFrame) -> dict[str, float]:
    scores = pipeline.predict_proba(add_features(test))[:, 1]
    return {
        "roc_auc": float(roc_auc_score(test[TARGET], scores)),
        "f1": float(f1_score(test[TARGET], scores >= 0.5)),
    }
