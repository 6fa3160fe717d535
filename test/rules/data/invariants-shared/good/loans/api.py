import pandas as pd
from fastapi import FastAPI

from loans.schema import Applications

app = FastAPI()


@app.post("/score")
def score(application: dict) -> float:
    frame = Applications.validate(pd.DataFrame([application]))
    return float(app.state.model.predict_proba(frame)[0][1])
