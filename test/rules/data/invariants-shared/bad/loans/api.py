import pandas as pd
from fastapi import FastAPI

app = FastAPI()


@app.post("/score")
def score(application: dict) -> float:
    frame = pd.DataFrame([application])
    return float(app.state.model.predict_proba(frame)[0][1])
