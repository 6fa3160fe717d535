from fastapi import FastAPI

app = FastAPI()


@app.post("/late")
def late(weight: float):
    return {"late": weight > 20}


@app.get("/dashboard")
def sales_dashboard():
    return {"parcels": 3, "late": 1}
