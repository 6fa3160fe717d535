from fastapi import FastAPI

from src.late import is_late

app = FastAPI()


@app.get("/late")
def late(parcel: str):
    return {"late": is_late(parcel)}
