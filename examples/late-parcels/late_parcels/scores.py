"""The figures by which the model is judged: offline in evaluate.py, live in jobs/quality.py."""

import pandas as pd
from sklearn.metrics import precision_score, recall_score, roc_auc_score


def figures(late: pd.Series, score: pd.Series, warned: pd.Series) -> dict[str, float]:
    found = {
        "recall": recall_score(late, warned, zero_division=0),
        "precision": precision_score(late, warned, zero_division=0),
        # Undefined while all outcomes are alike.
        "roc_auc": roc_auc_score(late, score) if late.nunique() == 2 else float("nan"),
    }
    return {name: round(float(value), 4) for name, value in found.items()}
