import joblib
import pandas as pd

from scorers import Scorer

edits = pd.read_csv("data/edits.csv")
scorer = Scorer([len]).train(edits.text, edits.kept)
joblib.dump(scorer, "scorer.joblib")
