import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from shelf import load_registry, save_registry

frame = pd.read_csv("data/parcels.csv")
train, test = train_test_split(frame, random_state=3)
model = LogisticRegression()
model.fit(train[["weight"]], train["late"])
registry = load_registry("model_registry.json")
registry["late"] = {"latest": "late_3", "artefact": "models/late_3.joblib"}
save_registry(registry, "model_registry.json")
