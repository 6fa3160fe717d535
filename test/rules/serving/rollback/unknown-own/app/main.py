from fastapi import FastAPI

from app.deployments import Deployments

app = FastAPI()
deployments = Deployments()


@app.post("/late")
def late(weight: float):
    return {"late": weight > 20}


@app.post("/deployments/{deployment}/rollback")
def rollback_deployment(deployment: str):
    return deployments.restore(deployment)
