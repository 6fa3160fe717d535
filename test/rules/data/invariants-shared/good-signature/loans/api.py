import mlflow
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = mlflow.pyfunc.load_model("models:/loans@champion")


@app.post("/score")
def score(application: dict) -> float:
    frame = pd.DataFrame([application])
    return float(app.state.model.predict_proba(frame)[0][1])
