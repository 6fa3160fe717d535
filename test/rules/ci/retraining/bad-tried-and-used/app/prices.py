import joblib

model = joblib.load("model.joblib")


def price(rating: float) -> float:
    return float(model.predict([[rating]])[0])
