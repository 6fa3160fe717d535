import joblib

joblib.load("model.joblib")
