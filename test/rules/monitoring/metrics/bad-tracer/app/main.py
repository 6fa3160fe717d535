from aws_lambda_powertools import Tracer
from fastapi import FastAPI

app = FastAPI()
tracer = Tracer()


@app.post("/late")
@tracer.capture_method
def late(weight: float):
    return {"late": weight > 20}
