from fastapi import FastAPI

app = FastAPI()


def calculate_transaction_cost(value: float) -> float:
    return value * 0.001


@app.post("/trade")
def trade(value: float):
    return {"cost": calculate_transaction_cost(value)}
