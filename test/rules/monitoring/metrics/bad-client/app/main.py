from fastapi import FastAPI
from tritonclient.http import InferenceServerClient

app = FastAPI()
client = InferenceServerClient("triton:8000")


@app.get("/late")
def late():
    return client.infer("late", []).as_numpy("late").tolist()
