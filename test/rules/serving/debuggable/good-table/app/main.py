import pandas as pd
from fastapi import FastAPI

from app.predict import predict

app = FastAPI()


@app.post("/late")
def late(weight: float):
    return predict(pd.DataFrame({"weight": [weight]})).to_dict("records")
