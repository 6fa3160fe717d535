from fastapi import FastAPI

from parcels import depots

app = FastAPI()


@app.get("/depots/{place}")
def nearest(place: str):
    return {"depot": depots.nearest(place)}
