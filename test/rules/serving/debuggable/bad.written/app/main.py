import json
import uuid

from fastapi import FastAPI

app = FastAPI()


def store_prediction(prediction_id: str, weight: float, late: bool) -> None:
    with open("/var/lib/parcels/predictions.jsonl", "a", encoding="utf-8") as file:
        file.write(json.dumps({"id": prediction_id, "weight": weight, "late": late}) + "\n")


@app.post("/late")
def late(weight: float):
    prediction_id = str(uuid.uuid4())
    answer = weight > 20
    store_prediction(prediction_id, weight, answer)
    return {"id": prediction_id, "late": answer}
