from fastapi import FastAPI

from app.sessions import rollback, rollback_session

app = FastAPI()


@app.post("/late")
def late(weight: float):
    return {"late": weight > 20}


@app.post("/cancel")
def cancel(session: str):
    rollback()
    return rollback_session(session)
