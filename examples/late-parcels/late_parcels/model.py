"""The model: a logistic regression on scaled and one-hot columns, fitted as one pipeline."""

from sklearn.compose import ColumnTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

from late_parcels.features import CATEGORICAL, NUMERIC


def build(C: float, seed: int) -> Pipeline:
    columns = ColumnTransformer(
        [
            ("categorical", OneHotEncoder(handle_unknown="ignore"), CATEGORICAL),
            ("numeric", StandardScaler(), NUMERIC),
        ]
    )
    return Pipeline([("columns", columns), ("classifier", LogisticRegression(C=C, random_state=seed, max_iter=1000))])
