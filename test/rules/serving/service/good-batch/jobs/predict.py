import joblib

model = joblib.load("late.joblib")
print(model.predict([[12]]))
