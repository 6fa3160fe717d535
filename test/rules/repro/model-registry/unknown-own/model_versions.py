import json

import joblib


def promote_candidate(model):
    version = json.load(open("models/current.json"))["version"] + 1
    joblib.dump(model, f"models/{version}.joblib")
    json.dump({"version": version}, open("models/current.json", "w"))
