import pandas as pd
from imblearn.over_sampling import ADASYN
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import StratifiedKFold, cross_validate


def study(path):
    df = pd.read_csv(path)
    X, y = df.drop(columns=["late"]), df["late"]
    sampler = ADASYN(random_state=0)
    X, y = sampler.fit_resample(X, y)  # finding
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    return cross_validate(RandomForestClassifier(), X, y, cv=folds, scoring="f1")
