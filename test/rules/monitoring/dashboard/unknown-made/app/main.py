from fastapi import FastAPI

from app.monitoring import metrics_dashboard

app = FastAPI()


@app.post("/late")
def late(weight: float):
    return {"late": weight > 20}


app.include_router(metrics_dashboard.router)
