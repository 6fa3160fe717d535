import onnxruntime
from fastapi import FastAPI

app = FastAPI()
session = onnxruntime.InferenceSession("models/late.onnx")


@app.post("/late")
def late(weight: float):
    return {"late": float(session.run(None, {"weight": [[weight]]})[0][0]) > 0.5}
