import joblib


def save_predictions(rows):
    joblib.dump(joblib.load("model.joblib").predict(rows), "tried.joblib")


save_predictions([[1.0]])
